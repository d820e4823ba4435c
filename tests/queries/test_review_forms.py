"""What a review form tells, in both languages."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.indicators import Unit
from desktop.domain.review import Verdict
from desktop.domain.scheme import Filter, Missing, Scope
from desktop.errors import RequestError
from desktop.models import Absence, Lookup, LookupKind, ReviewItem, Staff
from desktop.queries.reviews import review_form, review_forms
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.queries.reviewed import fill, forms
from tests.services.small_company import (
    POINTS,
    Q3,
    Q4,
    add_company,
    add_scheme,
    add_staff,
    add_target,
    add_visits,
    line,
)


class TestReviewForms:
    def test_tell_who_what_and_when(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            fill(session)
        result = evaluations.run(Q3)

        form = forms(database, result.evaluation_id)["E01"]

        assert (form.company, form.title, form.number) == ("云岭鲜食商贸有限公司", "季度考核表", "KH-2026Q3-001")
        assert (form.period_title, form.period_label) == ("2026 年第三季度", "2026Q3")
        assert form.next_period_title == "2026 年第四季度"
        person = form.person
        assert (person.name, person.position, person.team, person.superior) == (
            "王䶮",
            "岗位 specialist",
            "招商一部",
            "李雷",
        )
        assert (person.service_months, person.bonus_base) == (28, Decimal(8000))

    def test_tell_the_result_with_its_grounds(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            fill(session)
        result = evaluations.run(Q3)

        form = forms(database, result.evaluation_id)["E01"]

        assert (form.total, form.exact_total, form.maximum) == (Decimal("66.0"), Decimal(66), Decimal(120))
        assert (form.grade, form.grade_code, form.grade_note) == ("合格", "pass", "60 至 80 分")
        assert (form.rank, form.rank_of, form.coefficient, form.bonus) == (2, 2, Decimal("0.8"), Decimal(6400))
        assert (form.scored_weight, form.conduct_points) == (Decimal(100), Decimal(0))

    def test_tell_each_item_and_why_one_is_not_scored(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            fill(session)
        result = evaluations.run(Q3)

        visits, satisfaction = forms(database, result.evaluation_id)["E02"].items

        assert (visits.name, visits.unit, visits.measure_word, visits.perspective) == (
            "拜访次数",
            Unit.COUNT,
            "次",
            "结果",
        )
        assert (visits.target, visits.actual, visits.attainment) == (Decimal(10), Decimal(9), Decimal(90))
        assert (visits.records, visits.reason) == (9, "")
        assert (satisfaction.is_scored, satisfaction.perspective) == (False, "质量")
        assert satisfaction.reason == "本期没有客户回访，权重 40 已按比例分给其他指标。"

    def test_name_whose_and_which_records_an_item_counts(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            add_company(session)
            east = Filter(product="A 产品", region="华东")
            add_scheme(session, line("visits", "50", scope=Scope.TEAM), line("signed_amount", "50", filter=east))
            add_staff(session, "E01")
            session.add(Lookup(kind=LookupKind.REGION, name="华东", name_en="East China"))
        result = evaluations.run(Q3)

        chinese = forms(database, result.evaluation_id)["E01"]
        english = forms(database, result.evaluation_id, "en")["E01"]

        assert [item.name for item in chinese.items] == ["团队拜访次数", "签约金额 · A 产品 华东"]
        assert [item.name for item in english.items] == ["Visits, team", "Signed amount · A 产品 East China"]

    def test_keep_the_names_of_filters_as_they_were_frozen(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            add_company(session)
            add_scheme(session, line("signed_amount", "100", filter=Filter(region="华东")))
            add_staff(session, "E01")
            session.add(Lookup(kind=LookupKind.REGION, name="华东", name_en="East China"))
        result = evaluations.run(Q3)
        evaluations.finalise(result.evaluation_id)
        with database.write() as session:
            session.scalars(select(Lookup).where(Lookup.name == "华东")).one().name_en = "Elsewhere"

        form = forms(database, result.evaluation_id, "en")["E01"]

        assert form.items[0].name == "Signed amount · East China"

    def test_read_in_english_too(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            fill(session)
        result = evaluations.run(Q3)

        found = forms(database, result.evaluation_id, "en")

        form = found["E01"]
        assert (form.title, form.scheme, form.person.position) == (
            "Quarterly Review",
            "测试方案 EN",
            "Position specialist",
        )
        assert (form.grade, form.grade_note) == ("Satisfactory", "60 to below 80 points")
        assert found["E02"].items[1].reason == (
            "No customer was surveyed in this period; its weight of 40 is spread over the other items."
        )

    def test_hold_strengths_weaknesses_and_a_plan(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            fill(session)
        result = evaluations.run(Q3)

        form = forms(database, result.evaluation_id)["E01"]

        assert [weakness.indicator for weakness in form.weaknesses] == ["visits"]
        weakness = form.weaknesses[0]
        assert (weakness.title, weakness.impact, weakness.is_edited) == ("拜访次数", Decimal(-30), False)
        assert len(weakness.record_ids) == 5
        assert form.actions
        assert all(action.text and action.owner == "王䶮" for action in form.actions)

    def test_tell_the_last_plan_first_and_the_totals_before(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            first = fill(session)
            add_visits(session, first, 8, date(2026, 10, 12))
            add_target(session, "visits", "10", staff_id=first, start=Q4.start, end=Q4.end)
        evaluations.run(Q3)

        result = evaluations.run(Q4)

        form = forms(database, result.evaluation_id)["E01"]
        assert form.previous_total == 66
        assert [(past.label, past.total) for past in form.history] == [
            ("26Q3", Decimal(66)),
            ("26Q4", Decimal("80.0")),
        ]
        assert form.last_plan_title.startswith("2026 年第三季度：定下 ")
        assert form.last_plan[0].verdict is Verdict.DONE
        assert form.last_plan[0].now

    def test_explain_smaller_targets_in_one_line(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            first = fill(session)
            session.add(Absence(staff_id=first, started_on=date(2026, 9, 21), ended_on=date(2026, 9, 27)))
        result = evaluations.run(Q3)

        form = forms(database, result.evaluation_id)["E01"]

        assert form.target_note == "9 月 21 日至 27 日批准休假，金额与次数类目标乘 85/92；比率与平均类目标不折算。"
        assert form.items[0].reason == "目标 × 85/92"

    def test_explain_a_newcomers_target(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            first = fill(session)
            session.get_one(Staff, first).hired_on = date(2026, 8, 1)
        result = evaluations.run(Q3)

        chinese, english = (forms(database, result.evaluation_id, language)["E01"] for language in ("zh_CN", "en"))

        assert chinese.target_note.startswith("入职第 1 个月，在岗 61 天，金额与次数类目标乘 50% × 61/92")
        assert english.target_note.startswith("month 1 of service; 61 days in service: targets")

    def test_say_when_a_target_covers_only_part_of_the_period(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            add_company(session)
            add_scheme(session, line("visits", "100"))
            person = add_staff(session, "E01")
            add_target(session, "visits", "10", staff_id=person, start=date(2026, 7, 1), end=date(2026, 7, 31))
        result = evaluations.run(Q3)

        form = forms(database, result.evaluation_id)["E01"]

        assert form.target_note == "拜访次数的目标由较短期间的目标相加，只覆盖 92 天中的 31 天。"

    def test_say_what_missing_data_counts_as(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            add_scheme(session, line("satisfaction", "100", POINTS, missing=Missing.FULL))
            add_staff(session, "E01")
        result = evaluations.run(Q3)

        assert forms(database, result.evaluation_id)["E01"].items[0].reason == "本期没有客户回访，按 100 分计。"

    def test_show_the_owners_words(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            fill(session)
        result = evaluations.run(Q3)
        before = forms(database, result.evaluation_id)["E01"]
        evaluations.edit_finding(before.weaknesses[0].finding_id, "zh_CN", "改过。", "原因。")
        evaluations.record_interview(before.review_id, date(2026, 10, 14), "意见", "困难", "约定")
        evaluations.add_action(before.review_id, "zh_CN", "加一条", "目标", "支持", date(2026, 12, 31), "")

        form = forms(database, result.evaluation_id)["E01"]

        assert (form.weaknesses[0].text, form.weaknesses[0].cause, form.weaknesses[0].is_edited) == (
            "改过。",
            "原因。",
            True,
        )
        assert (form.interview_on, form.employee_opinion, form.difficulties, form.agreements) == (
            date(2026, 10, 14),
            "意见",
            "困难",
            "约定",
        )
        added = form.actions[-1]
        assert (added.text, added.goal, added.support, added.owner, added.is_edited) == (
            "加一条",
            "目标",
            "支持",
            "王䶮",
            True,
        )
        english = forms(database, result.evaluation_id, "en")["E01"]
        assert english.actions[-1].text == "加一条"

    def test_pick_people_by_code(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            fill(session)
        result = evaluations.run(Q3)

        with database.read() as session:
            picked = review_forms(session, result.evaluation_id, "zh_CN", ["E02"])

        assert [form.person.code for form in picked] == ["E02"]

    def test_of_a_missing_evaluation_are_refused(self, session: Session) -> None:
        with pytest.raises(RequestError, match="no longer there"):
            review_forms(session, 99, "zh_CN")

    def test_one_form_is_found_by_its_review(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            fill(session)
        result = evaluations.run(Q3)
        expected = forms(database, result.evaluation_id)["E01"]

        with database.read() as session:
            assert review_form(session, expected.review_id, "zh_CN") == expected
            assert review_form(session, 99, "zh_CN") is None

    def test_of_an_indicator_no_longer_known_bear_its_code(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            fill(session)
        result = evaluations.run(Q3)
        with database.write() as session:
            for row in session.scalars(select(ReviewItem)):
                row.indicator, row.perspective = "old_code", "创新"

        item = forms(database, result.evaluation_id)["E01"].items[0]

        assert (item.name, item.unit, item.measure_word, item.perspective) == ("old_code", Unit.POINTS, "", "创新")
