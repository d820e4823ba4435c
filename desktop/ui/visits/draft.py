"""From what was entered about a visit to a draft, or to a sentence for each wrong field."""

from collections.abc import Callable
from datetime import date

from desktop.errors import RequestError
from desktop.i18n import Translator
from desktop.queries.visits import VisitLine
from desktop.services.visit_rules import check_day, check_follow_up, check_minutes
from desktop.services.visits import VisitDraft
from desktop.ui.kit.values import Values


def draft_of(values: Values, today: date, texts: Translator) -> tuple[VisitDraft | None, dict[str, str]]:
    """The draft, or None with a sentence by field name."""
    errors: dict[str, str] = {
        name: texts("Write a day like 2026-11-20.") for name in ("visited_on", "next_on") if name in values.unclear
    }
    day, next_on = values.day("visited_on"), values.day("next_on")
    if day is None:
        errors.setdefault("visited_on", texts("Enter the day of the visit."))
    else:
        _judge(errors, "visited_on", lambda: check_day(day, today), texts)
        _judge(errors, "next_on", lambda: check_follow_up(day, next_on), texts)
    if values.chosen("staff") is None:
        unknown = texts("Nobody in service on that day is called that; choose from the list.")
        errors["staff"] = unknown if values.typed("staff") else texts("Choose who made the visit.")
    minutes = _minutes(values.text("minutes"))
    if values.text("minutes") and minutes is None:
        errors["minutes"] = texts("Enter whole minutes, for example 45.")
    _judge(errors, "minutes", lambda: check_minutes(minutes), texts)
    if errors or day is None:
        return None, errors
    return (
        VisitDraft(
            visited_on=day,
            staff_id=values.chosen("staff"),
            customer_id=values.chosen("customer"),
            customer=values.typed("customer"),
            deal_id=values.chosen("deal"),
            method=values.typed("method"),
            minutes=minutes,
            outcome=values.typed("outcome"),
            summary=values.text("summary"),
            next_step=values.text("next_step"),
            next_on=next_on,
            place=values.text("place"),
        ),
        {},
    )


def values_of(line: VisitLine) -> dict[str, object]:
    """A visit as the form shows it."""
    return {
        "visited_on": line.visited_on,
        "staff": line.staff_id,
        "customer": line.customer_id,
        "method": line.method,
        "minutes": "" if line.minutes is None else str(line.minutes),
        "outcome": line.outcome,
        "summary": line.summary,
        "next_step": line.next_step,
        "next_on": line.next_on,
        "place": line.place,
    }


def carried_over(values: Values) -> dict[str, object]:
    """What the next visit starts with: the same day, person and method."""
    return {
        "visited_on": values.day("visited_on"),
        "staff": values.chosen("staff"),
        "method": values.typed("method"),
    }


def _minutes(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 6 else None


def _judge(errors: dict[str, str], name: str, rule: Callable[[], None], texts: Translator) -> None:
    try:
        rule()
    except RequestError as error:
        errors.setdefault(name, error.sentence(texts))
