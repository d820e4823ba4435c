"""Surveys: what customers answered."""

from decimal import Decimal

from desktop.errors import N_
from desktop.i18n import Translator
from desktop.queries.quality.surveys import SurveyLine, survey_lines
from desktop.services.surveys import SurveyDraft
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.kit.field_specs import FieldSpec, Input
from desktop.ui.quality.cells import plain
from desktop.ui.quality.record_kind import RecordKind
from desktop.ui.tones import Tone

GOOD, POOR = 80, 60
ANSWERS = (
    (Decimal(100), N_("Very satisfied (100)")),
    (Decimal(80), N_("Satisfied (80)")),
    (Decimal(60), N_("Neutral (60)")),
    (Decimal(40), N_("Dissatisfied (40)")),
    (Decimal(20), N_("Very dissatisfied (20)")),
)


def columns(texts: Translator) -> tuple[Column[SurveyLine], ...]:
    """When, about whom, who answered, and what."""
    _ = texts
    return (
        Column(_("Date"), lambda line: line.answered_on.isoformat(), Cell.TEXT, 112, name="answered_on"),
        Column(_("Staff member"), lambda line: line.staff or NO_VALUE, Cell.PERSON, 160, name="staff"),
        Column(_("Customer"), lambda line: line.customer or NO_VALUE, Cell.TEXT, 0, least=170, name="customer"),
        Column(
            _("Score"), lambda line: plain(line.score), Cell.CHIP, 92, lambda line: line.score, tone_of, name="score"
        ),
        Column(_("Comment"), lambda line: line.comment or NO_VALUE, Cell.SOFT, 0, least=200, name="comment"),
    )


def tone_of(line: SurveyLine) -> Tone:
    """Good from 80 points on, poor below 60."""
    if line.score >= GOOD:
        return Tone.OK
    return Tone.NEUTRAL if line.score >= POOR else Tone.BAD


KIND = RecordKind(
    key="surveys",
    title=lambda texts: texts.pgettext("records", "Customer surveys"),
    icon="message-square-text",
    enter=N_("Enter a survey"),
    change=N_("Change a survey"),
    empty=N_("No surveys yet"),
    teaching=N_(
        "Ask customers how satisfied they are and enter the answers as points; "
        "their mean is the satisfaction in the review."
    ),
    fields=(
        FieldSpec("answered_on", N_("Date"), Input.DAY, True, N_("Enter the day."), is_carried=True, is_past=True),
        FieldSpec(
            "score", N_("Score"), Input.ANSWER, True, N_("Enter the score."),
            N_("An answer, or points from 0 to 100"), options=ANSWERS,
        ),
        FieldSpec(
            "staff_id", N_("Staff member"), Input.PERSON, hint=N_("Empty: it counts for nobody"), is_carried=True
        ),
        FieldSpec("customer", N_("Customer"), Input.CUSTOMER),
        FieldSpec("comment", N_("Comment"), Input.LONG),
    ),
    columns=columns,
    lines=survey_lines,
    draft=SurveyDraft,
)  # fmt: skip
