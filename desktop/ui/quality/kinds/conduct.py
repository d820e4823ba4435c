"""Conduct: awards, penalties and red lines, in points and never in money."""

from desktop.errors import N_
from desktop.i18n import Translator
from desktop.queries.quality.conduct import ConductLine, conduct_lines
from desktop.queries.quality.conduct_words import conduct_words
from desktop.services.conduct import ConductDraft, ConductKind
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.kit.field_specs import FieldSpec, Input
from desktop.ui.quality.cells import plain
from desktop.ui.quality.record_kind import RecordKind
from desktop.ui.tones import Tone

KINDS = (
    (ConductKind.AWARD, N_("Award")),
    (ConductKind.PENALTY, N_("Penalty")),
    (ConductKind.RED_LINE, N_("Red line crossed")),
)
TONES = {ConductKind.AWARD: Tone.OK, ConductKind.PENALTY: Tone.WARN, ConductKind.RED_LINE: Tone.BAD}


def columns(texts: Translator) -> tuple[Column[ConductLine], ...]:
    """When, who, what it is and counts, and what was decided."""
    _ = texts
    names = {kind: _(label) for kind, label in KINDS}
    return (
        Column(_("Date"), lambda line: line.happened_on.isoformat(), Cell.TEXT, 112, name="happened_on"),
        Column(_("Staff member"), lambda line: line.staff, Cell.PERSON, 160, name="staff"),
        Column(
            _("Kind"),
            lambda line: names[ConductKind(line.kind)],
            Cell.CHIP,
            136,
            tone=lambda line: TONES[ConductKind(line.kind)],
            name="kind",
        ),
        Column(_("Event points"), signed, Cell.NUMBER, 110, lambda line: line.points, name="signed"),
        Column(
            _("What happened"), lambda line: line.description or NO_VALUE, Cell.TEXT, 0, least=190, name="description"
        ),
        Column(_("Decision"), lambda line: line.decision or NO_VALUE, Cell.SOFT, 0, least=120, name="decision"),
    )


def signed(line: ConductLine) -> str:
    """The points with the sign their kind gives."""
    if not line.points:
        return NO_VALUE
    return f"{'+' if line.kind == ConductKind.AWARD else '−'}{plain(line.points)}"


KIND = RecordKind(
    key="conduct",
    title=lambda texts: texts.pgettext("records", "Conduct"),
    icon="clipboard-check",
    enter=N_("Enter an event"),
    change=N_("Change an event"),
    empty=N_("No awards, penalties or red lines yet"),
    teaching=N_(
        "Points are added to or taken off the total, within the scheme's limit; a red line sets the lowest grade. "
        "They never become a fine."
    ),
    fields=(
        FieldSpec("happened_on", N_("Date"), Input.DAY, True, N_("Enter the day."), is_carried=True, is_past=True),
        FieldSpec(
            "staff_id", N_("Staff member"), Input.PERSON, True, N_("Choose whom it is about."), is_carried=True
        ),
        FieldSpec("kind", N_("Kind"), Input.PICK, hint=N_("A red line needs a description"), options=KINDS),
        FieldSpec(
            "points", N_("Event points"), Input.POINTS, True, N_("Enter the points; 0 if none."),
            N_("Without a sign"), "5",
        ),
        FieldSpec("description", N_("What happened"), Input.WORD, is_wide=True),
        FieldSpec("evidence", N_("Evidence"), Input.LONG),
        FieldSpec("decision", N_("Decision"), Input.LONG),
    ),
    columns=columns,
    lines=conduct_lines,
    draft=ConductDraft,
    words={"description": conduct_words},
)  # fmt: skip
