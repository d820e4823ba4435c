"""The marks on one evaluation's forms at texts the owner rewrote: of other figures, and with a way back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop.models import Action, ComputedWords, Finding, Review
from desktop.models import ReviewItem as ItemRow
from desktop.queries.review_frame import Frame
from desktop.queries.rewritten import FIELDS, Rewriting, Row, rewritings, stale_by_row


@dataclass(frozen=True, slots=True)
class Marks:
    """Of the rows of one review: by key what is said beside a text, and which have computed words to go back to."""

    stale: Mapping[int, str] = field(default_factory=dict)
    ways_back: frozenset[int] = frozenset()


class RewritingMarks:
    """What is to be said of texts the owner rewrote, until they are final."""

    def __init__(
        self,
        session: Session,
        frame: Frame,
        findings: Mapping[int, Sequence[Finding]],
        actions: Mapping[int, Sequence[Action]],
    ) -> None:
        self._frame = frame
        self._rewritten: dict[type[Row], Mapping[int, Rewriting]] = {}
        self._computed: dict[tuple[type[Row], int], ComputedWords] = {}
        if frame.seal:
            return
        self._rewritten[Finding] = rewritings(session, [row for rows in findings.values() for row in rows])
        self._rewritten[Action] = rewritings(session, [row for rows in actions.values() for row in rows])
        edited = [row for held in (findings, actions) for rows in held.values() for row in rows if row.is_edited]
        self._computed = _computed(session, edited)

    def marks(self, review: Review, rows: Sequence[Finding] | Sequence[Action], items: Sequence[ItemRow]) -> Marks:
        """What is said of these rows in the form's language."""
        rewritten = self._rewritten.get(type(rows[0])) if rows else None
        if not rewritten:
            return Marks(ways_back=self._ways_back(rows))
        frame = self._frame
        known = {row.indicator: found for row in rows if (found := frame.scheme.indicator(row.indicator)) is not None}
        told = stale_by_row(review.staff_name, rows, items, known, rewritten)
        stale = {
            key: text.mark(frame.texts)
            for key, texts in told.items()
            for text in texts
            if text.language == frame.language
        }
        return Marks(stale, self._ways_back(rows))

    def _ways_back(self, rows: Sequence[Row]) -> frozenset[int]:
        found = ((row, self._computed.get((type(row), row.id))) for row in rows)
        return frozenset(row.id for row, kept in found if kept and _differs(row, kept, self._frame.language))


def _computed(session: Session, edited: Sequence[Row]) -> dict[tuple[type[Row], int], ComputedWords]:
    if not edited:
        return {}
    of_findings = ComputedWords.finding_id.in_([row.id for row in edited if isinstance(row, Finding)])
    of_actions = ComputedWords.action_id.in_([row.id for row in edited if isinstance(row, Action)])
    kept = session.scalars(select(ComputedWords).where(or_(of_findings, of_actions)))
    return {(Finding, each.finding_id) if each.finding_id else (Action, each.action_id or 0): each for each in kept}


def _differs(row: Row, kept: ComputedWords, language: str) -> bool:
    """Whether something of the owner's stands in this language, or of an action in its day or owner."""
    for name in FIELDS[type(row)]:
        if getattr(row, name).get(language, "") != kept.words[name].get(language, ""):
            return True
    if isinstance(row, Finding):
        return False
    return (row.due_on.isoformat(), row.owner) != (kept.words["due_on"], kept.words["owner"])
