"""The columns of the visit log."""

from desktop.i18n import Translator
from desktop.queries.visits import VisitLine
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.tones import Tone


def visit_columns(texts: Translator) -> tuple[Column[VisitLine], ...]:
    """When, who, whom, how it went and what comes next; more where the owner asks for it."""
    _ = texts
    return (
        Column(
            _("Date"),
            lambda line: line.visited_on.isoformat(),
            Cell.TEXT,
            112,
            name="visited_on",
            value=lambda line: line.visited_on,
        ),
        Column(_("Staff member"), lambda line: line.staff, Cell.PERSON, 152, name="staff"),
        Column(_("Customer"), lambda line: line.customer or NO_VALUE, Cell.TEXT, 0, least=150, name="customer"),
        Column(_("Method"), lambda line: line.method or NO_VALUE, Cell.SOFT, 108, gives_way=True, name="method"),
        Column(
            _("Outcome"),
            lambda line: line.outcome or NO_VALUE,
            Cell.CHIP,
            128,
            tone=lambda line: Tone.OK if line.is_effective else Tone.NEUTRAL,
            name="outcome",
        ),
        Column(_("What was said"), lambda line: line.summary or NO_VALUE, Cell.SOFT, 0, name="summary"),
        Column(_("Next step"), lambda line: line.next_step or NO_VALUE, Cell.TEXT, 0, name="next_step"),
        Column(
            _("Next on"),
            lambda line: line.next_on.isoformat() if line.next_on else NO_VALUE,
            Cell.SOFT,
            112,
            name="next_on",
            value=lambda line: line.next_on,
        ),
        *_further(texts),
    )


def _further(texts: Translator) -> tuple[Column[VisitLine], ...]:
    """What is seldom looked at."""
    _ = texts
    return (
        Column(
            _("Minutes"),
            lambda line: NO_VALUE if line.minutes is None else str(line.minutes),
            Cell.NUMBER,
            92,
            name="minutes",
            value=lambda line: line.minutes,
            is_extra=True,
        ),
        Column(_("Place"), lambda line: line.place or NO_VALUE, Cell.SOFT, 130, name="place", is_extra=True),
        Column(
            _("Entered on"),
            lambda line: line.entered_on.isoformat(),
            Cell.SOFT,
            112,
            name="entered_on",
            value=lambda line: line.entered_on,
            is_extra=True,
        ),
    )
