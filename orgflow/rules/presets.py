"""Which rules speak, and how strictly, for teams at different stages."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from orgflow.rules.rule import NOTHING, Expects, Rule
from orgflow.text import Text, listed, phrase
from orgflow.usage import UsageError


@dataclass(frozen=True, slots=True)
class Preset:
    """Rules that are off, parameters other than the rules' defaults, and what is missed where nobody states it."""

    name: str
    title: Text
    off: frozenset[str] = frozenset()
    parameters: dict[str, dict[str, Any]] = field(default_factory=dict)
    expects: Expects = NOTHING


# What is asked where a team is described in full, and where it would be pedantry otherwise: to name a phase where it
# begins says enough, only rare skills are named, words may say what a duty does, and defaults are there to be used.
_IN_FULL = frozenset(
    (
        "post-left-to-defaults",
        "post-without-unit",
        "duty-without-area",
        "duty-without-effort",
        "duty-without-record",
        "duty-told-to-nobody",
        "front-line-unmarked",
        "duty-without-act",
        "duty-without-skill",
        "record-left-open",
        "step-without-phase",
        "message-without-deadline",
    )
)

PRESETS: dict[str, Preset] = {
    preset.name: preset
    for preset in (
        Preset(
            "draft",
            Text(en="A first draft: only what is wrong, not what is still missing.", zh="初稿：只报错误，不报缺失。"),
            # What a draft may lack without being wrong.
            off=_IN_FULL
            | frozenset(
                (
                    "span-too-narrow",
                    "no-deputy",
                    "no-break-glass",
                    "customer-not-told",
                    "satisfiable-not-resilient",
                    "exception-path-missing",
                    "single-point-of-failure",
                    "cross-functional-no-home",
                    "role-without-duty",
                    "supervision-duty-missing",
                    "duty-cadence-missing",
                    "step-without-duty",
                    "duty-without-flow",
                    "handoff-without-receiver",
                    "blame-gap",
                    "intake-channels-missing",
                    "no-unique-record",
                    "no-acknowledgement",
                    "no-assessment",
                    "no-classification",
                    "no-investigation",
                    "no-follow-up",
                    "no-root-cause",
                    "no-appeal-or-external-route",
                    "recurring-category-no-owner",
                    "compensation-limits-missing",
                    "workflow-without-kind",
                    "source-not-covered",
                    "unused-definition",
                    "placeholder-text",
                    "empty-unit",
                    "unlabeled-branch",
                    "catch-all-duty",
                    "vague-duty-verb",
                    "single-vendor-critical",
                    "missing-start",
                    "missing-label",
                    "label-not-verb-object",
                    "missing-translation",
                    "headcount-mismatch",
                    "no-accountable",
                    "step-without-performer",
                    "missing-default",
                    "guard-gap",
                    "enum-value-unrouted",
                    "contractible-rows",
                    "first-policy",
                    "interface-missing",
                    "workflow-without-promise",
                    "principle-without-proof",
                    "party-without-kind",
                    "course-without-provider",
                    "external-role-without-vendor",
                    "vendor-without-client-owner",
                    "no-escalation-back",
                    "no-qa-by-client",
                    "vendor-terms-missing",
                    "training-responsibility-missing",
                    "vendor-without-sla",
                    "kpi-without-owner",
                    "kpi-without-target",
                    "kpi-without-source",
                    "kpi-without-scope",
                    "kpi-without-action",
                    "role-without-kpi",
                    "goal-without-plan",
                    "goal-stage-without-plan",
                    "reward-without-criteria",
                    "penalty-without-remedy",
                    "role-without-requirements",
                    "skill-without-kind",
                    "course-without-skill",
                    "course-without-assessment",
                    "training-refresh-missing",
                    "trainer-missing",
                    "promotion-without-criteria",
                    "rotation-without-term",
                    "career-without-counselling",
                    "no-review-cadence",
                    "review-without-owner",
                    "review-without-change",
                    "action-without-closure",
                    "action-without-kind",
                    "source-without-kind",
                    "survey-without-plan",
                    "knowledge-base-unowned",
                    "case-library-stale",
                    "channel-kpi-missing",
                    "goal-cascade-break",
                    "feedback-cadence-missing",
                    "successor-missing",
                    "no-promotion-path",
                    "person-skill-gap",
                    "survey-missing",
                    "vanity-metric",
                    "no-counter-metric",
                    "required-skill-not-trained",
                    "no-onboarding",
                    "complaint-skill-missing",
                    "promotion-skips-skill",
                    "survey-not-used",
                    "report-without-reader",
                    "feedback-loop-open",
                    "message-without-receiver",
                    "no-timeout-on-wait",
                    "start-without-trigger",
                    "end-without-outcome",
                    "step-without-deadline",
                    "unbounded-loop",
                    "channel-unstaffed",
                    "channel-terms-missing",
                    "chat-concurrency-unset",
                    "no-overflow",
                    "shift-terms-missing",
                    "person-off-rota",
                    "working-time-missing",
                    "timezone-missing",
                    "load-figures-missing",
                    "service-level-incomplete",
                    "patience-missing",
                    "peak-plan-missing",
                    "record-without-custody",
                    "bot-loop-unowned",
                    "system-without-owner",
                    "handoff-terms-missing",
                    "variant-headcount",
                    "no-backup-solo",
                    "growth-trigger-missing",
                    "language-coverage",
                    "person-languages-missing",
                    "break-missing",
                    "handover-missing",
                    "arrivals-incomplete",
                    "holidays-unknown",
                    "no-single-entry",
                    "record-without-system",
                    "on-call-unclear",
                    "supervisor-coverage-gap",
                    "channel-without-skills",
                )
            ),
        ),
        Preset(
            "recommended",
            Text(en="A team that is to be put to work.", zh="准备投入运行的团队。"),
            off=_IN_FULL,
            # Work may be given away, but not without knowing who answers for it.
            expects=Expects(
                frozenset(("vendors.accountable", "vendors.sla", "vendors.trained_by", "vendors.escalates_to"))
            ),
        ),
        Preset(
            "strict",
            Text(
                en="A team described in full: whatever a kind of object can state is missed where it does not.",
                zh="完整描述的团队：各类对象可以写明而未写明的内容都会指出。",
            ),
            expects=Expects(every_column=True),
        ),
        Preset(
            "small-team",
            Text(
                en="A handful of people, who cover for each other and report to one.",
                zh="几个人的小团队：互相替补，向同一人汇报。",
            ),
            # Where one person wears many hats, layers, deputies and supervisors of their own are not to be had.
            off=_IN_FULL
            | {
                "span-too-narrow",
                "no-deputy",
                "single-point-of-failure",
                "front-line-without-supervisor",
                "supervision-duty-missing",
                # Somebody must take what is nobody's.
                "catch-all-duty",
                "breaks-uncovered",
            },
        ),
        Preset(
            "iso-10002",
            Text(
                en="Complaints handled as ISO 10002 asks: what its steps need is missed where nobody states it.",
                zh="按 ISO 10002 处理投诉：其各步骤所需而未写明的内容都会指出。",
            ),
            off=_IN_FULL,
            expects=Expects(frozenset(("workflows.kind=complaint",))),
        ),
    )
}
DEFAULT = "recommended"


def chosen(
    rules: Iterable[Rule], preset: Preset, select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> tuple[Rule, ...]:
    """The rules to run: those selected by name, else those of the preset, without those ignored.

    A selected rule runs even if the preset leaves it out. Raises `UsageError` for a name that no rule has.
    """
    rules = tuple(rules)
    names = {rule.name for rule in rules}
    select, ignore = tuple(select), tuple(ignore)
    for name in (*select, *ignore):
        if name not in names:
            raise UsageError(unknown_rule(name, names))
    if select:
        return tuple(rule for rule in rules if rule.name in select and rule.name not in ignore)
    return tuple(rule for rule in rules if rule.name not in preset.off and rule.name not in ignore)


def preset(name: str) -> Preset:
    """A preset by name; raises `UsageError`."""
    if name not in PRESETS:
        raise UsageError(
            phrase(
                "there is no preset {name}; there are: {known}",
                "没有名为 {name} 的预设；现有：{known}",
                name=name,
                known=listed(PRESETS),
            )
        )
    return PRESETS[name]


def unknown_rule(name: str, names: Iterable[str]) -> Text:
    """What to say of a name that is none of `names`: the nearest, or where they are listed."""
    near = get_close_matches(name, sorted(names), n=1, cutoff=0.5)
    if near:
        return phrase(
            "there is no rule {name}; did you mean {near}?",
            "没有规则 {name}；是否想写 {near}？",
            name=name,
            near=near[0],
        )
    return phrase(
        "there is no rule {name}; `orgflow rules` lists them", "没有规则 {name}；`orgflow rules` 可列出全部", name=name
    )
