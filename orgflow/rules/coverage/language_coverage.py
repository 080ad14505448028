"""What language a channel promises, somebody who serves it speaks."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase


@rule("language-coverage", Severity.WARNING, family="coverage", needs=("channels", "people"))
def language_coverage(graph: OrgGraph) -> Iterator[Problem]:
    """
    A language of a channel that nobody who serves it speaks.

    渠道承诺的服务语言，接待人员中无人会说。

    **Why.** Customers write in the language that they were offered, and get an answer from a machine, or none.

    **Fix.** Hire or train somebody who speaks it, let another post serve the channel, or take the language away. Asked
    only where all holders of the posts that serve the channel are named and state their `languages`; a bot speaks
    whatever it was taught.

    **改法。** 招聘或培训会该语言的人，或让其他岗位接待，或去掉该语言。
    只有列出了接待岗位全部任职者并写明其 `languages` 时才检查。
    """
    for channel in graph.team.channels.values():
        servers = graph.rota.servers(channel) if channel.languages else ()
        posts = [graph.team.roles[role.partition(":")[2]] for role in servers]
        holders = {post.address: graph.rota.holders(post.address) for post in posts}
        people = [person for listed in holders.values() for person in listed]
        anonymous = any(post.bot or len(holders[post.address]) < post.heads for post in posts)
        if not people or anonymous or not all(person.languages for person in people):
            continue
        spoken = {language for person in people for language in person.languages}
        missing = [language for language in channel.languages if language not in spoken]
        if missing:
            yield Problem(
                at=channel.place("languages"),
                say=phrase(
                    "{channel} is offered in {languages}, which nobody who serves it speaks",
                    "「{channel}」承诺提供 {languages} 服务，但接待人员中无人会说",
                    channel=channel.label,
                    languages=listed(missing),
                ),
                subjects=(channel.address,),
                witness=Witness("absence", (channel.address, *missing)),
                hint=Text(
                    en="Write `languages` at the people who speak it, or take it away here.",
                    zh="请在会说该语言的人员处写明 `languages`，或在此去掉。",
                ),
            )
