"""The book of targets: set, revised with a reason, taken out, taken back; nothing is lost on the way."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from desktop.domain.period import PeriodKind, parse_period
from desktop.domain.targets import Bearer, TargetLevel
from desktop.errors import RequestError
from desktop.models import AuditEntry, CustomIndicator, Lookup, Target, TargetRevision, TargetSeason, Team
from desktop.queries.target_lens import Lens, TargetPlace
from desktop.queries.target_plan import plan_split
from desktop.queries.target_wish import SplitWish
from desktop.queries.targets import targets_for
from desktop.services.audit import verify
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.services.target_drafts import ReasonNeededError, TargetEntry
from desktop.services.targets import TargetBook
from desktop.store.database import Database
from tests.alike import alike

TODAY = date(2026, 11, 21)
VISITS = Lens("visits")
AMOUNT = Lens("signed_amount")


@pytest.fixture
def book(database: Database) -> TargetBook:
    return TargetBook(database, lambda: TODAY)


@pytest.fixture
def person(database: Database) -> int:
    """Somebody of a team, in service from February 2026 to the end of 2027."""
    register = StaffRegister(database, lambda: TODAY)
    return register.add(StaffDraft("甲", team="招商一部", hired_on=date(2026, 2, 1), left_on=date(2027, 12, 31)))


def entry(
    label: str, value: str | None, bearer: Bearer = Bearer.COMPANY, bearer_id: int = 0, lens: Lens = VISITS
) -> TargetEntry:
    period = parse_period(label)
    place = TargetPlace(bearer, bearer_id, period.start, period.end)
    return TargetEntry(place, lens, None if value is None else Decimal(value))


def holding(database: Database, label: str) -> dict[tuple[str, int], Decimal]:
    """The visit targets that hold in a period, by bearer."""
    with database.read() as session:
        figures = targets_for(session, parse_period(label)).figures
    return {
        (key.bearer.value, key.bearer_id): figure.value
        for key, figure in figures.items()
        if key.indicator == "visits"
    }


def history(database: Database) -> list[tuple[Decimal | None, Decimal | None, str, date]]:
    with database.read() as session:
        rows = session.scalars(select(TargetRevision).order_by(TargetRevision.id))
        return [(row.old_value, row.new_value, row.reason, row.revised_on) for row in rows]


class TestSet:
    def test_people_teams_and_the_company_have_targets(
        self, book: TargetBook, database: Database, person: int
    ) -> None:
        revised = book.set(
            [entry("2026", "100"), entry("2026", "60", Bearer.TEAM, 1), entry("2026", "36", Bearer.STAFF, person)]
        )

        assert revised.counts() == (3, 0, 0)
        assert holding(database, "2026") == {("company", 0): 100, ("team", 1): 60, ("staff", person): 36}

    @pytest.mark.parametrize("label", ["2026-W50", "2026-12", "2027Q1", "2027H1", "2027", "2026-12-05..2027-03-04"])
    def test_any_period_may_have_one(self, book: TargetBook, database: Database, label: str) -> None:
        book.set([entry(label, "12")])

        assert holding(database, label) == {("company", 0): 12}

    def test_levels_and_filters_are_targets_of_their_own(self, book: TargetBook, database: Database) -> None:
        with database.write() as session:
            session.add(Lookup(kind="product", name="茶饮"))
            session.flush()
        lenses = [
            VISITS,
            Lens("visits", TargetLevel.BASE),
            Lens("visits", TargetLevel.CHALLENGE),
            Lens("visits", product_id=1),
            Lens("visits", region_id=1),
            Lens("visits", customer_kind_id=1, source_id=1),
        ]

        book.set([entry("2027", str(number), lens=lens) for number, lens in enumerate(lenses, 1)])

        with database.read() as session:
            figures = targets_for(session, parse_period("2027")).figures
        assert sorted(figure.value for figure in figures.values()) == [1, 2, 3, 4, 5, 6]

    def test_the_owners_own_indicators_have_targets_too(self, book: TargetBook, database: Database) -> None:
        with database.write() as session:
            session.add(CustomIndicator(code="own_1", name="团队氛围", unit="points", source="manual"))

        book.set([entry("2027", "80.5", lens=Lens("own_1"))])

        with database.read() as session:
            assert session.scalars(select(Target.value)).all() == [Decimal("80.5")]

    def test_one_act_is_one_entry_in_the_record_of_changes(self, book: TargetBook, database: Database) -> None:
        book.set([entry("2027-01", "5"), entry("2027-02", "6")])

        with database.read() as session:
            (made,) = session.scalars(select(AuditEntry).where(AuditEntry.verb == "targets.set"))
            assert made.details == {"reason": "", "targets": [[1, None, "5"], [2, None, "6"]]}
            assert verify(session).is_whole

    def test_what_stands_already_changes_nothing(self, book: TargetBook, database: Database) -> None:
        book.set([entry("2027", "5")])

        assert book.set([entry("2027", "5.00"), entry("2028", None)]).changes == ()
        assert len(history(database)) == 1

    def test_of_two_values_for_one_target_the_last_one_counts(self, book: TargetBook, database: Database) -> None:
        book.set([entry("2027", "5"), entry("2027", "7")])

        assert holding(database, "2027") == {("company", 0): 7}


class TestRevise:
    def test_a_target_to_come_is_revised_freely_and_keeps_its_history(
        self, book: TargetBook, database: Database
    ) -> None:
        book.set([entry("2027", "5")])

        book.set([entry("2027", "7")], "新开两家店")

        assert alike(history(database)) == [(None, 5, "", TODAY), (5, 7, "新开两家店", TODAY)]

    def test_one_in_force_needs_a_reason(self, book: TargetBook, database: Database) -> None:
        book.set([entry("2026Q4", "5"), entry("2026-11", "2"), entry("2027", "9")])

        with pytest.raises(ReasonNeededError) as refused:
            book.set([entry("2026Q4", "7"), entry("2026-11", None), entry("2027", "8")], "  ")

        assert refused.value.count == 2
        assert holding(database, "2027") == {("company", 0): 9}
        assert book.set([entry("2026Q4", "7")], "客户延期").counts() == (0, 1, 0)

    def test_it_is_in_force_from_its_first_day_on(self, book: TargetBook) -> None:
        book.set([entry("2026-11-21..2026-12-20", "5"), entry("2026-11-22..2026-12-21", "5")])

        book.set([entry("2026-11-22..2026-12-21", "6")])
        with pytest.raises(ReasonNeededError):
            book.set([entry("2026-11-21..2026-12-20", "6")])

    def test_setting_one_for_days_past_needs_none(self, book: TargetBook) -> None:
        assert book.set([entry("2025", "5")]).counts() == (1, 0, 0)


class TestTakeOut:
    def test_it_is_gone_and_its_history_goes_on_when_it_is_set_again(
        self, book: TargetBook, database: Database
    ) -> None:
        book.set([entry("2027", "5")])
        out = book.set([entry("2027", None)])
        gone = holding(database, "2027")

        book.set([entry("2027", "6")])

        assert (out.counts(), gone) == ((0, 0, 1), {})
        assert [line[:2] for line in history(database)] == [(None, 5), (5, None), (None, 6)]
        with database.read() as session:
            assert len(session.scalars(select(Target)).all()) == 1

    @pytest.mark.parametrize("second", ["7", None])
    def test_every_act_can_be_taken_back(self, book: TargetBook, database: Database, second: str | None) -> None:
        book.set([entry("2027", "5")])
        act = book.set([entry("2027", second), entry("2028", "1")])

        book.undo(act, "撤销")

        assert alike((holding(database, "2027"), holding(database, "2028"))) == ({("company", 0): 5}, {})
        assert history(database)[-1][2] == "撤销"

    def test_an_act_overtaken_by_another_stays(self, book: TargetBook, database: Database) -> None:
        act = book.set([entry("2027", "5")])
        book.set([entry("2027", "6")])

        with pytest.raises(RequestError, match="changed again meanwhile"):
            book.undo(act, "撤销")
        assert holding(database, "2027") == {("company", 0): 6}


class TestBrokenDown:
    def test_a_quarter_follows_its_months_with_the_reason_and_comes_back(
        self, book: TargetBook, database: Database
    ) -> None:
        book.set([entry("2026Q4", "380"), entry("2026", "50")])
        wish = SplitWish(Bearer.COMPANY, 0, VISITS, parse_period("2026"), Decimal(120), PeriodKind.MONTH)
        with database.read() as session:
            plan = plan_split(session, wish, TODAY, "zh_CN")

        act = book.set([TargetEntry(place, VISITS, value) for place, value in plan.entries], "年中调整")
        after, quarter = holding(database, "2026Q4"), history(database)[-1]
        book.undo(act, "撤销")

        assert alike((after, holding(database, "2026Q4"))) == ({("company", 0): 30}, {("company", 0): 380})
        assert alike(quarter) == (380, 30, "年中调整", TODAY)
        assert alike((holding(database, "2026"), holding(database, "2026-11"))) == ({("company", 0): 50}, {})


class TestRefusals:
    @pytest.mark.parametrize(
        ("wrong", "reason"),
        [
            (entry("2027", "-1"), "below zero"),
            (entry("2027", "NaN"), "too large"),
            (entry("2027", "1E+12"), "too large"),
            (entry("2027", "1.005", lens=AMOUNT), "2 are kept"),
            (entry("2027", "1.00005"), "4 are kept"),
            (entry("2027", "1", lens=Lens("friends")), "no indicator “friends”"),
            (entry("2027", "1", Bearer.TEAM, 9), "team was removed"),
            (entry("2027", "1", Bearer.STAFF, 9), "staff member was removed"),
            (entry("2027", "1", lens=Lens("visits", product_id=9)), "no longer on the lists"),
            (entry("2025", "1", Bearer.STAFF, 1), "was hired on 2026-02-01"),
            (entry("2028", "1", Bearer.STAFF, 1), "left on 2027-12-31"),
            (
                TargetEntry(TargetPlace(Bearer.COMPANY, 0, date(2027, 2, 1), date(2027, 1, 1)), VISITS, Decimal(1)),
                "ends before it starts",
            ),
        ],
    )
    @pytest.mark.usefixtures("person")
    def test_what_cannot_be_a_target_is_refused_and_nothing_beside_it_kept(
        self, book: TargetBook, database: Database, wrong: TargetEntry, reason: str
    ) -> None:
        with pytest.raises(RequestError, match=reason):
            book.set([entry("2027-01", "3"), wrong])

        assert history(database) == []

    def test_a_deleted_team_takes_none_but_its_old_ones_can_go(
        self, book: TargetBook, database: Database, person: int
    ) -> None:
        assert person
        book.set([entry("2027", "5", Bearer.TEAM, 1)])
        with database.write() as session:
            session.get_one(Team, 1).deleted_at = session.get_one(Team, 1).created_at

        with pytest.raises(RequestError, match="team was removed"):
            book.set([entry("2028", "5", Bearer.TEAM, 1)])
        assert book.set([entry("2027", None, Bearer.TEAM, 1)]).counts() == (0, 0, 1)


class TestSeason:
    def test_a_table_of_exactly_100_is_remembered(self, book: TargetBook, database: Database) -> None:
        book.set([entry("2027", "1")], season=[Decimal("8.5")] * 6 + [Decimal("8.1")] * 5 + [Decimal("8.5")])
        book.set([entry("2027", "2")], season=[Decimal(5)] * 10 + [Decimal(25)] * 2)

        with database.read() as session:
            (row,) = session.scalars(select(TargetSeason))
            assert row.percents == ["5"] * 10 + ["25"] * 2

    def test_any_other_is_refused(self, book: TargetBook) -> None:
        with pytest.raises(RequestError, match="sum to 96"):
            book.set([entry("2027", "1")], season=[Decimal(8)] * 12)
