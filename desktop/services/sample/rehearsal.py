"""Plays the owner's evaluations on the sample company: three quarters, so that plans have an outcome."""

from collections.abc import Callable
from datetime import date, timedelta

from sqlalchemy import select

from desktop.domain.period import Period, PeriodKind, last_full
from desktop.errors import N_, RequestError
from desktop.i18n import CHINESE
from desktop.models import AuditEntry
from desktop.queries.reviews import review_forms
from desktop.services.evaluations import Evaluations
from desktop.services.sample.cast import cast, words
from desktop.services.sample.create import CREATED
from desktop.services.sample.follow_up import follow_up
from desktop.services.sample.incentives import reward
from desktop.store.database import Database

EARLIER = 3  # finalised quarters before the last full one
DILIGENT = 0.94  # people whose log is this timely also did what they had planned
TALKED_AFTER = timedelta(days=9)


def sample_periods(today: date) -> list[Period]:
    """The quarters to evaluate, oldest first; the last full one is the last."""
    periods = [last_full(PeriodKind.QUARTER, today)]
    for _ in range(EARLIER):
        periods.insert(0, periods[0].previous())
    return periods


def invented_on(database: Database) -> date:
    """The day on which a data file's sample company was made."""
    with database.read() as session:
        told = session.scalar(select(AuditEntry.details).where(AuditEntry.verb == CREATED).limit(1))
    if told is None:
        raise RequestError(N_("{file} holds no sample company. Choose another folder."), file=database.path)
    return date.fromisoformat(told["today"])


def rehearse(database: Database, today: date, starting: Callable[[Period], None]) -> int:
    """Evaluate and finalise the earlier quarters, evaluate the last full one and return its key.

    `starting` hears of each quarter. What is finalised already stays as it is, so a rehearsal may be taken up again.
    """
    evaluations = Evaluations(database, lambda: today)
    periods = sample_periods(today)
    evaluation_id = 0
    for place, period in enumerate(periods, start=1 - len(periods)):
        starting(period)
        run = evaluations.run(period)
        evaluation_id = run.evaluation_id
        if not run.was_finalised:
            _talk(database, evaluations, evaluation_id, period, place)
            if period is not periods[-1]:
                evaluations.finalise(evaluation_id)
                _do_what_was_planned(database, evaluations, evaluation_id)
    follow_up(database, today, evaluation_id)
    reward(database, today, periods)
    return evaluation_id


def _talk(database: Database, evaluations: Evaluations, evaluation_id: int, period: Period, place: int) -> None:
    """Record a few interviews where there were none; `place` counts quarters back from 0, the last full one."""
    notes = {note["staff"]: note for note in words()["interviews"] if note["quarter"] == place}
    if not notes:
        return
    with database.read() as session:
        forms = review_forms(session, evaluation_id, CHINESE, [*notes])
    for form in forms:
        if form.interview_on is None:
            note = notes[form.person.code]
            evaluations.record_interview(
                form.review_id, period.end + TALKED_AFTER, note["opinion"], note["difficulties"], note["agreements"]
            )


def _do_what_was_planned(database: Database, evaluations: Evaluations, evaluation_id: int) -> None:
    diligent = [person.code for person in cast().people if person.timely >= DILIGENT]
    with database.read() as session:
        forms = review_forms(session, evaluation_id, CHINESE, diligent)
    for form in forms:
        for action in form.actions:
            evaluations.complete_action(action.action_id, action.due_on - timedelta(days=6))
