"""Everything about one target: how it was revised, what its levels are, what history suggests, what to doubt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.indicators import Indicator
from desktop.domain.period import Period, PeriodKind, whole_months
from desktop.domain.target_checks import Doubted, PastFigure, Suggestion, doubts_about, suggestion_from
from desktop.domain.target_parts import named_period
from desktop.domain.target_series import Unusual, unusual_in
from desktop.domain.targets import Bearer, TargetFigure, TargetLevel, target_for
from desktop.models import Evaluation, ImportBatch, Review, Staff, Target, TargetRevision
from desktop.queries.evaluations import FINALISED
from desktop.queries.target_actuals import actuals
from desktop.queries.target_grid import indicator_seen
from desktop.queries.target_held import held_targets
from desktop.queries.target_lens import Lens, TargetPlace, borne_by, filter_of, seen_through

LOOKED_BACK = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 8, PeriodKind.HALF: 6, PeriodKind.YEAR: 5}
OTHERS_LOOKED_BACK = 6


@dataclass(frozen=True, slots=True)
class RevisionLine:
    """A change of a target, in the indicator's unit; where nobody gave a reason, the file it came from may tell."""

    day: date
    before: Decimal | None
    after: Decimal | None
    reason: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class TargetStory:
    """One target, set or not; `past` are figures of periods as long, the newest first."""

    place: TargetPlace
    lens: Lens
    period: Period
    indicator: Indicator
    figure: TargetFigure | None
    revisions: tuple[RevisionLine, ...]  # newest first
    levels: Mapping[TargetLevel, Decimal]
    past: tuple[PastFigure, ...]
    suggestion: Suggestion | None
    doubts: tuple[Doubted, ...]
    unusual: Unusual | None
    finalised: tuple[str, ...]  # evaluations that keep the target they were computed with

    @property
    def is_set(self) -> bool:
        """Whether it was set for exactly these days, not summed from shorter ones."""
        return self.figure is not None and self.figure.parts == 0


def target_story(
    session: Session, place: TargetPlace, lens: Lens, today: date, stretch: Decimal, fiscal_year_start: int
) -> TargetStory:
    """The story of a place seen through a lens; `stretch` is the percent a suggestion asks of the past mean."""
    indicator = indicator_seen(session, lens)
    period = named_period(place.start, place.end, fiscal_year_start)
    past = past_figures(session, place, lens, period, today)
    figure = _figure(session, place, lens)
    value = figure.value if figure else None
    return TargetStory(
        place, lens, period, indicator, figure, _revisions(session, place, lens), _levels(session, place, lens),
        past, suggestion_from(past, indicator, stretch),
        doubts_about(value, period, indicator, past) if value is not None else (),
        unusual_at(session, place, lens), _finalised(session, place),
    )  # fmt: skip


def past_figures(
    session: Session, place: TargetPlace, lens: Lens, period: Period, today: date
) -> tuple[PastFigure, ...]:
    """What was reached in periods as long that were over before the target's first day and before today.

    Periods before the first figure at all, and those in which a person had not yet been in service throughout, are
    left out: they say nothing about what can be reached.
    """
    narrowed_to, hired_on = filter_of(session, lens), _hired_on(session, place)
    found: list[PastFigure] = []
    earlier = period.previous()
    while earlier.end >= today:
        earlier = earlier.previous()
    for _step in range(LOOKED_BACK.get(period.kind, OTHERS_LOOKED_BACK)):
        if hired_on is not None and earlier.start < hired_on:
            break
        actual = actuals(session, place.bearer, earlier, lens.indicator, narrowed_to).get(place.bearer_id)
        found.append(PastFigure(earlier, actual))
        earlier = earlier.previous()
    while found and not found[-1].actual:
        found.pop()
    return tuple(found)


def unusual_at(session: Session, place: TargetPlace, lens: Lens) -> Unusual | None:
    """Whether a target sticks out of its own series: months among months, quarters among quarters."""
    months = whole_months(place.start, place.end)
    if not months:
        return None
    return unusual_in(series_of(session, place, lens), place.start, months)


def series_of(session: Session, place: TargetPlace, lens: Lens) -> dict[date, Decimal]:
    """By first day, every target of the same bearer for periods as long."""
    months = whole_months(place.start, place.end)
    rows = session.execute(
        select(Target.start, Target.end, Target.value)
        .where(*borne_by(place.bearer, place.bearer_id), *seen_through(lens), Target.deleted_at.is_(None))
        .order_by(Target.id)
    )
    return {row.start: row.value for row in rows if whole_months(row.start, row.end) == months}


def _figure(session: Session, place: TargetPlace, lens: Lens) -> TargetFigure | None:
    held = held_targets(session, named_period(place.start, place.end), lens).get((place.bearer, place.bearer_id))
    return target_for(lens.indicator, place.start, place.end, held.set_targets) if held else None


def _levels(session: Session, place: TargetPlace, lens: Lens) -> dict[TargetLevel, Decimal]:
    found = {}
    for level in TargetLevel:
        figure = _figure(session, place, Lens(lens.indicator, level, *lens.narrowed_to))
        if figure is not None:
            found[level] = figure.value
    return found


def _revisions(session: Session, place: TargetPlace, lens: Lens) -> tuple[RevisionLine, ...]:
    """The changes of a target, newest first; the oldest line is how it was first set."""
    rows = session.execute(
        select(Target.id, Target.value, Target.created_at, ImportBatch.file_name)
        .outerjoin(ImportBatch, ImportBatch.id == Target.import_batch_id)
        .where(
            *borne_by(place.bearer, place.bearer_id), *seen_through(lens),
            Target.start == place.start, Target.end == place.end,
        )
        .order_by(Target.id)
    ).all()  # fmt: skip
    lines: list[RevisionLine] = []
    for row in rows:
        changes = session.scalars(
            select(TargetRevision).where(TargetRevision.target_id == row.id).order_by(TargetRevision.id)
        ).all()
        first = changes[0].old_value if changes else row.value
        if first is not None:
            lines.append(RevisionLine(row.created_at.date(), None, first, "", row.file_name or ""))
        lines += [RevisionLine(each.revised_on, each.old_value, each.new_value, each.reason) for each in changes]
    return tuple(reversed(lines))


def _hired_on(session: Session, place: TargetPlace) -> date | None:
    if place.bearer is not Bearer.STAFF:
        return None
    return session.scalar(select(Staff.hired_on).where(Staff.id == place.bearer_id))


def _finalised(session: Session, place: TargetPlace) -> tuple[str, ...]:
    """The finalised evaluations whose days the target touches: they keep the figures they were computed with."""
    question = (
        select(Evaluation.period_label)
        .join(Review, Review.evaluation_id == Evaluation.id)
        .where(
            Evaluation.status == FINALISED, Evaluation.deleted_at.is_(None),
            Evaluation.start <= place.end, Evaluation.end >= place.start,
        )
        .distinct()
        .order_by(Evaluation.period_label)
    )  # fmt: skip
    if place.bearer is Bearer.STAFF:
        question = question.where(Review.staff_id == place.bearer_id)
    return tuple(session.scalars(question))
