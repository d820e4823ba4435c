"""What in the file may be wrong or ambiguous before a period is evaluated: records, imports, doubled people."""

from collections import Counter
from collections.abc import Collection, Sequence
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.domain.data_notes import Concern, DataNote
from desktop.domain.period import Period
from desktop.models import (
    Customer,
    Evaluation,
    ImportBatch,
    Review,
    Scheme,
    SchemeVersion,
    Signing,
    SigningShare,
    Survey,
)
from desktop.queries.people import Person
from desktop.queries.schemes import SchemeChoice, scheme_choices

_WHOLE = Decimal(100)


def record_notes(session: Session, period: Period) -> tuple[DataNote, ...]:
    """Rows an import left out, signings whose shares do not sum to 100, surveys of nobody; four statements."""
    notes = [*_rejected(session, period), *_shares(session, period)]
    unnamed = session.scalar(
        select(func.count(Survey.id)).where(
            Survey.deleted_at.is_(None),
            Survey.staff_id.is_(None),
            Survey.answered_on.between(period.start, period.end),
        )
    )
    if unnamed:
        notes.append(DataNote(Concern.NOBODYS, number=unnamed))
    return tuple(notes)


def people_notes(
    session: Session, period: Period, people: Sequence[Person], choice: SchemeChoice
) -> tuple[DataNote, ...]:
    """Namesakes, people in two schemes, unknown hiring days, who joined and who left; two statements."""
    doubled = [name for name, times in Counter(person.name for person in people).items() if times > 1]
    notes = [DataNote(Concern.SAME_NAME, tuple(doubled))] if doubled else []
    notes += scheme_notes(session, period, people, choice)
    told = (
        (Concern.HIRING_UNKNOWN, [person.name for person in people if person.hired_on is None]),
        (Concern.JOINED, [person.name for person in people if person.hired_on and person.hired_on > period.start]),
        (Concern.LEFT, [person.name for person in people if person.left_on and person.left_on < period.end]),
    )
    return tuple(notes + [DataNote(concern, tuple(names)) for concern, names in told if names])


def scheme_notes(
    session: Session, period: Period, people: Sequence[Person], choice: SchemeChoice
) -> tuple[DataNote, ...]:
    """People in two schemes, and those evaluated by one though another is made for them; two statements."""
    notes = _other_evaluations(session, period, {person.staff_id for person in people}, choice)
    if choice.is_default or not choice.role:
        notes += _other_schemes(session, people, choice)
    return tuple(notes)


def _rejected(session: Session, period: Period) -> list[DataNote]:
    """The latest import of each file since the period began, where it left out rows."""
    latest = select(func.max(ImportBatch.id)).group_by(ImportBatch.kind, ImportBatch.file_name)
    rows = session.execute(
        select(ImportBatch.file_name, ImportBatch.rejected, ImportBatch.imported_at)
        .where(ImportBatch.id.in_(latest), ImportBatch.rejected > 0)
        .order_by(ImportBatch.id)
    )
    return [
        DataNote(Concern.REJECTED_ROWS, about=name, number=number)
        for name, number, moment in rows
        if moment.astimezone().date() >= period.start
    ]


def _shares(session: Session, period: Period) -> list[DataNote]:
    """Signings nobody or not exactly everybody has a share of, by number or customer."""
    rows = session.execute(
        select(Signing.number, Customer.name, func.coalesce(func.sum(SigningShare.share), 0).label("shared"))
        .join(Customer, Customer.id == Signing.customer_id)
        .outerjoin(SigningShare, SigningShare.signing_id == Signing.id)
        .where(Signing.deleted_at.is_(None), Signing.signed_on.between(period.start, period.end))
        .group_by(Signing.id, Customer.name)
        .order_by(Signing.signed_on, Signing.id)
    )
    odd = tuple(number or customer for number, customer, shared in rows if shared != _WHOLE)
    return [DataNote(Concern.SHARES, odd)] if odd else []


def _other_evaluations(
    session: Session, period: Period, people: Collection[int], choice: SchemeChoice
) -> list[DataNote]:
    rows = session.execute(
        select(Scheme.name, Scheme.name_en, Evaluation.period_label, Review.staff_id, Review.staff_name)
        .join(Evaluation, Evaluation.id == Review.evaluation_id)
        .join(SchemeVersion, SchemeVersion.id == Evaluation.scheme_version_id)
        .join(Scheme, Scheme.id == SchemeVersion.scheme_id)
        .where(
            Scheme.id != choice.scheme_id,
            Evaluation.deleted_at.is_(None),
            Evaluation.start <= period.end,
            Evaluation.end >= period.start,
        )
        .order_by(Evaluation.start, Evaluation.id, Review.staff_code)
    )
    names: dict[tuple[str, str], list[str]] = {}
    for scheme, scheme_en, label, staff_id, name in rows:
        if staff_id in people:
            names.setdefault((f"{scheme} {label}", f"{scheme_en or scheme} {label}"), []).append(name)
    return [
        DataNote(Concern.OTHER_EVALUATION, tuple(held), about, about_en=english)
        for (about, english), held in names.items()
    ]


def _other_schemes(session: Session, people: Sequence[Person], choice: SchemeChoice) -> list[DataNote]:
    notes = []
    for other in scheme_choices(session):
        if other.scheme_id == choice.scheme_id or not other.role or other.is_default or other.cycle != choice.cycle:
            continue
        names = tuple(person.name for person in people if person.role == other.role)
        if names:
            notes.append(DataNote(Concern.OTHER_SCHEME, names, other.name, about_en=other.name_en))
    return notes
