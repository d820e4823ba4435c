"""The marks on one evaluation's forms beside texts the owner wrote of other figures."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from desktop.models import Action, Finding, Review
from desktop.models import ReviewItem as ItemRow
from desktop.queries.review_frame import Frame
from desktop.queries.rewritten import Rewriting, rewritings, stale_by_row

Marks = Mapping[int, str]  # by key what is said beside a text


class StaleMarks:
    """What is said beside texts the owner rewrote when a figure was another, until they are final."""

    def __init__(
        self,
        session: Session,
        frame: Frame,
        findings: Mapping[int, Sequence[Finding]],
        actions: Mapping[int, Sequence[Action]],
    ) -> None:
        self._frame = frame
        self._rewritten: dict[type[Finding | Action], Mapping[int, Rewriting]] = {}
        if not frame.seal:
            self._rewritten[Finding] = rewritings(session, [row for rows in findings.values() for row in rows])
            self._rewritten[Action] = rewritings(session, [row for rows in actions.values() for row in rows])

    def marks(self, review: Review, rows: Sequence[Finding] | Sequence[Action], items: Sequence[ItemRow]) -> Marks:
        """By key of these rows what is said beside them in the form's language."""
        rewritten = self._rewritten.get(type(rows[0])) if rows else None
        if not rewritten:
            return {}
        frame = self._frame
        known = {row.indicator: found for row in rows if (found := frame.scheme.indicator(row.indicator)) is not None}
        told = stale_by_row(review.staff_name, rows, items, known, rewritten)
        return {
            key: text.mark(frame.texts)
            for key, texts in told.items()
            for text in texts
            if text.language == frame.language
        }
