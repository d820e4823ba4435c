"""Milestones of deals: planned and done."""

from desktop.errors import N_
from desktop.i18n import Translator
from desktop.queries.quality.milestones import MilestoneLine, milestone_lines, milestone_names
from desktop.services.milestones import MilestoneDraft
from desktop.ui.kit.columns import Cell, Column
from desktop.ui.kit.field_specs import FieldSpec, Input
from desktop.ui.quality.record_kind import RecordKind
from desktop.ui.tones import Tone


def columns(texts: Translator) -> tuple[Column[MilestoneLine], ...]:
    """When it is planned, of which deal and whose, and whether it came in time."""
    _ = texts
    return (
        Column(_("Planned on"), lambda line: line.planned_on.isoformat(), Cell.TEXT, 112, name="planned_on"),
        Column(_("Milestone"), lambda line: line.name, Cell.STRONG, 0, least=150, name="name"),
        Column(_("Deal"), lambda line: line.deal, Cell.TEXT, 0, least=220, name="deal"),
        Column(_("Staff member"), lambda line: line.staff, Cell.PERSON, 160, name="staff"),
        Column(
            _("Done on"),
            lambda line: line.done_on.isoformat() if line.done_on else _.pgettext("milestone", "Open"),
            Cell.CHIP,
            124,
            lambda line: line.done_on,
            tone_of,
            name="done_on",
        ),
    )


def tone_of(line: MilestoneLine) -> Tone:
    """Done in time, done late, or open."""
    if line.done_on is None:
        return Tone.NEUTRAL
    return Tone.OK if line.done_on <= line.planned_on else Tone.WARN


KIND = RecordKind(
    key="milestones",
    title=lambda texts: texts.pgettext("records", "Milestones"),
    icon="circle-check",
    enter=N_("Enter a milestone"),
    change=N_("Change a milestone"),
    empty=N_("No milestones yet"),
    teaching=N_(
        "Plan the steps of a deal, such as site, fit-out and opening; what is done by its planned day is on time "
        "and counts for the deal's staff member."
    ),
    fields=(
        FieldSpec("deal_id", N_("Deal"), Input.DEAL, True, N_("Choose the deal."), is_carried=True, is_wide=True,
                  example=N_("Type a code, customer or initials")),
        FieldSpec("name", N_("Milestone"), Input.WORD, True, N_("Name the milestone."), is_wide=True,
                  example=N_("e.g. site chosen")),
        FieldSpec("planned_on", N_("Planned on"), Input.DAY, True, N_("Enter the planned day.")),
        FieldSpec("done_on", N_("Done on"), Input.DAY, hint=N_("Empty while it is open"), is_past=True),
    ),
    columns=columns,
    lines=milestone_lines,
    draft=MilestoneDraft,
    words={"name": milestone_names},
)  # fmt: skip
