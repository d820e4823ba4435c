"""The numbers beside the places: the to-do list's own reminders, counted."""

import shutil
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.models import Company
from desktop.queries.dashboard.reminder import About, Reminder
from desktop.queries.dashboard.reminders import reminders
from desktop.queries.waiting import ASKED, Wait, Waiting, counted, waiting
from desktop.store.database import Database
from tests.queries.builders import a_customer, a_person, a_visit, keep
from tests.ui.surroundings import TODAY


def test_the_numbers_are_those_of_the_to_do_list(tmp_path: Path, rehearsed_file: Path) -> None:
    copy = Path(shutil.copyfile(rehearsed_file, tmp_path / "sample.qianji"))
    with Database.open(copy) as database, database.read() as session:
        told = reminders(session, TODAY, "en")
        found = waiting(session, TODAY, "en", ASKED)

    def number(about: About) -> int:
        return sum(each.about is about for each in told)

    interviews = sum(each.number for each in told if each.about is About.FINALISE)
    follow_ups = sum(each.number for each in told if each.about is About.FOLLOW_UP)
    instalments = sum(each.number for each in told if each.about is About.OVERDUE)
    assert found["visits"] == (Waiting(Wait.FOLLOW_UPS, follow_ups),)
    assert found["deals"] == (Waiting(Wait.STALLED, number(About.STALLED)),)
    assert found["signings"] == (Waiting(Wait.OVERDUE, instalments),)
    assert found["evaluations"] == (Waiting(Wait.INTERVIEWS, interviews),)
    assert sum(each.number for each in found["plans"]) == number(About.ACTION)
    assert min(follow_ups, number(About.STALLED), instalments, interviews) > 0


def test_only_what_is_asked_for_is_answered(session: Session) -> None:
    keep(session, Company(name="栗巷茶食"))
    a_visit(
        session, a_person(session), date(2026, 11, 2), customer_id=a_customer(session).id, next_on=date(2026, 11, 9)
    )

    found = waiting(session, TODAY, "en", {"visits"})

    assert found == {"visits": (Waiting(Wait.FOLLOW_UPS, 1),)}


def test_an_evaluation_is_its_interviews_until_they_are_done_then_itself() -> None:
    told = [
        Reminder(About.FINALISE, number=2),
        Reminder(About.FINALISE, number=0),
        Reminder(About.RUN, number=0),
        Reminder(About.SILENT),
    ]

    assert counted(told) == (Waiting(Wait.INTERVIEWS, 2), Waiting(Wait.FINALISING, 1), Waiting(Wait.RUNNING, 1))
