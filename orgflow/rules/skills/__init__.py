"""Rules on skills, training, and careers."""

from orgflow.rules.rule import Rule
from orgflow.rules.skills.career_without_counselling import career_without_counselling
from orgflow.rules.skills.channel_skill_mismatch import channel_skill_mismatch
from orgflow.rules.skills.complaint_skill_missing import complaint_skill_missing
from orgflow.rules.skills.course_without_assessment import course_without_assessment
from orgflow.rules.skills.course_without_provider import course_without_provider
from orgflow.rules.skills.course_without_skill import course_without_skill
from orgflow.rules.skills.duty_without_skill import duty_without_skill
from orgflow.rules.skills.no_onboarding import no_onboarding
from orgflow.rules.skills.no_promotion_path import no_promotion_path
from orgflow.rules.skills.person_skill_gap import person_skill_gap
from orgflow.rules.skills.promotion_cycle import promotion_cycle
from orgflow.rules.skills.promotion_skips_skill import promotion_skips_skill
from orgflow.rules.skills.promotion_without_criteria import promotion_without_criteria
from orgflow.rules.skills.required_skill_not_trained import required_skill_not_trained
from orgflow.rules.skills.role_without_requirements import role_without_requirements
from orgflow.rules.skills.rotation_without_eligibility import rotation_without_eligibility
from orgflow.rules.skills.rotation_without_term import rotation_without_term
from orgflow.rules.skills.skill_level_undefined import skill_level_undefined
from orgflow.rules.skills.skill_without_kind import skill_without_kind
from orgflow.rules.skills.step_skill_mismatch import step_skill_mismatch
from orgflow.rules.skills.successor_missing import successor_missing
from orgflow.rules.skills.trainer_missing import trainer_missing
from orgflow.rules.skills.training_refresh_missing import training_refresh_missing
from orgflow.rules.skills.training_without_need import training_without_need

SKILLS: tuple[Rule, ...] = (
    role_without_requirements,
    duty_without_skill,
    skill_without_kind,
    course_without_skill,
    course_without_assessment,
    training_refresh_missing,
    trainer_missing,
    course_without_provider,
    promotion_without_criteria,
    rotation_without_term,
    career_without_counselling,
    required_skill_not_trained,
    no_onboarding,
    channel_skill_mismatch,
    step_skill_mismatch,
    complaint_skill_missing,
    promotion_skips_skill,
    skill_level_undefined,
    successor_missing,
    no_promotion_path,
    promotion_cycle,
    rotation_without_eligibility,
    person_skill_gap,
    training_without_need,
)
