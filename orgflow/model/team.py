"""A whole specification as typed objects, and how a document becomes one."""

from collections.abc import Iterator
from collections.abc import Mapping as MappingABC
from collections.abc import Sequence as SequenceABC
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from orgflow.document.tree import AnyNode, Entry, Mapping, Sequence
from orgflow.finding import Note, Problem, Rejected
from orgflow.model.consistency import check_variants, check_workflows
from orgflow.model.items import Item, Ref
from orgflow.model.kinds import ACTORS, SECTION_KINDS
from orgflow.model.merging import join_careers, join_roles, take_merged
from orgflow.model.organisation import Level, Party, Person, Principle, Profile, Role, Source, Unit
from orgflow.model.reading import Reading, build, build_item, names_in, names_inside, text
from orgflow.model.service import Area, Attribute, Case, Category, Channel, Duty, Escalation, Severity
from orgflow.model.workflows import Workflow
from orgflow.text import LANGUAGES, Language, Text, phrase, written_in

if TYPE_CHECKING:
    from orgflow.model.careers import Career
    from orgflow.model.coverage import Load, Shift
    from orgflow.model.glossary import Term
    from orgflow.model.goals import Goal, Incentive, Kpi
    from orgflow.model.improvement import Action, Review, Survey
    from orgflow.model.records import Record, System
    from orgflow.model.skills import Course, Skill
    from orgflow.model.variants import Variant
    from orgflow.model.vendors import Handoff, Vendor
    from orgflow.model.waivers import Waiver

ItemType = TypeVar("ItemType", bound=Item)


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Everything that one root says. The maps are keyed by id, in the order written. `absorbed` are the roles that
    a variant has made part of others, by the id of the one that stays."""

    tree: Mapping = field(repr=False, compare=False)
    profile: Profile
    sources: dict[str, Source]
    principles: dict[str, Principle]
    levels: dict[str, Level]
    parties: dict[str, Party]
    units: dict[str, Unit]
    roles: dict[str, Role]
    people: dict[str, Person]
    areas: dict[str, Area]
    duties: dict[str, Duty]
    channels: dict[str, Channel]
    cases: dict[str, Case]
    escalations: dict[str, Escalation]
    workflows: dict[str, Workflow]
    skills: "dict[str, Skill]"
    courses: "dict[str, Course]"
    careers: "dict[str, Career]"
    kpis: "dict[str, Kpi]"
    goals: "dict[str, Goal]"
    actions: "dict[str, Action]"
    incentives: "dict[str, Incentive]"
    shifts: "dict[str, Shift]"
    demand: "dict[str, Load]"
    records: "dict[str, Record]"
    systems: "dict[str, System]"
    surveys: "dict[str, Survey]"
    reviews: "dict[str, Review]"
    vendors: "dict[str, Vendor]"
    handoffs: "dict[str, Handoff]"
    glossary: "dict[str, Term]"
    variants: "dict[str, Variant]"
    waivers: "dict[str, Waiver]"
    absorbed: dict[str, tuple[Role, ...]]
    # Every mention of a source or of a section of one, wherever it is written.
    citations: tuple[Ref, ...] = ()
    # What a list names twice: the address of the object, where it stands first, and where again.
    repeated: tuple[tuple[str, AnyNode, AnyNode], ...] = field(default=(), repr=False, compare=False)
    # The addresses that something refers to.
    referred: dict[str, None] = field(default_factory=dict, repr=False, compare=False)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that the team states, first the main one; by what is written where it states none."""
        if self.profile.languages:
            return self.profile.languages
        return (written_in(self.tree.source.text),)

    def items(self) -> Iterator[Item]:
        """Every object with an address, sections in order, steps after their workflow."""
        yield self.profile
        for section in SECTION_SHAPES:
            for item in getattr(self, section).values():
                yield item
                if isinstance(item, Workflow):
                    yield from item.steps.values()


# The class of a section's objects, and where it stands: its module is imported for specs that have the section only,
# since making a class takes as long as reading a small section.
SECTION_SHAPES: dict[str, str] = {
    "sources": "organisation.Source",
    "principles": "organisation.Principle",
    "levels": "organisation.Level",
    "parties": "organisation.Party",
    "units": "organisation.Unit",
    "roles": "organisation.Role",
    "people": "organisation.Person",
    "areas": "service.Area",
    "duties": "service.Duty",
    "channels": "service.Channel",
    "cases": "service.Case",
    "escalations": "service.Escalation",
    "workflows": "workflows.Workflow",
    "skills": "skills.Skill",
    "courses": "skills.Course",
    "careers": "careers.Career",
    "kpis": "goals.Kpi",
    "goals": "goals.Goal",
    "actions": "improvement.Action",
    "incentives": "goals.Incentive",
    "shifts": "coverage.Shift",
    "demand": "coverage.Load",
    "records": "records.Record",
    "systems": "records.System",
    "surveys": "improvement.Survey",
    "reviews": "improvement.Review",
    "vendors": "vendors.Vendor",
    "handoffs": "vendors.Handoff",
    "glossary": "glossary.Term",
    "variants": "variants.Variant",
    "waivers": "waivers.Waiver",
}


def shape_of(section: str) -> type[Item]:
    """The class of a section's objects."""
    module, _, name = SECTION_SHAPES[section].partition(".")
    shape: type[Item] = getattr(import_module(f"orgflow.model.{module}"), name)
    return shape


def build_team(tree: Mapping, *, base: Team | None = None, merges: SequenceABC[Mapping] = ()) -> Team:
    """Make the team of a merged document that the schema has accepted.

    For a variant, `base` is the team that it varies and `merges` are the roles that become one. What refers to objects
    that only the base has refers to nothing. Raises `Rejected` with every reference that leads nowhere otherwise and
    every id that is used twice.
    """
    reading = _reading(tree)
    if base is not None:
        reading.base = _reading(base.tree)
        # The variants are those of the specification, whichever of them this is.
        reading.names["variant"] = reading.base.names["variant"]
    for section in SECTION_KINDS:
        reading.refuse_repeats(tree.get(section))
    taken = take_merged(reading, merges)
    sections = {section: _section(reading, section) for section in SECTION_SHAPES if not base or section != "variants"}
    if base:
        sections["variants"] = dict(base.variants)
    absorbed = join_roles(reading, sections["roles"], taken)  # type: ignore[arg-type]  # they are roles
    ((name, entry),) = reading.names["team"].items()
    profile = build_item(reading, Profile, f"team:{name}", entry)
    team = Team(
        tree=tree,
        profile=profile,
        citations=tuple(reading.citations),
        referred=reading.referred,
        repeated=tuple(reading.repeated),
        absorbed=absorbed,
        **sections,  # type: ignore[arg-type]  # each section has its shape
    )
    if absorbed:
        join_careers(team.careers)
    check_variants(reading, team.variants, profile.edition.id if profile.edition else None)
    check_workflows(reading, team, base)
    if reading.findings:
        raise Rejected(tuple(sorted(reading.findings, key=lambda finding: finding.order)))
    return team


def _reading(tree: Mapping) -> Reading:
    names = {kind: names_in(tree.get(section)) for section, kind in SECTION_KINDS.items()}
    names["section"] = _citable(names["source"])
    profile = tree.get("team")
    identifier = profile.get("id") if isinstance(profile, Mapping) else None
    names["team"] = {str(identifier.plain) if identifier else "team": tree.entries["team"]}
    stated = profile.get("languages") if isinstance(profile, Mapping) else None
    first = stated.plain[0] if isinstance(stated, Sequence) and stated.plain else None
    reading = Reading(names, next((language for language in LANGUAGES if language == first), None))
    names["category"] = _categories(names["case"])
    reading.aliases = {
        "party": _party_aliases(names["party"]),
        **{kind: _short(kind, names[kind]) for kind in ("category", "section")},
    }
    _check_actors(reading)
    return reading


def _section(reading: Reading, section: str) -> dict[str, Item]:
    kind = SECTION_KINDS[section]
    found: dict[str, Item] = {}
    if not reading.names[kind]:
        return found
    shape = shape_of(section)
    for name, entry in reading.names[kind].items():
        _enter(reading, section, name)
        if shape is Case:
            found[name] = _case(reading, name, entry)
        else:
            found[name] = _item(reading, shape, f"{kind}:{name}", entry)
    _leave(reading)
    return found


def _enter(reading: Reading, section: str, name: str) -> None:
    """Make the names known that exist only inside one object, and to a variant those that its base has there."""
    reading.prefix = name
    if section in ("workflows", "records"):
        entry = reading.names[SECTION_KINDS[section]].get(name)
        reading.scope = _scope(reading, section, entry) if entry else {}
    if reading.base:
        _enter(reading.base, section, name)


def _leave(reading: Reading) -> None:
    reading.prefix = ""
    reading.scope = {}
    if reading.base:
        _leave(reading.base)


def _scope(reading: Reading, section: str, entry: Entry) -> dict[str, MappingABC[str, object] | None]:
    """Of a workflow its steps and phases, and the attributes of its case; of a record its fields."""
    if section == "records":
        # Where no field is stated, nobody can tell which there are.
        return {"field": names_inside(entry.value, "fields") or None}
    attributes: dict[str, Entry] = {}
    case = entry.value.get("case") if isinstance(entry.value, Mapping) else None
    named = reading.names["case"].get(str(case.plain)) if case else None
    if named:
        attributes = dict(names_inside(named.value, "attributes"))
        for implied, key in (("category", "categories"), ("kind", "categories"), ("severity", "severities")):
            if names_inside(named.value, key):
                attributes.setdefault(implied, named)
    return {
        "step": names_inside(entry.value, "steps"),
        "phase": names_inside(entry.value, "phases"),
        # Where the case itself is not declared, that is the one fault to tell.
        "attribute": attributes if named or not case else None,
    }


def _case(reading: Reading, name: str, entry: Entry) -> Case:
    def parts(key: str, kind: str, shape: type[ItemType]) -> dict[str, ItemType]:
        reading.refuse_repeats(entry.value.get(key) if isinstance(entry.value, Mapping) else None)
        return {
            part: _item(reading, shape, f"{kind}:{name}.{part}", inner)
            for part, inner in names_inside(entry.value, key).items()
        }

    return build(
        reading,
        Case,
        entry.value,
        address=f"case:{name}",
        node=entry.value,
        key=entry.key,
        categories=parts("categories", "category", Category),
        severities=parts("severities", "severity", Severity),
        attributes=parts("attributes", "attribute", Attribute),
    )


def _item(reading: Reading, shape: type[ItemType], address: str, entry: Entry) -> ItemType:
    """An object from an entry, which may be short for its name: a string, `{zh, en}`, or an id in a list."""
    node = entry.value
    # A term of the glossary is what it is called in both languages.
    if isinstance(node, Mapping) and (address.startswith("term:") or not _is_label(node)):
        return build_item(reading, shape, address, entry)
    label = None if node is entry.key or node.plain is None else text(reading, node)
    return shape(address=address, node=node, key=entry.key, name=label)


def _is_label(node: Mapping) -> bool:
    """Whether an object says no more than its name in two languages."""
    return bool(node.entries) and node.entries.keys() <= {"zh", "en"}


def _categories(cases: dict[str, Entry]) -> dict[str, Entry]:
    """What cases may be about, as `complaint_case.product`."""
    return {
        f"{case}.{name}": inner
        for case, entry in cases.items()
        for name, inner in names_inside(entry.value, "categories").items()
    }


def _short(kind: str, names: dict[str, Entry]) -> dict[str, str]:
    """Parts of objects (`refund.wrong_item`, `brief.A1.1`) by their last name, where only one object has it."""
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(name.partition(".")[2], []).append(f"{kind}:{name}")
    return {name: addresses[0] for name, addresses in found.items() if len(addresses) == 1}


def _citable(sources: dict[str, Entry]) -> dict[str, Entry]:
    """What `source:` may name: a source, and its sections as `brief.A1.1`."""
    found = dict(sources)
    for source, entry in sources.items():
        sections = entry.value.get("sections") if isinstance(entry.value, Mapping) else None
        for name, section in sections.entries.items() if isinstance(sections, Mapping) else ():
            found[f"{source}.{name}"] = section
    return found


def _party_aliases(parties: dict[str, Entry]) -> dict[str, str]:
    """Other names of parties; `customer` exists even where nobody declares it."""
    found: dict[str, str] = {}
    for name, entry in parties.items():
        aliases = entry.value.get("aliases") if isinstance(entry.value, Mapping) else None
        for alias in aliases.plain if isinstance(aliases, Sequence) else ():
            found.setdefault(str(alias), f"party:{name}")
    found.setdefault("customer", "party:customer")
    return found


def _check_actors(reading: Reading) -> None:
    """Roles, units, parties, vendors and people share one namespace."""
    first: dict[str, Entry] = {}
    for kind in ACTORS:
        for name, entry in reading.names[kind].items():
            other = first.setdefault(name, entry)
            if other is not entry:
                say = phrase("`{name}` names two actors", "`{name}` 同时是两个主体的名称", name=name)
                hint = Text(
                    en="Roles, units, parties, vendors and people share their names: rename one.",
                    zh="岗位、部门、外部方、供应商和人员共用命名空间：请改名其中一个。",
                )
                note = Note(other.key.span, Text(en="first used here", zh="首次用在这里"))
                reading.refuse("duplicate-id", Problem(at=entry.key.span, say=say, hint=hint, related=(note,)))
