"""Who is above whom: one walk over the solid lines answers every such question in constant time."""

from collections.abc import Iterable, Mapping


class Hierarchy:
    """Posts in the order written and the superior of each that has one, be it a post or somebody outside.

    A loop has no top: it is walked from one of its members, and all its members are above whatever hangs from it.
    """

    def __init__(self, posts: Iterable[str], superiors: Mapping[str, str]) -> None:
        self._superiors = superiors
        self._below: dict[str, list[str]] = {}
        # When a post was visited, and when the last post below it was; its layer, 0 in or under a loop.
        self._first: dict[str, int] = {}
        self._last: dict[str, int] = {}
        self._layers: dict[str, int] = {}
        self._tops: dict[str, str] = {}
        # For each member of a loop the member that the walk began with.
        self._loops: dict[str, str] = {}
        posts = dict.fromkeys(posts)
        for post in posts:
            if post in superiors:
                self._below.setdefault(superiors[post], []).append(post)
        for superior in self._below:
            if superior not in posts:
                self._walk(superior, 0, 1)
        for post in posts:
            if post not in superiors:
                self._walk(post, 1, 1)
        for post in posts:
            if post not in self._first:
                loop = self._loop(post)
                self._loops.update(dict.fromkeys(loop, loop[0]))
                self._walk(loop[0], 0, 0)

    def is_above(self, upper: str, lower: str) -> bool:
        """Whether `upper` is met on the line up from `lower`; nobody is above himself."""
        if upper == lower:
            return False
        return self._holds(upper, lower) or (upper in self._loops and self._holds(self._loops[upper], lower))

    def layer(self, post: str) -> int:
        """1 for a post without superior in the team, one more for each level below; 0 in or under a loop."""
        return self._layers.get(post, 0)

    def top(self, post: str) -> str:
        """Who stands at the end of the line up from a post, be it itself; for a loop, one of its members."""
        return self._tops.get(post, post)

    def _holds(self, upper: str, lower: str) -> bool:
        if upper not in self._first or lower not in self._first:
            return False
        return self._first[upper] <= self._first[lower] <= self._last[upper]

    def _walk(self, top: str, layer: int, step: int) -> None:
        """Visit everybody below `top`, by a stack, for lines may be long; each level adds `step` to the layer."""
        stack = [(top, layer, False)]
        while stack:
            post, layer, done = stack.pop()
            if done:
                self._last[post] = len(self._first)
            elif post not in self._first:
                self._first[post] = len(self._first) + 1
                self._layers[post] = layer
                self._tops[post] = top
                stack.append((post, layer, True))
                for below in reversed(self._below.get(post, ())):
                    stack.append((below, layer + step, False))

    def _loop(self, post: str) -> list[str]:
        """The loop that the line up from a post runs into."""
        line = {post: 0}
        while self._superiors[post] not in line:
            post = self._superiors[post]
            line[post] = len(line)
        return list(line)[line[self._superiors[post]] :]
