"""The ranking as values: places, abbreviated names, awards, remarks."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.errors import RequestError
from desktop.models import Award, AwardKind, Conduct
from desktop.queries.sheets import Paper, ranking_sheet
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.queries.sheets.conftest import cells
from tests.services.small_company import Q3, TODAY, add_scheme, add_visits, line, today


class TestRanking:
    def test_people_stand_by_place_with_abbreviated_names(self, company: Database) -> None:
        Evaluations(company, today).run(Q3)

        with company.read() as session:
            sheet = ranking_sheet(Paper(session, Q3, "zh_CN", TODAY))

        shown = [line.cells for line in sheet.tables[0].lines]
        assert [row[:2] for row in shown] == [(1, "王**"), (2, "李**"), (None, "欧阳**")]
        assert shown[0][3] == Decimal("80.0")
        assert shown[2][3] is None

    def test_whole_names_stand_there_where_the_owner_says_so(self, company: Database) -> None:
        Evaluations(company, today).run(Q3)

        with company.read() as session:
            sheet = ranking_sheet(Paper(session, Q3, "zh_CN", TODAY, with_full_names=True))

        assert sheet.tables[0].lines[0].cells[1] == "王小龚"
        assert not any("简写" in remark for remark in sheet.remarks)

    @pytest.mark.parametrize(
        ("top", "shown"), [(None, ["王**"]), (1, ["王**"]), (2, ["王**", "李**"]), (0, ["王**", "李**", "欧阳**"])]
    )
    def test_paper_shows_the_upper_half_or_as_many_places_as_asked_and_the_workbook_everybody(
        self, company: Database, top: int | None, shown: list[str]
    ) -> None:
        Evaluations(company, today).run(Q3)

        with company.read() as session:
            sheet = ranking_sheet(Paper(session, Q3, "en", TODAY, top=top))

        assert [row.cells[1] for row in sheet.tables[0].for_paper.lines] == shown
        assert len(sheet.tables[0].lines) == 3
        assert any("workbook of this sheet" in remark for remark in sheet.remarks) == (len(shown) < 3)

    def test_people_with_the_last_places_total_are_shown_with_it(self, company: Database) -> None:
        with company.write() as session:
            add_visits(session, 2, 8)  # sixteen of twenty: as far as the other
        Evaluations(company, today).run(Q3)

        with company.read() as session:
            table = ranking_sheet(Paper(session, Q3, "zh_CN", TODAY)).tables[0]

        assert [row.cells[:2] for row in table.for_paper.lines] == [(Decimal(1), "王**"), (Decimal(1), "李**")]

    def test_a_grade_set_by_a_red_line_is_not_posted(self, company: Database) -> None:
        with company.write() as session:
            fact = {"happened_on": Q3.start, "kind": "red_line", "points": Decimal(0), "description": "假发票"}
            session.add(Conduct(staff_id=1, **fact))
        Evaluations(company, today).run(Q3)

        with company.read() as session:
            usual, everybody = (
                ranking_sheet(Paper(session, Q3, "zh_CN", TODAY, top=top)).tables[0] for top in (None, 0)
            )

        assert [row.cells[1] for row in usual.for_paper.lines] == []
        assert [row.cells[1] for row in everybody.for_paper.lines][:2] == ["王**", "李**"]
        assert "备注" not in [column.name for column in everybody.for_paper.columns]
        assert usual.columns[-1].name == "备注"

    def test_one_person_is_told_as_one(self, company: Database) -> None:
        Evaluations(company, today).run(Q3)

        with company.read() as session:
            table = ranking_sheet(Paper(session, Q3, "en", TODAY, ["E01"])).tables[0]

        assert table.note == "1 person, 1 with a total"

    def test_awards_of_the_period_stand_below_with_what_they_are_for(self, company: Database) -> None:
        Evaluations(company, today).run(Q3)
        with company.write() as session:
            session.add(AwardKind(name="签约之星"))
            session.flush()
            for start, reason in ((Q3.start, "单笔最大"), (date(2026, 9, 1), "九月")):
                session.add(
                    Award(
                        kind_id=1, staff_id=1, period_label="2026Q3", start=start, end=Q3.end, granted_on=TODAY,
                        indicator="signed_amount", figure="120000", reason=reason,
                    )
                )  # fmt: skip

        with company.read() as session:
            sheet = ranking_sheet(Paper(session, Q3, "zh_CN", TODAY))

        assert cells(sheet, "荣誉榜") == [("签约之星", "王**", "城南组", "签约金额 12.0 万元", "单笔最大")]

    @pytest.mark.parametrize(
        ("indicator", "figure", "told"),
        [
            ("total", "23.8", "总分比上期进步 23.8 分"),
            ("collection_rate", "12.34", "回款率比上期进步 12.3 个百分点"),
            ("visits", "5", "拜访次数比上期进步 5 次"),
        ],
    )
    def test_an_award_for_progress_says_how_far_and_not_how_much(
        self, company: Database, indicator: str, figure: str, told: str
    ) -> None:
        Evaluations(company, today).run(Q3)
        days = {"period_label": "2026Q3", "start": Q3.start, "end": Q3.end, "granted_on": TODAY}
        with company.write() as session:
            session.add(AwardKind(name="进步奖", indicator=indicator, measure="progress"))
            session.flush()
            session.add(Award(kind_id=1, staff_id=1, indicator=indicator, figure=figure, **days))

        with company.read() as session:
            sheet = ranking_sheet(Paper(session, Q3, "zh_CN", TODAY))

        assert cells(sheet, "荣誉榜")[0][3] == told

    def test_what_the_total_does_not_explain_is_remarked_without_particulars(self, company: Database) -> None:
        with company.write() as session:
            add_scheme(session, line("visits", "5"), line("satisfaction", "95"), name="少", is_default=False)
            fact = {"happened_on": Q3.start, "kind": "red_line", "points": Decimal(0), "description": "假发票"}
            session.add(Conduct(staff_id=2, **fact))
        Evaluations(company, today).run(Q3, "少")

        with company.read() as session:
            table = ranking_sheet(Paper(session, Q3, "en", TODAY)).tables[0]

        assert table.columns[-1].name == "Remark"
        told = {str(row.cells[1]): row.cells[-1] for row in table.lines}
        assert told["王**"] == "only 5 % of the weight scored"
        assert told["李**"] == "grade set by a red line; only 5 % of the weight scored"

    def test_a_period_without_an_evaluation_is_refused(self, company: Database) -> None:
        with company.read() as session, pytest.raises(RequestError, match="has not been evaluated"):
            ranking_sheet(Paper(session, Q3, "zh_CN", TODAY))
