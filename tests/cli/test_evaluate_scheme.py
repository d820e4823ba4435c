"""What `qianji evaluate` says about period and scheme: whose is another one, for which length, and time for plans."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from desktop.store.database import Database
from tests.cli.conftest import Call
from tests.services.small_company import add_company, add_scheme, add_staff, add_target, add_visits, line


@pytest.fixture
def company(empty_file: Path, tmp_path: Path) -> Path:
    """Two people; for the leader there is a scheme besides the usual one."""
    place = shutil.copyfile(empty_file, tmp_path / "jobs.qianji")
    with Database.open(place) as database, database.write() as session:
        add_company(session)
        add_scheme(session, line("visits", "100"))
        add_scheme(session, line("visits", "100"), name="主管方案", role="leader", is_default=False)
        for person in (add_staff(session, "E01", "王䶮"), add_staff(session, "L01", "周主管", role="leader")):
            add_target(session, "visits", "9", staff_id=person)
            add_target(session, "visits", "3", staff_id=person, start=date(2026, 8, 1), end=date(2026, 8, 31))
            add_visits(session, person, 6)
    return place


def test_people_whose_position_has_a_scheme_of_its_own_are_named(call: Call, company: Path) -> None:
    usual = call("evaluate", "--data", company, "--period", "2026Q3", "--json")
    own = call("evaluate", "--data", company, "--period", "2026-08", "--scheme", "主管方案", "--json")

    told = "周主管 are evaluated here though the scheme “主管方案 EN” is made for their position."
    assert told in usual.complained
    assert len(usual.document()["reviews"]) == 2
    assert told not in own.complained


def test_a_month_by_a_scheme_for_quarters_is_told(call: Call, company: Path) -> None:
    month = call("evaluate", "--data", company, "--period", "2026-08")
    quarter = call("evaluate", "--data", company, "--period", "2026Q3", "--scheme", "主管方案")

    told = "This scheme is made for quarters."
    assert told in month.complained
    assert told not in quarter.complained


def test_plans_that_nobody_can_carry_out_in_time_are_told(call: Call, company: Path) -> None:
    month = call("evaluate", "--data", company, "--period", "2026-01")

    assert "Plans are made for the period that follows, and that one ends on 2026-02-28" in month.complained
