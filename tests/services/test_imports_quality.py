"""Records of quality come in from a file: surveys, complaints, feedback, conduct, ratings, activities."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.models import Activity, ActivityResult, Complaint, Conduct, Feedback, Milestone, Rating, Survey
from tests.services.importing import Importing, counts, importing, remarks, staffed

__all__ = ["importing", "staffed"]


class TestQuality:
    CASES = (
        ("surveys", Survey, "日期,客户,员工,评分,意见\n2026-03-05,C01,E01,很满意,好\n2026-03-06,,E02,80,\n",
        "2026-03-05,C01,E01,6x,\n"),
        ("complaints", Complaint, "日期,客户,员工,等级,内容,解决日期\n2026-03-05,C01,E01,严重,迟到,2026-03-09\n",
        "2026-03-05,C01,E01,,,2026-03-01\n"),
        ("feedback", Feedback,
        "日期,员工,主题,内容,状态\n2026-03-05,E01,竞品,新店,已采纳\n2026-03-05,E01,竞品,新店,\n",
        "2026-03-05,E01,,,也许\n"),
        ("conduct", Conduct,
        "日期,员工,类型,分值,内容\n2026-03-05,E01,奖励,5,好\n2026-03-05,E02,红线,,虚假报销\n",
        "2026-03-05,E01,罚款,,\n"),
        ("ratings", Rating, "期间,员工,关系,评分,评价人\n2026Q1,E01,上级,90,陈\n2026年3月,E01,自评,95,\n",
        "2026Q9,E01,上级,90,\n"),
        ("activities", ActivityResult,
        "活动,日期,类型,费用,员工,获客数,成交数\n春季招商会,2026-03-05,展会,1万,E01,5,1\n春季招商会,2026-03-05,展会,1万,E02,3,0\n",
        "夏季,2026-06-05,,,E01,-1,\n"),
    )  # fmt: skip

    @pytest.mark.parametrize(("kind", "model", "text", "bad"), CASES, ids=[case[0] for case in CASES])
    def test_records_go_in_once_and_bad_rows_stay_out(
        self, staffed: Importing, kind: str, model: type, text: str, bad: str
    ) -> None:
        number = text.count("\n") - 1

        first, again = staffed.take(kind, text), staffed.take(kind, text + bad)

        assert counts(first) == (number, 0, 0, 0)
        assert counts(again) == (0, 0, number, 1)
        assert len(staffed.all(model.id)) == number  # type: ignore[attr-defined] # every table has its key

    def test_answers_on_a_stated_scale_become_points(self, staffed: Importing) -> None:
        staffed.take("surveys", "日期,员工,评分\n2026-03-05,E01,4\n", {"options": {"scale": 5}})

        assert staffed.all(Survey.score) == [(Decimal(80),)]

    def test_answers_that_look_like_a_scale_are_pointed_out(self, staffed: Importing) -> None:
        report = staffed.take("surveys", "日期,员工,评分\n2026-03-05,E01,4\n2026-03-05,E01,5\n")

        assert "scale = 5" in remarks(report)[0]

    def test_the_kind_of_an_event_gives_its_sign(self, staffed: Importing) -> None:
        report = staffed.take("conduct", "日期,员工,类型,分值\n2026-03-05,E01,扣分,-5\n2026-03-05,E01,奖励,-5\n")

        assert counts(report) == (1, 0, 0, 1)
        assert staffed.all(Conduct.points) == [(Decimal(5),)]
        assert (report.errors[0].column, report.errors[0].value) == ("分值", "-5.00")

    def test_milestones_are_known_by_deal_and_name(self, staffed: Importing) -> None:
        staffed.take("deals", "项目编号,负责人\nD1,E01\n")
        head = "项目,里程碑,计划日期,完成日期\n"

        first = staffed.take("milestones", head + "D1,选址,2026-03-05,\nD1,开业,2026-06-05,\n")
        later = staffed.take("milestones", head + "D1,选址,2026-03-05,2026-03-04\nD1,开业,2026-06-05,\n")

        assert (counts(first), counts(later)) == ((2, 0, 0, 0), (0, 1, 1, 0))
        assert staffed.all(Milestone.done_on) == [(date(2026, 3, 4),), (None,)]

    def test_a_corrected_result_of_an_activity_is_changed(self, staffed: Importing) -> None:
        head = "活动,日期,员工,获客数\n"
        staffed.take("activities", head + "招商会,2026-03-05,E01,5\n")

        report = staffed.take("activities", head + "招商会,2026-03-05,E01,6\n")

        assert counts(report) == (0, 1, 0, 0)
        assert staffed.all(ActivityResult.leads) == [(6,)]
        assert len(staffed.all(Activity.id)) == 1
