"""What to do about a finding, for people who never see the specification."""

from functools import cache

from orgflow.finding import Finding
from orgflow.text import Language, Text

_HEADS: dict[Language, str] = {"en": "**Fix.** ", "zh": "**改法。** "}
# Where neither the finding nor the manual can say it without words of the language.
_SAID = {
    "accountable-without-authority": Text(
        en="Give the post the authority it answers with.", zh="为担责岗位授予相应权限。"
    ),
    "arrivals-incomplete": Text(en="Decide where each kind of case goes.", zh="为每一类问题确定去向。"),
    "boundary-gap": Text(en="Decide which way the values at the limit go.", zh="明确临界值归入哪一个分支。"),
    "breaks-uncovered": Text(en="Stagger the breaks, or let somebody stand in.", zh="错开休息时间，或安排人顶班。"),
    "cannot-complete": Text(en="Give each case a way to its end.", zh="让每一种情形都能走到结束。"),
    "channel-hours-uncovered": Text(
        en="Roster somebody for these hours, or open later.", zh="为该时段排班，或缩短开放时间。"
    ),
    "channel-norm-missing": Text(en="Agree how soon the channel is answered.", zh="约定该渠道的响应时限。"),
    "channel-unstaffed": Text(en="Say which post serves the channel.", zh="确定由哪个岗位服务该渠道。"),
    "customer-not-told": Text(en="Let somebody tell the customer the result.", zh="增加告知客户结果的步骤。"),
    "dead-end": Text(en="Decide what follows the step, or end the case there.", zh="确定后续步骤，或在此结束。"),
    "dead-step-by-guards": Text(
        en="Correct the conditions that lead there, or drop the step.", zh="更正通往该步骤的条件，或删去该步骤。"
    ),
    "deadlock": Text(en="Let both branches arrive before they are joined.", zh="让各分支都能到达汇合处。"),
    "duty-lost-in-variant": Text(en="Give the duty to a post that remains.", zh="将该职责交给仍保留的岗位。"),
    "duty-without-record": Text(en="Agree what is written down when it is done.", zh="约定完成后留下什么记录。"),
    "enum-value-unrouted": Text(
        en="Add a branch for the kind that is left out, or a way for all others.",
        zh="为遗漏的取值增加分支，或设一个兜底分支。",
    ),
    "escalation-cycle": Text(en="Let the last level decide.", zh="由最高一级作最终裁定。"),
    "escalation-without-clock": Text(
        en="Set a time after which the next level takes over.", zh="设定转交上一级的时限。"
    ),
    "escalation-without-target": Text(en="Name who takes the case at this level.", zh="明确该级别由谁接手。"),
    "exception-path-missing": Text(en="Plan what happens if it goes wrong.", zh="补充出现异常时的处理路径。"),
    "front-line-no-authority": Text(
        en="Let the front line settle small cases itself.", zh="授权一线在一定额度内直接处理。"
    ),
    "guard-gap": Text(en="Decide where the cases go that no branch takes.", zh="为没有分支接住的情形确定去向。"),
    "guard-overlap": Text(
        en="Draw the limits so that one branch takes each case.", zh="调整条件，使每种情形只走一个分支。"
    ),
    "handoff-without-receiver": Text(en="Name who takes over.", zh="明确交接的接收方。"),
    "headcount-mismatch": Text(en="Agree on one number of people.", zh="统一人数口径。"),
    "kpi-without-action": Text(en="Agree what is done if the target is missed.", zh="约定未达标时采取的措施。"),
    "kpi-without-owner": Text(en="Name the post that answers for the measure.", zh="为该指标指定负责岗位。"),
    "kpi-without-source": Text(en="Say where the figures come from.", zh="明确该指标的数据来源。"),
    "kpi-without-target": Text(en="Set a target.", zh="设定目标值。"),
    "lack-of-synchronisation": Text(en="Join the parallel branches before going on.", zh="并行分支应先汇合再继续。"),
    "ladder-has-no-final-decider": Text(en="Let the last level decide in every case.", zh="由末级作最终裁定。"),
    "livelock": Text(en="Limit how often the case goes back.", zh="限制退回的次数。"),
    "missing-default": Text(en="Add a way for all other cases.", zh="为其他情形增加一个兜底分支。"),
    "missing-end": Text(en="Say how the case ends.", zh="补充流程的结束。"),
    "missing-start": Text(en="Say how a case begins.", zh="补充流程的开始。"),
    "missing-translation": Text(en="Add the wording in the other language.", zh="补上另一种语言的文字。"),
    "multiple-accountable": Text(en="Let one post alone answer for the result.", zh="只保留一个担责岗位。"),
    "multiple-solid-managers": Text(
        en="Keep one superior who decides; make the others dotted lines.", zh="只保留一位直接上级，其余改为虚线汇报。"
    ),
    "no-accountable": Text(en="Name one post that answers for the result.", zh="指定一个对结果负责的岗位。"),
    "no-acknowledgement": Text(en="Let the customer know that it was received.", zh="受理后告知客户已收到。"),
    "no-backup-solo": Text(en="Train a second person for it.", zh="再培养一人，随时可以顶上。"),
    "no-deputy": Text(en="Name somebody who stands in.", zh="指定代理人。"),
    "no-follow-up": Text(en="Ask the customer afterwards whether it is solved.", zh="事后回访客户，确认问题已解决。"),
    "no-root-cause": Text(en="Look for the cause before closing the case.", zh="结案前查明原因。"),
    "no-single-entry": Text(en="Let every complaint come in at one place.", zh="设立统一的投诉入口。"),
    "no-timeout-on-wait": Text(en="Decide how long to wait, and what follows then.", zh="设定等待时限及超时后的处理。"),
    "orphan-role": Text(en="Say whom the post reports to.", zh="明确该岗位的上级。"),
    "overloaded-role": Text(en="Share out the work, or add people.", zh="分担工作，或增加人手。"),
    "performer-not-role": Text(en="Name a post that does the step.", zh="指定由哪个岗位执行该步骤。"),
    "person-overload": Text(en="Take over some of this person's posts.", zh="减少该人员兼任的岗位。"),
    "raci-vs-flow-drift": Text(
        en="Let whoever does the step be responsible for the duty, or the other way round.",
        zh="使流程执行者与职责分工一致。",
    ),
    "refund-initiate-approve": Text(en="Let somebody else approve the refund.", zh="由另一岗位审批退款。"),
    "reporting-cycle": Text(
        en="Let one of them report to somebody outside the loop.", zh="让其中一个岗位向环外的上级汇报。"
    ),
    "required-skill-not-trained": Text(
        en="Offer a course, or hire for the skill.", zh="安排培训，或在招聘时要求该技能。"
    ),
    "role-without-duty": Text(en="Say what the post is there for, or drop it.", zh="明确该岗位的职责，或撤销该岗位。"),
    "role-without-kpi": Text(en="Agree how the post is measured.", zh="确定该岗位的考核指标。"),
    "single-point-of-failure": Text(en="Have a second post able to do it.", zh="安排第二个岗位能够接手。"),
    "skill-coverage-gap": Text(en="Train or hire for the skill.", zh="通过培训或招聘补足该技能。"),
    "sla-at-risk": Text(en="Shorten the steps, or promise less.", zh="缩短步骤时限，或放宽承诺。"),
    "sla-infeasible": Text(en="Shorten the steps, or promise less.", zh="缩短步骤时限，或放宽承诺。"),
    "span-too-narrow": Text(en="Widen the span, or take out a level.", zh="扩大管理幅度，或减少一级。"),
    "span-too-wide": Text(en="Put team leads in between, or share the lead.", zh="增设组长一级，或增加管理者。"),
    "step-without-deadline": Text(en="Set a deadline for the step.", zh="为该步骤设定时限。"),
    "step-without-performer": Text(en="Name the post that does the step.", zh="指定由哪个岗位执行该步骤。"),
    "too-many-layers": Text(en="Take out a level.", zh="减少管理层级。"),
    "too-many-responsible": Text(
        en="Name one post that does it; let others help.", zh="确定一个主要执行岗位，其他岗位协助。"
    ),
    "unbounded-loop": Text(en="Limit how often the case goes back.", zh="限制退回的次数。"),
    "unlabeled-branch": Text(en="Name the answer that leads this way.", zh="写明走该分支的答案。"),
    "unowned-duty": Text(en="Give the duty to a post.", zh="将该职责交给一个岗位。"),
    "unreachable-step": Text(
        en="Say from where a case comes here, or drop the step.", zh="明确由何处到达，或删去该步骤。"
    ),
    "vacant-critical-post": Text(en="Fill the post, or name who stands in.", zh="尽快补员，或指定代理人。"),
    "vague-duty-verb": Text(en="Say what is done and what comes of it.", zh="写明具体做什么、产出什么。"),
    "workflow-unsatisfiable": Text(
        en="Widen who may do the steps, or relax the separation of duties.", zh="扩大可执行的岗位，或调整职责分离要求。"
    ),
    "workflow-without-promise": Text(en="Agree by when a case is settled.", zh="约定办结时限。"),
}


def advice(finding: Finding, language: Language) -> str:
    """What to do, in the client's words: the hint of the finding, what we say of its rule, or what the manual says, the
    first that speaks of nothing one would type; nothing where none of them does."""
    hint = finding.problem.hint.get(language) if finding.problem.hint else ""
    said = _SAID.get(finding.rule, Text()).get(language)
    return next((text for text in (hint, said, _manual(finding.rule, language)) if text and "`" not in text), "")


@cache
def _manual(rule: str, language: Language) -> str:
    from orgflow.rules import RULES

    head = _HEADS[language]
    paragraphs = (part for known in RULES if known.name == rule for part in known.page.split("\n\n"))
    found = next((part.removeprefix(head) for part in paragraphs if part.startswith(head)), "")
    return found.replace("\n", "" if language == "zh" else " ")
