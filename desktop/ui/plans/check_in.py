"""From what was entered about an action to what the verbs take, or to a sentence for each wrong field."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from desktop.domain.indicators import Indicator, Unit
from desktop.i18n import Translator
from desktop.ui.kit.values import Values


@dataclass(frozen=True, slots=True)
class Entered:
    """A check-in as entered."""

    noted_on: date
    value: Decimal | None
    note: str


@dataclass(frozen=True, slots=True)
class NewDue:
    """Another due day with its reason."""

    due_on: date
    reason: str


def check_in_of(
    values: Values, indicator: Indicator | None, today: date, texts: Translator
) -> tuple[Entered | None, dict[str, str]]:
    """The check-in, or None with a sentence by field name."""
    errors: dict[str, str] = {}
    day = values.day("noted_on")
    if day is None:
        errors["noted_on"] = texts("Write a day like 2026-11-20.")
    elif day > today:
        errors["noted_on"] = texts("This day is in the future; enter it once it happened.")
    value, wrong = _figure(values.text("value"), indicator, texts)
    if wrong:
        errors["value"] = wrong
    note = values.text("note")
    if value is None and not note and not wrong:
        errors["note"] = texts("Enter the figure, or a sentence on how it goes.")
    if errors or day is None:
        return None, errors
    return Entered(day, value, note), {}


def due_of(values: Values, texts: Translator) -> tuple[NewDue | None, dict[str, str]]:
    """The new due day, or None with a sentence by field name."""
    errors: dict[str, str] = {}
    day, reason = values.day("due_on"), values.text("reason")
    if day is None:
        errors["due_on"] = texts("Write a day like 2026-11-20.")
    if not reason:
        errors["reason"] = texts("Write why; the history keeps it.")
    if errors or day is None:
        return None, errors
    return NewDue(day, reason), {}


def _figure(text: str, indicator: Indicator | None, texts: Translator) -> tuple[Decimal | None, str]:
    """A figure typed with or without its unit, thousands or 万."""
    bare = text.replace(",", "").replace("，", "").replace("%", "").replace(" ", "").strip("¥元次份家个天分起条")
    if not bare:
        return None, ""
    times = Decimal(1)
    if indicator is not None and indicator.unit is Unit.MONEY and bare.endswith("万"):
        bare, times = bare.removesuffix("万"), Decimal(10_000)
    try:
        value = Decimal(bare) * times
    except InvalidOperation:
        return None, texts("Enter a number, for example 26.")
    return (value, "") if value.is_finite() else (None, texts("Enter a number, for example 26."))
