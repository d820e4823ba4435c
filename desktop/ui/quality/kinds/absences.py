"""Absences: when somebody was away."""

from desktop.errors import N_
from desktop.i18n import Translator
from desktop.queries.quality.absences import AbsenceLine, absence_lines, reasons
from desktop.services.absences import AbsenceDraft
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.kit.field_specs import FieldSpec, Input
from desktop.ui.quality.record_kind import RecordKind
from desktop.ui.tones import Tone

APPROVED = ((True, N_("Approved: targets shrink")), (False, N_("Not approved: targets stay")))


def columns(texts: Translator) -> tuple[Column[AbsenceLine], ...]:
    """Who, from when to when, how long, why, and whether it counts."""
    _ = texts
    return (
        Column(_("From"), lambda line: line.started_on.isoformat(), Cell.TEXT, 112, name="started_on"),
        Column(_("To"), lambda line: line.ended_on.isoformat(), Cell.TEXT, 112, name="ended_on"),
        Column(_("Staff member"), lambda line: line.staff, Cell.PERSON, 170, name="staff"),
        Column(
            _.pgettext("absence", "Days"),
            lambda line: str(line.days),
            Cell.NUMBER,
            76,
            lambda line: line.days,
            name="days",
        ),
        Column(_("Reason"), lambda line: line.reason or NO_VALUE, Cell.SOFT, 0, least=200, name="reason"),
        Column(
            _("Status"),
            lambda line: _("Approved") if line.is_approved else _("Not approved"),
            Cell.CHIP,
            136,
            tone=lambda line: Tone.OK if line.is_approved else Tone.WARN,
            name="is_approved",
        ),
    )


KIND = RecordKind(
    key="absences",
    title=lambda texts: texts.pgettext("records", "Absences"),
    icon="calendar",
    enter=N_("Enter an absence"),
    change=N_("Change an absence"),
    empty=N_("No absences yet"),
    teaching=N_(
        "Approved days make a person's targets smaller in proportion, and the form says so. "
        "A day entered twice counts once."
    ),
    fields=(
        FieldSpec("started_on", N_("First day"), Input.DAY, True, N_("Enter the first day."), is_carried=True),
        FieldSpec("ended_on", N_("Last day"), Input.DAY, True, N_("Enter the last day."), is_carried=True),
        FieldSpec("staff_id", N_("Staff member"), Input.PERSON, True, N_("Choose who is away.")),
        FieldSpec("reason", N_("Reason"), Input.WORD, example=N_("e.g. annual leave"), is_carried=True),
        FieldSpec("is_approved", N_("Status"), Input.PICK, options=APPROVED, is_wide=True),
    ),
    columns=columns,
    lines=absence_lines,
    draft=AbsenceDraft,
    words={"reason": reasons},
)
