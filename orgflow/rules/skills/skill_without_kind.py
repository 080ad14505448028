"""What sort of requirement a skill is."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "skill-without-kind",
    Severity.INFO,
    family="skills",
    section="skills",
    fields={"kind": Text(en="what sort of requirement it is", zh="要求的类型")},
)
def skill_without_kind(graph: OrgGraph, skill: Item) -> bool:
    """
    A skill that does not say of which sort it is.

    未写明类型的技能。

    **Why.** Knowledge can be taught, a degree can only be hired. Rules on training are silent about a skill of
    which they cannot tell.

    **Fix.** Write `kind: skill`, `knowledge`, `attitude`, `education` or `experience`. Silent while no skill states
    it, unless the preset expects it.

    **改法。** 写明 `kind`：`skill`、`knowledge`、`attitude`、`education` 或 `experience`。
    若所有技能都未写且预设不要求，则不提示。
    """
    return True
