"""The data check before anything is computed: what would not be scored and why, and what else may be wrong."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop.domain.checks import CheckWarning, Gap, is_thin, warnings_for
from desktop.domain.data_notes import Concern, DataNote, cycle_note, late_note
from desktop.domain.facts import NO_DATA
from desktop.domain.period import Period
from desktop.domain.scheme import Filter
from desktop.domain.scheme_validation import validate
from desktop.domain.scoring import Reason
from desktop.domain.wording.language import Texts
from desktop.errors import QianjiError, RequestError
from desktop.queries.data_notes import people_notes, record_notes
from desktop.queries.evaluations import find_evaluation
from desktop.queries.schemes import SchemeChoice, scheme_of
from desktop.services.evaluation_cards import cards_of
from desktop.services.evaluation_inputs import Inputs, gather
from desktop.services.evaluation_refusals import refuse_not_begun, refuse_overlap

_SILENT = (Reason.NONE, Reason.RAMP)


@dataclass(frozen=True, slots=True)
class DataCheck:
    """The answer: an `obstacle` keeps the period from being computed, everything else is worth knowing."""

    people: int
    obstacle: QianjiError | None
    warnings: tuple[CheckWarning, ...]
    notes: tuple[DataNote, ...]
    is_running: bool  # the period is not over: its figures will still change

    @property
    def number(self) -> int:
        """How many things there are to look at."""
        return len(self.warnings) + len(self.notes) + (self.obstacle is not None)

    def sentences(self, texts: Texts) -> tuple[str, ...]:
        """All of it in the language of `texts`, the obstacle first."""
        told = [] if self.obstacle is None else [self.obstacle.sentence(texts.gettext)]
        told += [warning.sentence(texts) for warning in self.warnings]
        return (*told, *(note.sentence(texts) for note in self.notes))


def data_check(session: Session, period: Period, choice: SchemeChoice, today: date) -> DataCheck:
    """What running the period under the newest version of a scheme would meet; nothing is kept."""
    is_running = period.end >= today
    try:
        refuse_not_begun(session, period, today)
        scheme = scheme_of(session, choice.version_id)
        validate(scheme)
        inputs = gather(session, period, scheme, choice)
    except RequestError as error:
        return DataCheck(0, error, (), record_notes(session, period), is_running)
    obstacle = None
    try:
        refuse_overlap(session, find_evaluation(session, choice.scheme_id, period.start, period.end), inputs, choice)
    except RequestError as error:
        obstacle = error
    notes = (
        *_nothing_recorded(inputs),
        *cycle_note(period.kind, choice.cycle),
        *late_note(period, today),
        *_unticked(inputs),
        *record_notes(session, period),
        *people_notes(session, period, inputs.people, choice),
    )
    return DataCheck(len(inputs.people), obstacle, _gaps(inputs), notes, is_running)


def _gaps(inputs: Inputs) -> tuple[CheckWarning, ...]:
    """What the run's own score cards would leave unscored."""
    cards = cards_of(inputs)
    gaps = []
    for person in inputs.people:
        total = cards[person.staff_id].total
        if is_thin(total.rounded, total.scored_weight):
            gaps.append(Gap(person.name, "", Reason.LITTLE_WEIGHT))
        gaps += [
            Gap(person.name, score.item.indicator, score.reason, score.item)
            for score in cards[person.staff_id].scores
            if score.reason not in _SILENT
        ]
    scheme = inputs.scheme
    known = {item.indicator: scheme.indicator(item.indicator) for item in scheme.items}
    catalogue = {code: indicator for code, indicator in known.items() if indicator is not None}
    return warnings_for(gaps, len(inputs.people), list(known), catalogue)


def _nothing_recorded(inputs: Inputs) -> tuple[DataNote, ...]:
    facts = inputs.now[Filter()].staff
    names = tuple(
        person.name
        for person in inputs.people
        if not any(measure.records for measure in facts.get(person.staff_id, {}).values())
    )
    return (DataNote(Concern.NOTHING_RECORDED, names),) if names else ()


def _unticked(inputs: Inputs) -> tuple[DataNote, ...]:
    """Actions nobody ticked off, where the scheme counts that: their goals may be reached all the same."""
    lines = [item for item in inputs.scheme.items if item.indicator == "plan_completion"]
    left: dict[str, int] = {}
    for person in inputs.people:
        measures = [inputs.measure(person, item, inputs.now) or NO_DATA for item in lines]
        missing = max((int((each.denominator or 0) - (each.numerator or 0)) for each in measures), default=0)
        if missing:
            left[person.name] = left.get(person.name, 0) + missing
    return (DataNote(Concern.UNTICKED, tuple(left), number=sum(left.values())),) if left else ()
