"""Complaints about somebody's work."""

from desktop.errors import N_
from desktop.i18n import Translator
from desktop.queries.quality.complaints import ComplaintLine, complaint_lines, severities
from desktop.services.complaints import ComplaintDraft
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.kit.field_specs import FieldSpec, Input
from desktop.ui.quality.record_kind import RecordKind
from desktop.ui.tones import Tone


def columns(texts: Translator) -> tuple[Column[ComplaintLine], ...]:
    """When, about whom, by whom, how grave, and whether it is settled."""
    _ = texts
    return (
        Column(_("Date"), lambda line: line.received_on.isoformat(), Cell.TEXT, 112, name="received_on"),
        Column(_("Staff member"), lambda line: line.staff, Cell.PERSON, 160, name="staff"),
        Column(_("Customer"), lambda line: line.customer or NO_VALUE, Cell.TEXT, 0, least=150, name="customer"),
        Column(_("Severity"), lambda line: line.severity or NO_VALUE, Cell.SOFT, 96, gives_way=True, name="severity"),
        Column(
            _("What happened"), lambda line: line.description or NO_VALUE, Cell.SOFT, 0, least=180, name="description"
        ),
        Column(
            _("Resolved"),
            lambda line: line.resolved_on.isoformat() if line.resolved_on else _.pgettext("complaint", "Open"),
            Cell.CHIP,
            124,
            lambda line: line.resolved_on,
            lambda line: Tone.OK if line.resolved_on else Tone.WARN,
            name="resolved_on",
        ),
    )


KIND = RecordKind(
    key="complaints",
    title=lambda texts: texts.pgettext("records", "Complaints"),
    icon="circle-alert",
    enter=N_("Enter a complaint"),
    change=N_("Change a complaint"),
    empty=N_("No complaints yet"),
    teaching=N_(
        "Enter each complaint on the day it came, with the day it was resolved; the fewer, the better the review."
    ),
    fields=(
        FieldSpec("received_on", N_("Date"), Input.DAY, True, N_("Enter the day."), is_carried=True, is_past=True),
        FieldSpec(
            "staff_id", N_("Staff member"), Input.PERSON, True, N_("Choose whose work it is about."), is_carried=True
        ),
        FieldSpec("customer", N_("Customer"), Input.CUSTOMER),
        FieldSpec("severity", N_("Severity"), Input.WORD, example=N_("e.g. minor, serious"), is_carried=True),
        FieldSpec("description", N_("What happened"), Input.LONG),
        FieldSpec("resolved_on", N_("Resolved on"), Input.DAY, hint=N_("Empty while it is open"), is_past=True),
    ),
    columns=columns,
    lines=complaint_lines,
    draft=ComplaintDraft,
    words={"severity": severities},
)
