"""Market feedback that people brought home."""

from desktop.errors import N_
from desktop.i18n import Translator
from desktop.queries.quality.feedback import FeedbackLine, feedback_lines, topics
from desktop.services.feedback import FeedbackDraft, FeedbackStatus
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.kit.field_specs import FieldSpec, Input
from desktop.ui.quality.record_kind import RecordKind
from desktop.ui.tones import Tone

STATUSES = (
    (FeedbackStatus.NEW, N_("New")),
    (FeedbackStatus.USEFUL, N_("Useful")),
    (FeedbackStatus.ADOPTED, N_("Adopted")),
)
TONES = {FeedbackStatus.NEW: Tone.NEUTRAL, FeedbackStatus.USEFUL: Tone.OK, FeedbackStatus.ADOPTED: Tone.ACCENT}


def columns(texts: Translator) -> tuple[Column[FeedbackLine], ...]:
    """When, by whom, about what, and what became of it."""
    _ = texts
    names = {status: _(label) for status, label in STATUSES}
    return (
        Column(_("Date"), lambda line: line.reported_on.isoformat(), Cell.TEXT, 112, name="reported_on"),
        Column(_("Staff member"), lambda line: line.staff, Cell.PERSON, 160, name="staff"),
        Column(_("Topic"), lambda line: line.topic or NO_VALUE, Cell.TEXT, 0, least=150, name="topic"),
        Column(_("Content"), lambda line: line.content or NO_VALUE, Cell.SOFT, 0, least=240, name="content"),
        Column(
            _("Status"),
            lambda line: names[FeedbackStatus(line.status)],
            Cell.CHIP,
            112,
            tone=lambda line: TONES[FeedbackStatus(line.status)],
            name="status",
        ),
    )


KIND = RecordKind(
    key="feedback",
    title=lambda texts: texts.pgettext("records", "Market feedback"),
    icon="sparkles",
    enter=N_("Enter feedback"),
    change=N_("Change feedback"),
    empty=N_("No market feedback yet"),
    teaching=N_(
        "Enter what people learn about competitors, rents and demand; what you mark as useful or adopted counts "
        "in the review."
    ),
    fields=(
        FieldSpec("reported_on", N_("Date"), Input.DAY, True, N_("Enter the day."), is_carried=True, is_past=True),
        FieldSpec("staff_id", N_("Staff member"), Input.PERSON, True, N_("Choose who brought it."), is_carried=True),
        FieldSpec("topic", N_("Topic"), Input.WORD),
        FieldSpec("status", N_("Status"), Input.PICK, hint=N_("Useful and adopted ones count"), options=STATUSES),
        FieldSpec("content", N_("Content"), Input.LONG),
    ),
    columns=columns,
    lines=feedback_lines,
    draft=FeedbackDraft,
    words={"topic": topics},
)
