"""Checks in on a few actions of the sample company's latest plan, so that the board has something to tell."""

from datetime import date, timedelta

from desktop.domain.wording.numbers import rounded
from desktop.i18n import CHINESE
from desktop.queries.plans import PlanLine, plan_board
from desktop.services.plans import PlanVerbs
from desktop.services.sample.cast import words
from desktop.store.database import Database

SOME_DAYS_AGO = timedelta(days=4)


def follow_up(database: Database, today: date, evaluation_id: int) -> None:
    """Note how some actions go; what is noted already stays as it is, and nothing is noted before the plan begins."""
    verbs = PlanVerbs(database, lambda: today)
    with database.read() as session:
        lines = plan_board(session, today, CHINESE, [evaluation_id])
    for told in words()["check_ins"]:
        line = next((each for each in lines if _is_meant(each, told["staff"], told["indicator"])), None)
        day = today - SOME_DAYS_AGO
        if line is None or line.check_ins or line.done_on is not None or day not in line.period:
            continue
        verbs.check_in(line.action_id, day, None if line.now is None else rounded(line.now, 1), told["note"])
        if told.get("done", False):
            verbs.complete(line.action_id, day)


def _is_meant(line: PlanLine, code: str, indicator: str) -> bool:
    return line.code == code and line.indicator is not None and line.indicator.code == indicator
