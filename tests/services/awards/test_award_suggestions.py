"""Awards: who the figures of a period suggest."""

from datetime import date, timedelta
from decimal import Decimal

from desktop.domain.awards import Audience, AwardMeasure
from desktop.domain.period import parse_period
from desktop.models import Conduct, Staff
from desktop.queries.award_suggestions import award_suggestions
from desktop.services.award_kinds import AwardKindDraft, AwardKinds
from desktop.services.awards import Awards
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.queries.builders import a_deal, a_person, a_receipt, a_signing
from tests.services.awards.drafts import DAY, draft
from tests.services.small_company import Q2, Q3, add_scheme, add_staff, add_target, add_visits, line, today


class TestSuggestions:
    def suggested(self, database: Database) -> list[tuple[str, str, int, Decimal]]:
        with database.read() as session:
            found = award_suggestions(session, Q3, "en")
        return [(each.kind.label, each.staff, each.rank, each.figure) for each in found]

    def test_the_best_figures_are_named_and_ties_share(self, database: Database, kinds: AwardKinds) -> None:
        kinds.add(AwardKindDraft("签约冠军", "Top signer", "signed_amount"))
        kinds.add(AwardKindDraft("回款之星", "Collection star", "collected_amount"))
        kinds.add(AwardKindDraft("老板特别奖", "Owner's prize"))
        with database.write() as session:
            one, other, third = (a_person(session, name) for name in ("甲", "乙", "丙"))
            a_signing(session, DAY, (one, "50"), (other, "50"), amount="1000")
            paid = a_signing(session, Q2.start, (third, "100"))
            a_receipt(session, paid, DAY, "300")

        assert self.suggested(database) == [
            ("Top signer", "甲", 1, Decimal(500)),
            ("Top signer", "乙", 1, Decimal(500)),
            ("Collection star", "丙", 1, Decimal(300)),
        ]

    def test_newcomers_are_those_in_their_first_year(self, database: Database, kinds: AwardKinds) -> None:
        kinds.add(AwardKindDraft("新人奖", "Best newcomer", "signings", audience=Audience.NEWCOMER))
        with database.write() as session:
            new = a_person(session, "新", hired_on=date(2025, 10, 1))
            old = a_person(session, "老", hired_on=date(2025, 9, 30))
            unknown = a_person(session, "不明")
            for each in (new, old, unknown):
                a_signing(session, DAY, (each, "100"))

        assert [name for _kind, name, *_rest in self.suggested(database)] == ["新"]

    def test_an_award_for_leaders_looks_at_leaders(self, database: Database, kinds: AwardKinds) -> None:
        kinds.add(AwardKindDraft("最佳主管", "Best leader", "visits", audience=Audience.LEADER))
        with database.write() as session:
            for code, role in (("E1", "leader"), ("E2", "specialist")):
                add_visits(session, add_staff(session, code, role=role), 2)

        assert [name for _kind, name, *_rest in self.suggested(database)] == ["员工E1"]

    def test_progress_compares_with_the_period_before_for_those_there_all_along(
        self, database: Database, kinds: AwardKinds
    ) -> None:
        kinds.add(AwardKindDraft("进步奖", "Most improved", "visits", AwardMeasure.PROGRESS))
        with database.write() as session:
            for code, before, now, hired_on, left_on in (
                ("E1", 3, 5, None, None),
                ("E2", 9, 6, None, None),
                ("E3", 1, 9, date(2026, 5, 1), None),
                ("E4", 1, 9, None, date(2026, 9, 1)),
            ):
                person = add_staff(session, code, hired_on=hired_on, left_on=left_on)
                add_visits(session, person, before, Q2.end)
                add_visits(session, person, now)

        assert self.suggested(database) == [("Most improved", "员工E1", 1, Decimal(2))]

    def test_means_that_moved_alike_share_a_place(self, database: Database, kinds: AwardKinds) -> None:
        kinds.add(AwardKindDraft("提速奖", "Fastest", "deal_cycle_days", AwardMeasure.PROGRESS))
        with database.write() as session:
            for name, before, now in (("甲", (43, 0, 0), (11, 0, 0)), ("乙", (32, 0, 0), (0, 0, 0))):
                person = a_person(session, name)
                for closed_on, cycles in ((Q2.end, before), (DAY, now)):
                    for days in cycles:
                        opened_on = closed_on - timedelta(days=days)
                        a_deal(session, person, opened_on=opened_on, closed_on=closed_on, result="won")

        assert [(name, rank) for _kind, name, rank, _figure in self.suggested(database)] == [("甲", 1), ("乙", 1)]

    def test_the_evaluations_total_counts_where_there_is_one(self, database: Database, kinds: AwardKinds) -> None:
        kinds.add(AwardKindDraft("绩效之星", "Best total", "total"))
        with database.write() as session:
            add_scheme(session, line("visits", "100"))
            person = add_staff(session, "E1")
            add_staff(session, "E2")
            add_target(session, "visits", "10", staff_id=person)
            add_visits(session, person, 9)
        without = self.suggested(database)
        Evaluations(database, today).run(Q3)

        assert (without, self.suggested(database)) == ([], [("Best total", "员工E1", 1, Decimal(90))])

    def test_progress_in_the_total_compares_two_totals_of_the_same_scheme(
        self, database: Database, kinds: AwardKinds
    ) -> None:
        kinds.add(AwardKindDraft("进步奖", "Most improved", "total", AwardMeasure.PROGRESS))
        with database.write() as session:
            add_scheme(session, line("visits", "100", default_target=Decimal(2)), name="入门")
            add_scheme(session, line("visits", "100", default_target=Decimal(10)), name="通用", is_default=False)
            for code, before, now in (("E1", 4, 8), ("E2", 5, 7)):
                person = add_staff(session, code)
                add_visits(session, person, before, Q2.end)
                add_visits(session, person, now)
        evaluations = Evaluations(database, today)
        for period, name in ((Q2, "通用"), (Q3, "通用"), (Q3, "入门")):
            evaluations.run(period, name)

        assert self.suggested(database) == [
            ("Most improved", "员工E1", 1, Decimal(40)),
            ("Most improved", "员工E2", 2, Decimal(20)),
        ]

    def test_who_crossed_a_red_line_in_the_period_is_not_suggested(
        self, database: Database, kinds: AwardKinds
    ) -> None:
        kinds.add(AwardKindDraft("勤访奖", "Most visits", "visits"))
        with database.write() as session:
            for code, visits, crossed_on in (("E1", 9, DAY), ("E2", 7, Q2.end), ("E3", 5, None)):
                person = add_staff(session, code)
                add_visits(session, person, visits)
                if crossed_on is not None:
                    session.add(
                        Conduct(staff_id=person, kind="red_line", happened_on=crossed_on, description="虚假报销")
                    )

        assert self.suggested(database) == [
            ("Most visits", "员工E2", 1, Decimal(7)),
            ("Most visits", "员工E3", 2, Decimal(5)),
        ]

    def test_what_is_granted_already_says_so(self, database: Database, kinds: AwardKinds, awards: Awards) -> None:
        kinds.add(AwardKindDraft("签约冠军", indicator="signings"))
        with database.write() as session:
            person = a_person(session).id
            a_signing(session, DAY, (a_person(session), "100"))
        awards.grant(draft(person + 1))

        with database.read() as session:
            (found,) = award_suggestions(session, Q3, "zh_CN")
        assert found.is_granted

    def test_what_is_granted_for_another_period_of_the_same_last_day_is_not_granted(
        self, database: Database, kinds: AwardKinds, awards: Awards, person: int
    ) -> None:
        kinds.add(AwardKindDraft("签约冠军", "Top signer", "signings"))
        with database.write() as session:
            a_signing(session, DAY, (session.get_one(Staff, person), "100"))
        awards.grant(draft(person, period=parse_period("2026-09")))

        with database.read() as session:
            (suggested,) = award_suggestions(session, Q3, "en")

        assert not suggested.is_granted
