"""The first tables, as they were on the first day; never changed after a release."""

import sqlalchemy as sa
from alembic import op

from desktop.store.migrations.columns import (
    blob, check, day, exact, flag, index, json, moment, recorded, text, to, unique, whole,
)
from desktop.store.migrations.guards import guard

revision = "0001"
down_revision = None

METADATA = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def upgrade() -> None:
    """Make all tables, and guard what stays as it is."""
    METADATA.create_all(op.get_bind(), checkfirst=False)
    guard(op.get_bind())


def table(name: str, *parts: sa.schema.SchemaItem) -> None:
    """A table with its key."""
    sa.Table(name, METADATA, sa.Column("id", sa.Integer, primary_key=True), *parts)


table(
    "activity",
    text("name"), day("held_on"), text("kind"), exact("cost", empty=True), *recorded(),
    index("ix_activity_held_on", "held_on"))
table(
    "audit_entry",
    moment("happened_at"), text("verb"), text("subject"), whole("subject_id", empty=True), json("details"),
    text("previous_digest"), text("digest"))
table(
    "award_kind",
    text("name"), text("name_en"), text("indicator"), text("measure"), text("audience"), whole("sort_order"),
    *recorded(), check('audience_known', "audience IN ('everybody', 'specialist', 'leader', 'newcomer')"),
    check('measure_known', "measure IN ('top', 'progress')"), unique("name"))
table(
    "calendar_day",
    day("day"), flag("is_working"), text("note"), unique("day"))
table(
    "checked_notice",
    text("mark"), day("checked_on"), unique("mark"))
table(
    "company",
    text("name"), blob("logo", empty=True), text("currency"), whole("fiscal_year_start"), whole("log_days"),
    whole("stall_days"), text("work_weekdays"), text("preset"), json("rater_weights"), json("quality_table"),
    json("paper"))
table(
    "custom_indicator",
    text("code"), text("name"), text("name_en"), text("unit"), flag("higher_is_better"), text("source"),
    text("formula"), *recorded(), unique("code"))
table(
    "entry_draft",
    text("grid"), json("rows"), moment("kept_at"), unique("grid"))
table(
    "import_batch",
    moment("imported_at"), text("kind"), text("file_name"), text("digest"), whole("created"), whole("updated"),
    whole("unchanged"), whole("rejected"), moment("undone_at", empty=True))
table(
    "import_shape",
    text("kind"), text("headings"), text("file_name"), json("stated"), moment("used_at"), unique("kind", "headings"))
table(
    "kept_answer",
    text("name"), text("mark"), json("answer"), unique("name"))
table(
    "lookup",
    text("kind"), text("name"), text("name_en"), flag("is_effective"), flag("is_active"), whole("sort_order"),
    unique("kind", "name"))
table(
    "measure",
    text("key"), json("document"), flag("is_active"), flag("is_own"), *recorded(), unique("key"))
table(
    "position",
    text("name"), text("name_en"), text("role"), unique("name"))
table(
    "saved_filter",
    text("place"), text("name"), json("wanted"), flag("is_default"), *recorded(),
    index("ix_saved_filter_place", "place", "name"))
table(
    "scheme",
    text("name"), text("name_en"), text("cycle"), text("role"), flag("is_default"), *recorded(), unique("name"))
table(
    "stage",
    text("name"), text("name_en"), whole("probability"), text("step"), whole("sort_order"), unique("name"))
table(
    "target_season",
    text("indicator"), json("percents"), unique("indicator"))
table(
    "commission_plan",
    text("name"), text("name_en"), text("basis"), text("mode"), text("counted"), text("cycle"), json("tiers"),
    exact("repeat_rate", empty=True), to("product_id", "lookup.id", empty=True),
    to("position_id", "position.id", empty=True), day("valid_from", empty=True), day("valid_to", empty=True),
    *recorded(), check('basis_known', "basis IN ('signed_amount', 'gross_profit', 'first_year_fee', 'collected')"),
    check('counted_known', "counted IN ('contract', 'period')"),
    check('cycle_known', "cycle IN ('month', 'quarter', 'half', 'year')"),
    check('mode_known', "mode IN ('whole', 'progressive')"))
table(
    "import_change",
    to("import_batch_id", "import_batch.id"), text("place"), whole("record_id"), text("before", empty=True),
    text("after"), index("ix_import_change_import_batch_id", "import_batch_id"))
table(
    "scheme_version",
    to("scheme_id", "scheme.id"), whole("version"), moment("created_at"), json("grades"), json("tiers"),
    json("ramp"), text("tier_basis"), exact("maximum"), exact("conduct_limit"), text("form_title"),
    text("form_title_en"), unique("scheme_id", "version"))
table(
    "staff",
    text("code"), text("name"), text("pinyin"), text("initials"), to("position_id", "position.id", empty=True),
    to("manager_id", "staff.id", empty=True), text("manager_name"), to("region_id", "lookup.id", empty=True),
    day("hired_on", empty=True), day("left_on", empty=True), text("phone"), text("email"),
    exact("bonus_base", empty=True), text("notes"), *recorded(),
    check('leaves_after_hire', 'left_on IS NULL OR hired_on IS NULL OR left_on >= hired_on'),
    index("ix_staff_name", "name"), index("uq_staff_code", "code", unique=True))
table(
    "absence",
    to("staff_id", "staff.id"), day("started_on"), day("ended_on"), text("reason"), flag("is_approved"),
    *recorded(), index("ix_absence_staff", "staff_id", "started_on", "ended_on"))
table(
    "activity_result",
    to("activity_id", "activity.id", ondelete="CASCADE"), to("staff_id", "staff.id"), whole("leads"),
    whole("deals"), index("ix_activity_result_staff_id", "staff_id"),
    index("uq_activity_result", "activity_id", "staff_id", unique=True))
table(
    "commission_statement",
    to("plan_id", "commission_plan.id"), to("staff_id", "staff.id"), text("period_label"), day("start"), day("end"),
    exact("base"), exact("computed"), json("slices"), exact("override", empty=True), text("override_reason"),
    *recorded(), index("ix_commission_statement_staff", "staff_id", "start"),
    index("uq_commission_statement", "plan_id", "staff_id", "start", "end", unique=True))
table(
    "conduct",
    day("happened_on"), to("staff_id", "staff.id"), text("kind"), exact("points"), text("description"),
    text("evidence"), text("decision"), *recorded(),
    check('kind_known', "kind IN ('award', 'penalty', 'red_line')"),
    index("ix_conduct_staff", "staff_id", "happened_on", "kind", "points"))
table(
    "customer",
    text("code", empty=True), text("name"), text("pinyin"), text("initials"),
    to("kind_id", "lookup.id", empty=True), to("owner_id", "staff.id", empty=True),
    to("source_id", "lookup.id", empty=True), to("region_id", "lookup.id", empty=True),
    to("industry_id", "lookup.id", empty=True), text("contact"), text("phone"), day("first_contact_on", empty=True),
    exact("registered_capital", empty=True), day("founded_on", empty=True), exact("track_record", empty=True),
    exact("reputation", empty=True), exact("credit", empty=True), text("notes"), *recorded(),
    index("ix_customer_name", "name"), index("ix_customer_owner", "owner_id", "deleted_at"),
    index("uq_customer_code", "code", unique=True))
table(
    "evaluation",
    to("scheme_version_id", "scheme_version.id"), text("period_kind"), text("period_label"), day("start"),
    day("end"), text("status"), moment("computed_at", empty=True), day("computed_on", empty=True),
    moment("finalised_at", empty=True), text("reopen_reason"), text("engine_version"), text("snapshot", empty=True),
    text("seal"), json("guide"), *recorded(),
    check('status_known', "status IN ('draft', 'computed', 'interviewed', 'finalised', 'reopened')"),
    index("ix_evaluation_period", "start", "end"))
table(
    "feedback",
    day("reported_on"), to("staff_id", "staff.id"), text("topic"), text("content"), text("status"), *recorded(),
    check('status_known', "status IN ('new', 'useful', 'adopted')"),
    index("ix_feedback_staff", "staff_id", "reported_on", "status", "deleted_at"))
table(
    "rating",
    day("start"), day("end"), to("staff_id", "staff.id"), text("relation"), text("indicator"), exact("score"),
    text("rater"), text("comment"), *recorded(), index("ix_rating_staff", "staff_id", "start", "end"))
table(
    "scheme_item",
    to("scheme_version_id", "scheme_version.id", ondelete="CASCADE"), whole("sort_order"), text("indicator"),
    exact("weight"), json("rule"), exact("cap"), exact("default_target", empty=True), text("missing"),
    text("scope"), json("filter"), text("perspective"), exact("veto_below", empty=True),
    index("ix_scheme_item_scheme_version_id", "scheme_version_id"))
table(
    "team",
    text("name"), text("name_en"), to("parent_id", "team.id", empty=True), to("leader_id", "staff.id", empty=True),
    *recorded(), unique("name"))
table(
    "award",
    to("kind_id", "award_kind.id"), to("staff_id", "staff.id"), text("period_label"), day("start"), day("end"),
    day("granted_on"), whole("rank", empty=True), text("indicator"), text("figure", empty=True), text("reason"),
    to("conduct_id", "conduct.id", empty=True), *recorded(),
    index("ix_award_period", "start", "end", "kind_id", "staff_id"), index("ix_award_staff", "staff_id"))
table(
    "commission_settlement",
    to("statement_id", "commission_statement.id"), day("settled_on"), exact("amount"), text("note"), *recorded(),
    index("ix_commission_settlement_statement", "statement_id", "deleted_at"))
table(
    "complaint",
    day("received_on"), to("customer_id", "customer.id", empty=True), to("staff_id", "staff.id"), text("severity"),
    text("description"), day("resolved_on", empty=True), *recorded(),
    index("ix_complaint_staff", "staff_id", "received_on", "deleted_at"))
table(
    "customer_owner",
    to("customer_id", "customer.id", ondelete="CASCADE"), to("staff_id", "staff.id"), day("started_on", empty=True),
    day("ended_on", empty=True), index("ix_customer_owner_customer_id", "customer_id"))
table(
    "deal",
    text("code", empty=True), to("staff_id", "staff.id"), to("customer_id", "customer.id", empty=True),
    to("product_id", "lookup.id", empty=True), to("stage_id", "stage.id", empty=True), day("opened_on", empty=True),
    day("closed_on", empty=True), exact("expected_amount", empty=True), exact("amount", empty=True), text("result"),
    to("lost_reason_id", "lookup.id", empty=True), *recorded(),
    check('closes_after_opening', 'closed_on IS NULL OR opened_on IS NULL OR closed_on >= opened_on'),
    check('result_known', "result IN ('open', 'won', 'lost')"),
    index("ix_deal_customer", "customer_id", "opened_on", "deleted_at"),
    index("ix_deal_open", "closed_on", "opened_on", "staff_id", "customer_id", "expected_amount", "deleted_at"),
    index("ix_deal_staff_closed", "staff_id", "closed_on", "result", "opened_on", "lost_reason_id", "deleted_at"),
    index("ix_deal_staff_opened", "staff_id", "opened_on", "result", "closed_on", "deleted_at"),
    index("uq_deal_code", "code", unique=True))
table(
    "distinct_customers",
    to("older_id", "customer.id", ondelete="CASCADE"), to("newer_id", "customer.id", ondelete="CASCADE"),
    *recorded(), check('order', 'older_id < newer_id'), index("ix_distinct_customers_newer_id", "newer_id"),
    index("uq_distinct_customers_pair", "older_id", "newer_id", unique=True))
table(
    "review",
    to("evaluation_id", "evaluation.id", ondelete="CASCADE"), to("staff_id", "staff.id"), text("number"),
    text("staff_code"), text("staff_name"), text("position"), text("position_en"), text("team"), text("team_en"),
    text("superior"), whole("service_months", empty=True), exact("bonus_base", empty=True), text("exact_total"),
    exact("total", empty=True), exact("conduct_points"), exact("scored_weight"), text("computed_grade"),
    text("grade"), text("grade_reason"), whole("rank", empty=True), whole("rank_of"),
    exact("coefficient", empty=True), exact("computed_bonus", empty=True), exact("bonus", empty=True),
    text("bonus_reason"), day("interviewed_on", empty=True), text("employee_opinion"), text("difficulties"),
    text("agreements"), json("past"), json("self_evaluation"), unique("evaluation_id", "staff_id"),
    unique("number"), index("ix_review_staff", "staff_id", "evaluation_id"))
table(
    "survey",
    day("answered_on"), to("customer_id", "customer.id", empty=True), to("staff_id", "staff.id", empty=True),
    exact("score"), text("comment"), *recorded(),
    index("ix_survey_staff", "staff_id", "answered_on", "score", "deleted_at"))
table(
    "target",
    to("staff_id", "staff.id", empty=True), to("team_id", "team.id", empty=True), text("indicator"), day("start"),
    day("end"), text("level"), exact("value"), to("product_id", "lookup.id", empty=True),
    to("region_id", "lookup.id", empty=True), to("customer_kind_id", "lookup.id", empty=True),
    to("source_id", "lookup.id", empty=True), *recorded(),
    check('level_known', "level IN ('base', 'sprint', 'challenge')"),
    check('one_bearer', 'staff_id IS NULL OR team_id IS NULL'), check('period_in_order', '"end" >= start'),
    index("ix_target_staff", "staff_id", "indicator", "start", "end"),
    index("ix_target_team", "team_id", "indicator", "start", "end"))
table(
    "team_membership",
    to("staff_id", "staff.id", ondelete="CASCADE"), to("team_id", "team.id"), day("started_on", empty=True),
    day("ended_on", empty=True), unique("staff_id", "team_id", "started_on"),
    index("ix_team_membership_team", "team_id", "staff_id", "started_on", "ended_on"))
table(
    "acknowledgement",
    to("review_id", "review.id", ondelete="CASCADE"), text("outcome"), day("happened_on"), text("witness"),
    text("delivery"), text("seal"), check('outcome_known', "outcome IN ('signed', 'refused')"), unique("review_id"))
table(
    "action",
    to("review_id", "review.id", ondelete="CASCADE"), to("staff_id", "staff.id"), whole("sort_order"),
    text("indicator"), text("scope"), text("narrowed"), text("measure"), json("texts"), json("goals"),
    json("supports"), text("from_value", empty=True), text("to_value", empty=True), day("due_on"), text("owner"),
    flag("is_edited"), flag("is_added"), day("done_on", empty=True), *recorded(),
    index("ix_action_review_id", "review_id"), index("ix_action_staff_id", "staff_id"))
table(
    "deal_owner",
    to("deal_id", "deal.id", ondelete="CASCADE"), to("staff_id", "staff.id"), day("started_on", empty=True),
    day("ended_on", empty=True), index("ix_deal_owner_deal_id", "deal_id"))
table(
    "deal_stage_change",
    to("deal_id", "deal.id", ondelete="CASCADE"), to("stage_id", "stage.id"), day("reached_on"),
    index("ix_deal_stage_change_deal", "deal_id", "stage_id", "reached_on"))
table(
    "finding",
    to("review_id", "review.id", ondelete="CASCADE"), whole("sort_order"), text("kind"), text("rule"),
    text("indicator"), text("impact"), json("figures"), json("record_ids"), text("cause_key"), json("titles"),
    json("texts"), json("causes"), flag("is_edited"), index("ix_finding_review_id", "review_id"))
table(
    "milestone",
    to("deal_id", "deal.id"), text("name"), day("planned_on"), day("done_on", empty=True), *recorded(),
    index("ix_milestone_deal_id", "deal_id"),
    index("ix_milestone_planned", "planned_on", "deal_id", "done_on", "deleted_at"))
table(
    "review_item",
    to("review_id", "review.id", ondelete="CASCADE"), whole("sort_order"), text("indicator"), text("perspective"),
    exact("weight"), text("target", empty=True), text("effective_target", empty=True), text("actual", empty=True),
    text("numerator", empty=True), text("denominator", empty=True), text("attainment", empty=True),
    text("points", empty=True), text("weighted", empty=True), flag("is_scored"), text("reason"),
    json("reason_values"), whole("records"), index("ix_review_item_review_id", "review_id"))
table(
    "signing",
    text("number", empty=True), to("customer_id", "customer.id", empty=True), day("signed_on"), exact("amount"),
    exact("profit", empty=True), to("product_id", "lookup.id", empty=True),
    to("region_id", "lookup.id", empty=True), exact("first_year_fee", empty=True), day("term_start", empty=True),
    day("term_end", empty=True), day("landing_planned_on", empty=True), day("landed_on", empty=True),
    day("terminated_on", empty=True), to("deal_id", "deal.id", empty=True), *recorded(),
    check('term_in_order', 'term_end IS NULL OR term_start IS NULL OR term_end >= term_start'),
    index("ix_signing_customer", "customer_id", "signed_on", "deleted_at"),
    index("ix_signing_day", "signed_on", "customer_id", "amount", "profit", "deleted_at"),
    index("ix_signing_deal_id", "deal_id"),
    index("ix_signing_landing", "landing_planned_on", "landed_on", "deleted_at"),
    index("ix_signing_term", "term_end", "signed_on", "terminated_on", "customer_id", "deleted_at"),
    index("uq_signing_number", "number", unique=True))
table(
    "target_revision",
    to("target_id", "target.id", ondelete="CASCADE"), exact("old_value", empty=True),
    exact("new_value", empty=True), text("reason"), day("revised_on"),
    index("ix_target_revision_target_id", "target_id"))
table(
    "visit",
    day("visited_on"), to("staff_id", "staff.id"), to("customer_id", "customer.id", empty=True),
    to("deal_id", "deal.id", empty=True), to("method_id", "lookup.id", empty=True), whole("minutes", empty=True),
    to("outcome_id", "lookup.id", empty=True), text("summary"), text("next_step"), day("next_on", empty=True),
    text("place"), day("entered_on"), *recorded(), check('minutes_not_negative', 'minutes IS NULL OR minutes >= 0'),
    index("ix_visit_customer_id", "customer_id"), index("ix_visit_day", "visited_on", "id", "deleted_at"),
    index("ix_visit_deal_id", "deal_id"),
    index("ix_visit_facts", "staff_id", "visited_on", "outcome_id", "customer_id", "entered_on", "deleted_at"),
    index("ix_visit_next", "next_on", "staff_id", "customer_id", "visited_on", "deleted_at"))
table(
    "action_check_in",
    to("action_id", "action.id", ondelete="CASCADE"), day("noted_on"), text("value", empty=True), text("note"),
    *recorded(), index("ix_action_check_in_action_id", "action_id"))
table(
    "action_due_change",
    to("action_id", "action.id", ondelete="CASCADE"), day("changed_on"), day("was_due_on"), day("due_on"),
    text("reason"), index("ix_action_due_change_action_id", "action_id"))
table(
    "commission_line",
    to("statement_id", "commission_statement.id", ondelete="CASCADE"), whole("sort_order"),
    to("signing_id", "signing.id"), text("event"), day("happened_on"), exact("amount"), exact("share"),
    exact("base"), whole("tier", empty=True), exact("rate"), exact("earned"),
    index("ix_commission_line_statement_id", "statement_id"))
table(
    "instalment",
    to("signing_id", "signing.id"), day("due_on"), exact("amount"), *recorded(),
    index("ix_instalment_due", "due_on", "signing_id", "amount", "deleted_at"),
    index("ix_instalment_signing", "signing_id", "due_on", "amount", "deleted_at"))
table(
    "signing_share",
    to("signing_id", "signing.id", ondelete="CASCADE"), to("staff_id", "staff.id"), exact("share"),
    check('share_in_range', 'share > 0 AND share <= 10000'), unique("signing_id", "staff_id"),
    index("ix_signing_share_signing", "signing_id", "staff_id", "share"),
    index("ix_signing_share_staff", "staff_id", "signing_id", "share"))
table(
    "receipt",
    to("signing_id", "signing.id"), to("instalment_id", "instalment.id", empty=True), day("received_on"),
    exact("amount"), *recorded(), index("ix_receipt_day", "received_on", "signing_id", "amount", "deleted_at"),
    index("ix_receipt_signing", "signing_id", "received_on", "instalment_id", "amount", "deleted_at"))
