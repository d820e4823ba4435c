"""Verbs on evaluations: prepare, run, finalise, reopen, discard; each public method is one transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete

from desktop.domain.checks import CheckWarning
from desktop.domain.data_notes import DataNote, cycle_note, late_note
from desktop.domain.period import Period
from desktop.domain.rewritten import StaleText
from desktop.errors import N_, RequestError
from desktop.models import Evaluation
from desktop.queries.data_notes import scheme_notes
from desktop.queries.evaluation_check import evaluation_warnings
from desktop.queries.evaluations import DRAFT, FINALISED, find_evaluation
from desktop.queries.owner_words import owner_words
from desktop.queries.schemes import scheme_choices, scheme_named
from desktop.services import audit
from desktop.services.action_marks import marks_seal
from desktop.services.evaluation_inputs import covered_people
from desktop.services.evaluation_refusals import refuse_attached, refuse_not_begun
from desktop.services.evaluation_run import begun, compute
from desktop.services.evaluation_seal import bookkeeping_seal, freeze
from desktop.services.existing_evaluations import existing_evaluation
from desktop.services.review_texts import ReviewTextVerbs
from desktop.services.schemes import ensure_default
from desktop.services.written_cells import documents_seal
from desktop.store.database import Database

_TABLE = "evaluation"
COMPUTED_ANEW = N_(
    "This evaluation was computed anew elsewhere in the meantime, so nothing was finalised. Look at its figures, "
    "then finalise it."
)


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run gave; a finalised evaluation is left as it is and said to be so.

    `notes` are about the choice of period and scheme: whom and which length it is made for, and time for the plans.
    """

    evaluation_id: int
    was_finalised: bool
    warnings: tuple[CheckWarning | StaleText, ...]
    is_running: bool = False  # the period is not over: its figures will still change
    notes: tuple[DataNote, ...] = ()


class Evaluations(ReviewTextVerbs):
    """Runs, edits, finalises and reopens evaluations in one data file; `today` tells the day where the owner is."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        super().__init__(database)
        self._today = today

    def prepare(self, period: Period, scheme_name: str | None = None) -> int:
        """The key of a draft for the period: nothing is computed; an evaluation that is there stays as it is."""
        with self._database.write() as session:
            ensure_default(session)
            choice = scheme_named(scheme_choices(session), scheme_name)
            evaluation = find_evaluation(session, choice.scheme_id, period.start, period.end)
            if evaluation is None:
                evaluation = begun(session, period, choice)
                details = {"period": period.label, "scheme": choice.scheme_id}
                audit.append(session, "evaluation.drafted", _TABLE, evaluation.id, details)
            return evaluation.id

    def run(self, period: Period, scheme_name: str | None = None) -> RunResult:
        """Compute the period under the named or the default scheme; what the owner wrote before is kept."""
        with self._database.write() as session:
            refuse_not_begun(session, period, self._today())
            ensure_default(session)
            choice = scheme_named(scheme_choices(session), scheme_name)
            evaluation = find_evaluation(session, choice.scheme_id, period.start, period.end)
            if evaluation is not None and evaluation.status == FINALISED:
                return RunResult(evaluation.id, True, evaluation_warnings(session, evaluation.id))
            evaluation = compute(session, evaluation, period, choice, self._today())
            details = {"period": period.label, "scheme": choice.scheme_id, "version": choice.version}
            audit.append(session, "evaluation.computed", _TABLE, evaluation.id, details)
            warnings = evaluation_warnings(session, evaluation.id)
            people = covered_people(session, period, choice)
            notes = (
                *cycle_note(period.kind, choice.cycle),
                *late_note(period, self._today()),
                *scheme_notes(session, period, people, choice),
            )
            return RunResult(evaluation.id, False, warnings, period.end >= self._today(), notes)

    def finalise(self, evaluation_id: int, seen: datetime | None = None) -> str:
        """Freeze an evaluation and return its seal; doing it again changes nothing.

        `seen` is when the figures were computed that were agreed to: others, of meanwhile, are not sealed unseen.
        """
        with self._database.write() as session:
            evaluation = existing_evaluation(session, evaluation_id)
            if evaluation.status == FINALISED:
                return evaluation.seal
            if evaluation.status == DRAFT:
                raise RequestError(N_("Nothing was computed yet, so there is nothing to finalise. Compute it first."))
            if seen is not None and evaluation.computed_at != seen:
                raise RequestError(COMPUTED_ANEW)
            seal = freeze(session, evaluation)
            details = {
                "seal": seal,
                "period": evaluation.period_label,
                "bookkeeping": bookkeeping_seal(session, evaluation),
                "documents": documents_seal(session, evaluation),
                "marks": marks_seal(session, evaluation),
            }
            audit.append(session, "evaluation.finalised", _TABLE, evaluation_id, details)
            return seal

    def reopen(self, evaluation_id: int, reason: str) -> None:
        """Make a finalised evaluation changeable again; the reason is recorded with the old seal."""
        with self._database.write() as session:
            evaluation = existing_evaluation(session, evaluation_id)
            if evaluation.status != FINALISED:
                raise RequestError(N_("This evaluation is not finalised, so there is nothing to reopen."))
            if not reason.strip():
                raise RequestError(N_("Write down why the evaluation is reopened; the reason is kept."))
            details = {"reason": reason.strip(), "seal": evaluation.seal}
            evaluation.status = "reopened"
            evaluation.reopen_reason = reason.strip()
            evaluation.finalised_at, evaluation.snapshot, evaluation.seal = None, None, ""
            audit.append(session, "evaluation.reopened", _TABLE, evaluation_id, details)

    def discard(self, evaluation_id: int) -> None:
        """Delete an evaluation that is not finalised, with its reviews and all that was written on them."""
        with self._database.write() as session:
            evaluation = existing_evaluation(session, evaluation_id)
            if evaluation.status == FINALISED:
                raise RequestError(
                    N_("This evaluation is finalised and is kept. Reopen it first if it really has to be deleted.")
                )
            refuse_attached(session, evaluation_id)
            lost = owner_words(session, evaluation_id)
            details = {"period": evaluation.period_label, "interviews": lost.interviews, "texts": lost.texts}
            # Whatever hangs on it goes with it, by the data file's own rules.
            session.execute(delete(Evaluation).where(Evaluation.id == evaluation_id))
            audit.append(session, "evaluation.discarded", _TABLE, evaluation_id, details)
