import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from desktop.errors import RequestError
from desktop.models import (
    Base,
    Conduct,
    Customer,
    Deal,
    DealResult,
    Instalment,
    Receipt,
    Signing,
    SigningShare,
    Staff,
    Survey,
    Team,
    TeamMembership,
    Visit,
)
from desktop.services.sample import create_sample
from desktop.services.sample.cast import Person, cast
from desktop.store.database import Database
from tests.made_once import SAMPLE_DAY

Rows = dict[str, list[tuple[object, ...]]]
START, END = date(2026, 7, 1), date(2026, 9, 30)


@pytest.fixture(scope="module")
def company(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The sample company, read only."""
    path = tmp_path_factory.mktemp("sample") / "sample.qianji"
    shutil.copyfile(sample_file, path)
    with Database.open(path) as database, database.read() as session:
        yield session


def _everything(session: Session) -> Rows:
    """All rows of a sample company."""
    tables = [
        table for table in Base.metadata.sorted_tables if table.name != "audit_entry" and "scheme" not in table.name
    ]
    return {table.name: [tuple(row) for row in session.execute(select(table))] for table in tables}


def _until(session: Session, day: date) -> Rows:
    """The visits and signings of a sample company up to a day."""
    questions = {
        "visits": "SELECT visited_on, staff_id, summary FROM visit WHERE visited_on <= :until",
        "signed": "SELECT signed_on, number, amount FROM signing WHERE signed_on <= :until",
        "paid": "SELECT received_on, amount FROM receipt WHERE received_on <= :until",
    }
    values = {"until": day.isoformat()}
    return {
        name: sorted(tuple(row) for row in session.execute(text(question), values))
        for name, question in questions.items()
    }


@contextmanager
def _invented(folder: Path, today: date) -> Iterator[Session]:
    """A fresh sample company, read only."""
    with Database.create(folder / f"{today}.qianji") as database:
        create_sample(database, today)
        with database.read() as session:
            yield session


class TestCreateSample:
    def test_it_gives_the_same_company_every_time(self, company: Session, tmp_path: Path) -> None:
        with _invented(tmp_path, SAMPLE_DAY) as second:
            assert _everything(company) == _everything(second)

    @pytest.mark.parametrize("day", [date(2026, 10, 1), date(2026, 12, 31)])
    def test_finished_quarters_look_alike_on_every_day_of_the_running_one(
        self, company: Session, tmp_path: Path, day: date
    ) -> None:
        with _invented(tmp_path, day) as other:
            assert _until(other, END) == _until(company, END)

    def test_it_refuses_a_file_that_holds_staff(self, database: Database) -> None:
        with database.write() as session:
            session.add(Staff(code="1", name="王龚"))

        with pytest.raises(RequestError, match="already holds staff"):
            create_sample(database, SAMPLE_DAY)

    def test_nothing_has_happened_after_today(self, company: Session) -> None:
        happened = (Visit.visited_on, Visit.entered_on, Signing.signed_on, Receipt.received_on, Deal.closed_on)

        latest = [company.scalar(select(func.max(column))) for column in happened]

        assert all(day is not None and day <= SAMPLE_DAY for day in latest)

    def test_four_teams_have_leaders_of_their_own(self, company: Session) -> None:
        teams = company.execute(
            select(Team.id, TeamMembership.team_id).join(TeamMembership, TeamMembership.staff_id == Team.leader_id)
        ).all()

        assert len(teams) == 4
        assert all(own == led for own, led in teams)

    def test_it_is_rich(self, company: Session) -> None:
        counts = {
            table: company.scalar(select(func.count()).select_from(table)) or 0
            for table in (Staff, Visit, Customer, Deal, Signing, Survey)
        }

        assert counts[Staff] == 24
        assert counts[Visit] > 5000
        assert counts[Customer] > 250
        assert counts[Deal] > counts[Signing] > 300
        assert counts[Survey] > 300

    def test_shares_of_each_signing_make_one_hundred(self, company: Session) -> None:
        sums = company.scalars(select(func.sum(SigningShare.share)).group_by(SigningShare.signing_id)).all()

        shared = (
            company.scalar(select(func.count()).select_from(SigningShare).where(SigningShare.share < Decimal(100)))
            or 0
        )

        assert {int(total) for total in sums} == {100}
        assert shared > 20

    def test_instalments_make_the_whole_amount(self, company: Session) -> None:
        due = select(func.sum(Instalment.amount)).where(Instalment.signing_id == Signing.id).scalar_subquery()

        different = company.scalars(select(Signing.id).where(Signing.amount != due)).all()

        assert not different

    @pytest.mark.parametrize("person", cast().people, ids=lambda person: person.code)
    def test_everybody_wins_what_the_script_says(self, company: Session, person: Person) -> None:
        quarters = [(START, END), (date(2026, 4, 1), date(2026, 6, 30))]

        won = [
            company.scalar(
                select(func.count())
                .select_from(Deal)
                .join(Staff, Staff.id == Deal.staff_id)
                .where(Staff.code == person.code, Deal.result == DealResult.WON, Deal.closed_on.between(start, end))
            )
            for start, end in quarters
        ]

        assert won == [person.signings[5], person.signings[4]]

    def test_nobody_works_before_the_hire_or_after_leaving(self, company: Session) -> None:
        strangers = company.scalars(
            select(Visit.id)
            .join(Staff, Staff.id == Visit.staff_id)
            .where((Visit.visited_on < Staff.hired_on) | (Visit.visited_on > Staff.left_on))
        ).all()

        assert not strangers

    def test_one_person_is_silent_for_three_weeks(self, company: Session) -> None:
        days = company.scalars(
            select(Visit.visited_on)
            .join(Staff, Staff.id == Visit.staff_id)
            .where(Staff.name == "温岚", Visit.visited_on.between(START, END))
            .order_by(Visit.visited_on)
        ).all()

        longest = max((later - earlier).days for earlier, later in pairwise(days))

        assert longest >= 21

    def test_one_customer_owes_money_for_long(self, company: Session) -> None:
        open_parts = company.execute(
            select(Signing.customer_id, func.count())
            .join(Instalment, Instalment.signing_id == Signing.id)
            .join(SigningShare, SigningShare.signing_id == Signing.id)
            .join(Staff, Staff.id == SigningShare.staff_id)
            .outerjoin(Receipt, Receipt.instalment_id == Instalment.id)
            .where(Staff.name == "许砚秋", Instalment.due_on <= END, Receipt.id.is_(None))
            .group_by(Signing.customer_id)
        ).all()

        assert open_parts

    def test_there_is_one_red_line_a_leaver_and_somebody_who_moved(self, company: Session) -> None:
        red_lines = company.scalars(select(Conduct.happened_on).where(Conduct.kind == "red_line")).all()
        leavers = company.scalars(select(Staff.name).where(Staff.left_on.is_not(None))).all()
        moved = company.scalars(
            select(TeamMembership.staff_id).group_by(TeamMembership.staff_id).having(func.count() > 1)
        ).all()

        assert len(red_lines) == 1
        assert START <= red_lines[0] <= END
        assert leavers == ["齐正阳"]
        assert len(moved) == 1
