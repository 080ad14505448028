"""Somebody teaches the vendor the products."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "training-responsibility-missing",
    Severity.ERROR,
    family="vendors",
    section="vendors",
    fields={"trained_by": Text(en="who trains its people", zh="由谁培训其人员")},
)
def training_responsibility_missing(graph: OrgGraph, vendor: Item) -> bool:
    """
    A vendor whose people nobody trains on the products.

    没有写明由谁对供应商人员做产品培训。

    **Why.** The vendor recruits agents, but only the merchant knows the goods. Each side believes that the other
    trains, and customers get wrong answers.

    **Fix.** Name a role or a unit inside under `trained_by`. Expected of every vendor unless the preset is `draft`.

    **改法。** 在 `trained_by` 中写明内部由哪个岗位或部门培训。
    """
    return True
