"""The typed model reads every field that the schemas allow, and no other."""

import pytest

from orgflow.model import (
    careers,
    coverage,
    glossary,
    goals,
    improvement,
    organisation,
    records,
    requirements,
    service,
    skills,
    variants,
    vendors,
    waivers,
    workflows,
)
from orgflow.model.items import Item
from orgflow.model.reading import COMMON_FIELDS, fields_of
from orgflow.schema.files import schemas

PAIRS: list[tuple[str, list[str], type]] = [
    ("team", ["edition"], organisation.Edition),
    ("team", ["fits"], organisation.Fits),
    ("team", ["calendar"], organisation.Calendar),
    ("team", ["work"], organisation.Work),
    ("team", ["effective"], organisation.Effective),
    ("team", ["front_door"], organisation.FrontDoor),
    ("sources", ["source"], organisation.Source),
    ("principles", ["principle"], organisation.Principle),
    ("variants", ["variant"], variants.Variant),
    ("parties", ["party"], organisation.Party),
    ("units", ["unit"], organisation.Unit),
    ("roles", ["role"], organisation.Role),
    ("people", ["person"], organisation.Person),
    ("values", ["requirement"], requirements.Requirement),
    ("skills", ["skill"], skills.Skill),
    ("courses", ["course"], skills.Course),
    ("courses", ["assessment"], skills.Assessment),
    ("careers", ["career"], careers.Career),
    ("careers", ["promotion"], careers.Promotion),
    ("careers", ["rotation"], careers.Rotation),
    ("surveys", ["survey"], improvement.Survey),
    ("reviews", ["review"], improvement.Review),
    ("kpis", ["kpi"], goals.Kpi),
    ("kpis", ["when_missed"], goals.WhenMissed),
    ("goals", ["goal"], goals.Goal),
    ("goals", ["stage"], goals.Stage),
    ("actions", ["action"], improvement.Action),
    ("incentives", ["incentive"], goals.Incentive),
    ("areas", ["area"], service.Area),
    ("duties", ["duty"], service.Duty),
    ("channels", ["channel"], service.Channel),
    ("cases", ["category"], service.Category),
    ("cases", ["severity"], service.Severity),
    ("cases", [f"{kind}_attribute" for kind in ("enum", "integer", "money", "boolean", "text")], service.Attribute),
    ("escalations", ["level"], service.Rung),
    ("escalations", ["ladder"], service.Escalation),
    ("exits", ["branch", "outcome", "arm", "event", "case_event", "parallel_branch"], workflows.Exit),
    ("exits", ["start"], workflows.Start),
    ("steps", ["task", "decision", "parallel", "join", "wait", "send", "call", "end"], workflows.Step),
    ("step-fields", ["approval"], workflows.Approval),
    ("step-fields", ["decision_table"], workflows.Table),
    ("workflows", ["term"], workflows.Promise),
    ("workflows", ["workflow"], workflows.Workflow),
    ("shifts", ["shift"], coverage.Shift),
    ("demand", ["load"], coverage.Load),
    ("demand", ["service_level"], coverage.ServiceLevel),
    ("demand", ["peak"], coverage.Peak),
    ("vendors", ["vendor"], vendors.Vendor),
    ("vendors", ["pay"], vendors.Pay),
    ("handoffs", ["handoff"], vendors.Handoff),
    ("glossary", ["term"], glossary.Term),
    ("records", ["record"], records.Record),
    ("records", ["promotion"], records.Promotion),
    ("systems", ["system"], records.System),
    ("waivers", ["waiver"], waivers.Waiver),
]


@pytest.mark.parametrize(("area", "objects", "shape"), PAIRS, ids=lambda value: str(getattr(value, "__name__", value)))
def test_schema_and_model_have_the_same_fields(area: str, objects: list[str], shape: type) -> None:
    definitions = schemas()[area]["$defs"]
    allowed = {name for each in objects for name in definitions[each]["properties"]}
    shared = set(COMMON_FIELDS) if issubclass(shape, Item) else set()
    assert allowed - shared == set(fields_of(shape)) - shared


def test_the_team_and_policies_have_the_same_fields() -> None:
    assert set(schemas()["team"]["properties"]) - set(COMMON_FIELDS) == set(fields_of(organisation.Profile))
    policy = set(schemas()["policies"]["$defs"]["policy"]["properties"]) - set(COMMON_FIELDS)
    assert policy == {*workflows.TEMPLATES, "when", "because"}
