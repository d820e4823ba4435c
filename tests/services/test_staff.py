"""Staff members: added, changed, removed, restored."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from desktop.errors import RequestError
from desktop.models import Position, Visit
from desktop.queries.staff import StaffProfile, Stay, staff_profile
from desktop.services.audit import verify
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.store.database import Database

TODAY = date(2026, 11, 21)


@pytest.fixture
def register(database: Database) -> StaffRegister:
    return StaffRegister(database, lambda: TODAY)


@pytest.fixture
def profile(database: Database) -> Callable[[int], StaffProfile]:
    """The profile of one person as the page shows it."""

    def read(staff_id: int) -> StaffProfile:
        with database.read() as session:
            found = staff_profile(session, staff_id, TODAY, "zh_CN")
        assert found is not None
        return found

    return read


Profile = Callable[[int], StaffProfile]


class TestAdd:
    def test_everything_entered_is_kept(self, register: StaffRegister, profile: Profile) -> None:
        manager = register.add(StaffDraft("周敏"))

        added = register.add(
            StaffDraft(
                name="  曾凡 ",
                code="S-07",
                team="华东部",
                position="招商主管",
                region="华东",
                manager_id=manager,
                hired_on=date(2025, 3, 1),
                phone="138 0000 0000",
                email="z@example.com",
                bonus_base=Decimal("8000.50"),
                notes="第一行\r\n第二行",
            )
        )

        found = profile(added)
        assert (found.line.name, found.line.code, found.line.team) == ("曾凡", "S-07", "华东部")
        assert (found.line.position, found.line.region, found.line.superior) == ("招商主管", "华东", "周敏")
        assert (found.bonus_base, found.notes) == (Decimal("8000.50"), "第一行\n第二行")
        assert found.stays == (Stay("华东部", date(2025, 3, 1), None),)

    def test_without_a_code_the_next_free_one_is_given(self, register: StaffRegister, profile: Profile) -> None:
        register.add(StaffDraft("甲", code="E002"))

        codes = [profile(register.add(StaffDraft(name))).line.code for name in ("乙", "丙")]

        assert codes == ["E003", "E004"]

    def test_the_next_code_is_written_as_those_before(self, register: StaffRegister, profile: Profile) -> None:
        for code in ("E01", "E24"):
            register.add(StaffDraft("甲" + code, code=code))

        assert profile(register.add(StaffDraft("乙"))).line.code == "E25"

    def test_a_position_is_found_by_either_name(
        self, register: StaffRegister, profile: Profile, database: Database
    ) -> None:
        with database.write() as session:
            session.add(Position(name="客户经理", name_en="Account manager"))

        added = register.add(StaffDraft("甲", position="account MANAGER"))

        assert profile(added).line.position == "客户经理"

    def test_each_change_is_recorded(self, register: StaffRegister, database: Database) -> None:
        register.change(register.add(StaffDraft("甲")), StaffDraft("乙"))

        with database.read() as session:
            found = verify(session)
        assert (found.entries, found.is_whole) == (2, True)

    @pytest.mark.parametrize(
        ("draft", "sentence"),
        [
            (StaffDraft("  "), "Name must not be empty"),
            (StaffDraft("甲\x07"), r"U\+0007"),
            (StaffDraft("甲\ud800"), r"U\+D800"),
            (StaffDraft("甲" * 201), "201 characters"),
            (StaffDraft("甲", hired_on=TODAY, left_on=date(2020, 1, 1)), "before the hiring date"),
            (StaffDraft("甲", bonus_base=Decimal(-1)), "bonus base -1"),
            (StaffDraft("甲", bonus_base=Decimal("NaN")), "bonus base NaN"),
        ],
    )
    def test_what_cannot_be_is_refused_and_nothing_is_kept(
        self, register: StaffRegister, database: Database, draft: StaffDraft, sentence: str
    ) -> None:
        with pytest.raises(RequestError, match=sentence):
            register.add(draft)

        with database.read() as session:
            assert verify(session).entries == 0

    def test_a_code_belongs_to_one_person(self, register: StaffRegister) -> None:
        register.add(StaffDraft("甲", code="A1"))

        with pytest.raises(RequestError, match="A1 already belongs to 甲"):
            register.add(StaffDraft("乙", code="A1"))

    @pytest.mark.parametrize("name", ['O\'Neil "Bo" <b>', "𠮷野家", "👩‍👩‍👧‍👦", "'; DROP TABLE staff; --", "مرحبا"])
    def test_strange_names_stay_as_they_are(self, register: StaffRegister, profile: Profile, name: str) -> None:
        assert profile(register.add(StaffDraft(name))).line.name == name


class TestChange:
    def test_a_new_team_holds_from_today_and_the_old_one_until_yesterday(
        self, register: StaffRegister, profile: Profile
    ) -> None:
        added = register.add(StaffDraft("甲", team="华东部", hired_on=date(2025, 1, 1)))

        register.change(added, StaffDraft("甲", team="华南部", hired_on=date(2025, 1, 1)))

        assert profile(added).stays == (
            Stay("华南部", TODAY, None),
            Stay("华东部", date(2025, 1, 1), date(2026, 11, 20)),
        )

    def test_the_day_of_a_move_can_be_told(self, register: StaffRegister, profile: Profile) -> None:
        added = register.add(StaffDraft("甲", team="华东部"))

        register.change(added, StaffDraft("甲", team="华南部", team_since=date(2026, 7, 1)))

        assert profile(added).stays == (
            Stay("华南部", date(2026, 7, 1), None),
            Stay("华东部", None, date(2026, 6, 30)),
        )

    def test_the_same_team_changes_nothing(self, register: StaffRegister, profile: Profile) -> None:
        added = register.add(StaffDraft("甲", team="华东部"))

        register.change(added, StaffDraft("乙", team="华东部"))

        assert profile(added).stays == (Stay("华东部", None, None),)

    def test_a_move_on_the_same_day_replaces_the_first_one(self, register: StaffRegister, profile: Profile) -> None:
        added = register.add(StaffDraft("甲", team="华东部", hired_on=TODAY))

        register.change(added, StaffDraft("甲", team="华南部", hired_on=TODAY))

        assert profile(added).stays == (Stay("华南部", TODAY, None),)

    def test_a_person_can_be_in_no_team(self, register: StaffRegister, profile: Profile) -> None:
        added = register.add(StaffDraft("甲", team="华东部"))

        register.change(added, StaffDraft("甲"))

        assert profile(added).stays == (Stay("华东部", None, date(2026, 11, 20)),)

    def test_an_empty_code_keeps_the_one_that_is_there(self, register: StaffRegister, profile: Profile) -> None:
        added = register.add(StaffDraft("甲", code="A1"))

        register.change(added, StaffDraft("乙"))

        assert (profile(added).line.code, profile(added).line.name) == ("A1", "乙")

    def test_nobody_is_their_own_superior(self, register: StaffRegister) -> None:
        added = register.add(StaffDraft("甲"))

        with pytest.raises(RequestError, match="their own superior"):
            register.change(added, StaffDraft("甲", manager_id=added))

    def test_nobody_leads_whom_they_answer_to(self, register: StaffRegister) -> None:
        first = register.add(StaffDraft("甲"))
        second = register.add(StaffDraft("乙", manager_id=first))
        third = register.add(StaffDraft("丙", manager_id=second))

        with pytest.raises(RequestError, match="丙 already answers to 甲"):
            register.change(first, StaffDraft("甲", manager_id=third))
        register.change(third, StaffDraft("丙"))
        register.change(first, StaffDraft("甲", manager_id=third))

    def test_who_is_not_on_the_list_cannot_be_changed(self, register: StaffRegister) -> None:
        with pytest.raises(RequestError, match="removed meanwhile"):
            register.change(77, StaffDraft("甲"))


class TestRemove:
    def test_a_removed_person_can_be_brought_back(self, register: StaffRegister, database: Database) -> None:
        added = register.add(StaffDraft("甲"))

        register.remove(added)
        with database.read() as session:
            assert staff_profile(session, added, TODAY, "en") is None
        register.restore(added)

        with database.read() as session:
            assert staff_profile(session, added, TODAY, "en") is not None

    def test_who_has_records_stays(self, register: StaffRegister, database: Database) -> None:
        added = register.add(StaffDraft("甲"))
        with database.write() as session:
            session.add(Visit(staff_id=added, visited_on=TODAY, entered_on=TODAY))

        with pytest.raises(RequestError, match="leaving date"):
            register.remove(added)

    def test_who_is_on_the_list_cannot_be_brought_back(self, register: StaffRegister) -> None:
        added = register.add(StaffDraft("甲"))

        with pytest.raises(RequestError, match="removed meanwhile"):
            register.restore(added)
