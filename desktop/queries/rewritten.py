"""What the owner rewrote on reviews and of which figure, as the record of changes has it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.indicators import Catalogue
from desktop.domain.rewritten import StaleText, shown
from desktop.i18n import translator
from desktop.models import Action, AuditEntry, Evaluation, Finding, Review, ReviewItem

Row = Finding | Action
# As the record of changes calls it when the owner's words come, and when the computed ones come back.
EDITED: Mapping[type[Row], str] = {Finding: "finding.edited", Action: "action.edited"}
RETURNED: Mapping[type[Row], str] = {Finding: "finding.returned", Action: "action.returned"}
FIELDS: Mapping[type[Row], tuple[str, ...]] = {Finding: ("texts", "causes"), Action: ("texts", "goals", "supports")}
Written = TypeVar("Written", Finding, Action)


@dataclass(slots=True)
class Rewriting:
    """One row's history: by language the fields that hold the owner's words, and the figure they were written of."""

    fields: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    written_of: dict[str, str | None] = field(default_factory=dict)

    def owners(self, name: str, words: Mapping[str, str]) -> dict[str, str]:
        """Of a field's words by language those the owner wrote."""
        return {each: text for each, text in words.items() if name in self.fields.get(each, ())}


def rewritings(session: Session, rows: Sequence[Row]) -> Mapping[int, Rewriting]:
    """By key what was rewritten of these findings, or of these actions, of one evaluation."""
    found: dict[int, Rewriting] = defaultdict(Rewriting)
    edited = [row for row in rows if row.is_edited]
    if not edited:
        return found
    table = type(edited[0])
    # Keys of an evaluation that was discarded are given again: what is told of them before is of other rows.
    begun = select(Evaluation.created_at).join(Review, Review.evaluation_id == Evaluation.id)
    asked = select(AuditEntry.subject_id, AuditEntry.verb, AuditEntry.details).where(
        AuditEntry.verb.in_((EDITED[table], RETURNED[table])),
        AuditEntry.subject_id.in_([row.id for row in edited]),
        AuditEntry.happened_at >= begun.where(Review.id == edited[0].review_id).scalar_subquery(),
    )
    for key, verb, told in session.execute(asked.order_by(AuditEntry.id)):
        language = told["language"]
        found[key].written_of.pop(language, None)
        if verb == RETURNED[table]:
            found[key].fields.pop(language, None)
            continue
        found[key].fields[language].update(told.get("fields", FIELDS[table]))
        if "figure" in told:  # not so in files of earlier versions
            found[key].written_of[language] = told["figure"]
    return found


def figure_of(items: Iterable[ReviewItem], row: Row) -> str | None:
    """The figure a text of its review speaks of: its line's, else what the text itself was made from."""
    lines = [item for item in items if item.indicator == row.indicator]
    if len(lines) == 1:
        return lines[0].actual
    if isinstance(row, Action):
        return row.from_value
    figures = row.figures
    return figures.get("actual", figures.get("unpaid"))


def stale_by_row(
    person: str,
    rows: Sequence[Row],
    items: Sequence[ReviewItem],
    known: Catalogue,
    rewritten: Mapping[int, Rewriting],
) -> dict[int, list[StaleText]]:
    """By key of a finding, or of an action, its texts that speak of another figure than there is now."""
    found: dict[int, list[StaleText]] = defaultdict(list)
    for row in rows:
        indicator = known.get(row.indicator)
        if indicator is None or row.id not in rewritten:
            continue
        now = figure_of(items, row)
        for language, then in sorted(rewritten[row.id].written_of.items()):
            text = StaleText(person, indicator, language, _number(then), _number(now))
            texts = translator(language)
            if shown(indicator, text.then, texts) != shown(indicator, text.now, texts):
                found[row.id].append(text)
    return found


def stale_texts(session: Session, evaluation_id: int, known: Catalogue) -> tuple[StaleText, ...]:
    """The rewritten texts of an evaluation that speak of another figure than there is now, each thing told once."""
    found = stale_by_review(session, evaluation_id, known)
    return tuple(dict.fromkeys(text for texts in found.values() for text in texts))


def stale_by_review(session: Session, evaluation_id: int, known: Catalogue) -> dict[int, list[StaleText]]:
    """By key of a review, in the order of staff codes, its rewritten texts that speak of another figure."""
    edited: dict[type[Row], Sequence[Row]] = {
        Finding: _edited(session, Finding, evaluation_id),
        Action: _edited(session, Action, evaluation_id),
    }
    rewritten = {table: rewritings(session, rows) for table, rows in edited.items()}
    keys = {row.review_id for rows in edited.values() for row in rows}
    if not keys:
        return {}
    found: dict[int, list[StaleText]] = defaultdict(list)
    for review in session.scalars(
        select(Review).where(Review.id.in_(keys)).order_by(Review.staff_code, Review.id)
    ).all():
        items = session.scalars(select(ReviewItem).where(ReviewItem.review_id == review.id)).all()
        for table, rows in edited.items():
            mine = [row for row in rows if row.review_id == review.id]
            for texts in stale_by_row(review.staff_name, mine, items, known, rewritten[table]).values():
                found[review.id] += texts
    return found


def _edited(session: Session, table: type[Written], evaluation_id: int) -> Sequence[Written]:
    statement = (
        select(table)
        .join(Review, Review.id == table.review_id)
        .join(Evaluation, Evaluation.id == Review.evaluation_id)
        .where(Evaluation.id == evaluation_id, Evaluation.seal == "", table.is_edited)
        .order_by(table.sort_order, table.id)
    )
    if table is Action:
        statement = statement.where(Action.deleted_at.is_(None))
    return session.scalars(statement).all()


def _number(figure: str | None) -> Decimal | None:
    return None if figure is None else Decimal(figure)
