"""The columns of the visit log."""

from desktop.i18n import Translator
from desktop.queries.visits import VisitLine
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.tones import Tone


def visit_columns(texts: Translator) -> tuple[Column[VisitLine], ...]:
    """When, who, whom, how it went and what comes next."""
    _ = texts
    return (
        Column(_("Date"), lambda line: line.visited_on.isoformat(), Cell.TEXT, 112),
        Column(_("Staff member"), lambda line: line.staff, Cell.PERSON, 152),
        Column(_("Customer"), lambda line: line.customer or NO_VALUE, Cell.TEXT, 0, least=150),
        Column(_("Method"), lambda line: line.method or NO_VALUE, Cell.SOFT, 108, gives_way=True),
        Column(
            _("Outcome"),
            lambda line: line.outcome or NO_VALUE,
            Cell.CHIP,
            128,
            tone=lambda line: Tone.OK if line.is_effective else Tone.NEUTRAL,
        ),
        Column(_("What was said"), lambda line: line.summary or NO_VALUE, Cell.SOFT, 0),
        Column(_("Next step"), lambda line: line.next_step or NO_VALUE, Cell.TEXT, 0),
        Column(
            _("Next on"),
            lambda line: line.next_on.isoformat() if line.next_on else NO_VALUE,
            Cell.SOFT,
            112,
        ),
    )
