"""Activities, with what each person brought home."""

from collections.abc import Callable
from typing import Any

from desktop.errors import N_
from desktop.i18n import Translator
from desktop.queries.quality.activities import ActivityLine, activity_kinds, activity_lines
from desktop.services.activities import ActivityDraft, ResultDraft
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.kit.field_specs import FieldSpec, Input
from desktop.ui.money import cents_text
from desktop.ui.quality.record_kind import RecordKind
from desktop.ui.quality.results import TypedResult


def columns(texts: Translator) -> tuple[Column[ActivityLine], ...]:
    """When, what, what it cost, who took part and what came of it."""
    _ = texts
    return (
        Column(_("Date"), lambda line: line.held_on.isoformat(), Cell.TEXT, 112, name="held_on"),
        Column(_("Activity"), lambda line: line.name, Cell.STRONG, 0, least=160, name="name"),
        Column(_("Kind"), lambda line: line.kind or NO_VALUE, Cell.SOFT, 110, gives_way=True, name="kind"),
        Column(_("Cost (yuan)"), cost, Cell.NUMBER, 120, lambda line: line.cost, name="cost"),
        Column(_.pgettext("activity", "People"), people(_), Cell.SOFT, 0, name="people"),
        Column(_("Leads"), lambda line: str(line.leads), Cell.NUMBER, 80, lambda line: line.leads, name="leads"),
        Column(_("Deals"), lambda line: str(line.deals), Cell.NUMBER, 80, lambda line: line.deals, name="deals"),
    )


def cost(line: ActivityLine) -> str:
    """The cost in 元."""
    return NO_VALUE if line.cost is None else cents_text(line.cost)


def people(texts: Translator) -> Callable[[ActivityLine], str]:
    """Who brought something home."""
    return lambda line: texts(", ").join(each.staff for each in line.results) or NO_VALUE


def results_of(entered: Any, texts: Translator) -> tuple[Any, str]:
    """The results of the rows in which somebody is named, or what is wrong with one."""
    results = []
    rows: tuple[TypedResult, ...] = entered
    for row in rows:
        if row.is_empty:
            continue
        leads, deals = (
            0 if text == "" else int(text) if text.isdecimal() else None for text in (row.leads, row.deals)
        )
        if row.staff_id is None:
            return None, texts("Choose the person of every line, or empty the line.")
        if leads is None or deals is None:
            return None, texts("Leads and deals are whole numbers, for example 6.")
        results.append(ResultDraft(row.staff_id, leads, deals))
    return tuple(results), ""


KIND = RecordKind(
    key="activities",
    title=lambda texts: texts.pgettext("records", "Activities"),
    icon="users",
    enter=N_("Enter an activity"),
    change=N_("Change an activity"),
    empty=N_("No activities yet"),
    teaching=N_(
        "Enter fairs, salons and visits to model shops, and what each person brought home: new leads and deals."
    ),
    fields=(
        FieldSpec("held_on", N_("Date"), Input.DAY, True, N_("Enter the day."), is_carried=True),
        FieldSpec("kind", N_("Kind"), Input.WORD, example=N_("e.g. fair, salon"), is_carried=True),
        FieldSpec("name", N_("Activity"), Input.TEXT, True, N_("Name the activity.")),
        FieldSpec("cost", N_("Cost (yuan)"), Input.AMOUNT, example="5,000.00"),
        FieldSpec("results", N_("What each person brought in"), Input.OWN, read=results_of),
    ),
    columns=columns,
    lines=activity_lines,
    draft=ActivityDraft,
    words={"kind": activity_kinds},
)
