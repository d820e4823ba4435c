"""From what was entered to what a draft takes, or to a sentence for each wrong field."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from desktop.domain.exact import plain
from desktop.i18n import Translator
from desktop.ui.kit.amounts import typed_money
from desktop.ui.kit.field_specs import FieldSpec, Input, unsaid
from desktop.ui.kit.values import Values

Read = tuple[Any, str]  # the value, or a sentence


def given_by(
    values: Values, specs: Sequence[FieldSpec], today: date, texts: Translator
) -> tuple[dict[str, Any], dict[str, str]]:
    """Values by the draft's names, and sentences by field name; a draft may be made where there are none."""
    given: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for spec in specs:
        value, error = _read(values, spec, today, texts)
        if error:
            errors[spec.name] = error
        elif spec.is_required and value is None and not (spec.input is Input.CUSTOMER and values.typed(spec.name)):
            errors[spec.name] = unsaid(spec, texts)
        elif spec.input is Input.CUSTOMER:
            given |= {spec.name: values.typed(spec.name), f"{spec.name}_id": value}
        else:
            given[spec.name] = value
    return given, errors


def values_of(record: Any, specs: Sequence[FieldSpec]) -> dict[str, object]:
    """A record as its form shows it."""
    return {spec.name: _shown(record, spec) for spec in specs}


def carried_over(values: Values, specs: Sequence[FieldSpec]) -> dict[str, object]:
    """What the next entry starts with."""
    return {spec.name: _kept(values, spec) for spec in specs if spec.is_carried}


def _read(values: Values, spec: FieldSpec, today: date, texts: Translator) -> Read:
    match spec.input:
        case Input.DAY:
            return _day(values, spec, today, texts)
        case Input.PERSON | Input.DEAL:
            return _chosen(values, spec, texts)
        case Input.CUSTOMER | Input.PICK:
            return values.chosen(spec.name), ""
        case Input.WORD:
            return values.typed(spec.name) or (None if spec.is_required else ""), ""
        case Input.ANSWER:
            chosen = values.chosen(spec.name)
            return (chosen, "") if isinstance(chosen, Decimal) else _answer(values.typed(spec.name), spec, texts)
        case Input.POINTS:
            return _points(values.text(spec.name), texts)
        case Input.AMOUNT:
            return _amount(values.text(spec.name), texts)
        case Input.OWN if spec.read is not None:
            return spec.read(values.chosen(spec.name), texts)
        case _:
            return values.text(spec.name) or (None if spec.is_required else ""), ""


def _day(values: Values, spec: FieldSpec, today: date, texts: Translator) -> Read:
    if spec.name in values.unclear:
        return None, texts("Write a day like 2026-11-20.")
    day = values.day(spec.name)
    if spec.is_past and day is not None and day > today:
        return None, texts("This day is in the future; enter it once it happened.")
    return day, ""


def _chosen(values: Values, spec: FieldSpec, texts: Translator) -> Read:
    chosen = values.chosen(spec.name)
    if chosen is None and values.typed(spec.name):
        return None, texts("There is none of that name; choose from the list.")
    return chosen, ""


def _answer(text: str, spec: FieldSpec, texts: Translator) -> Read:
    """An answer typed in full, with or without its points, or points."""
    for value, label in spec.options:
        words = texts(label)
        if text and text.casefold() in (words.casefold(), re.split(r"\s*[(（]", words)[0].casefold()):
            return value, ""
    return _points(text, texts)


def _points(text: str, texts: Translator) -> Read:
    if not text:
        return None, ""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None, texts("Enter a number from 0 to 100, for example 85.")
    if not value.is_finite() or not 0 <= value <= 100:
        return None, texts("Enter a number from 0 to 100, for example 85.")
    return value, ""


def _amount(text: str, texts: Translator) -> Read:
    if not text:
        return None, ""
    try:
        return typed_money(text), ""
    except (ValueError, InvalidOperation):
        return None, texts("Enter an amount, for example 3,000.00.")


def _shown(record: Any, spec: FieldSpec) -> object:
    if spec.input is Input.CUSTOMER:
        return getattr(record, f"{spec.name}_id")
    value = getattr(record, spec.name)
    match spec.input:
        case Input.POINTS:
            return _plain(value)
        case Input.ANSWER:
            return value if value in [answer for answer, _label in spec.options] else _plain(value)
        case Input.AMOUNT:
            return "" if value is None else f"{value:,.2f}"
        case _:
            return value


def _kept(values: Values, spec: FieldSpec) -> object:
    match spec.input:
        case Input.DAY:
            return values.day(spec.name)
        case Input.WORD:
            return values.typed(spec.name)
        case _:
            return values.chosen(spec.name)


def _plain(value: Decimal | None) -> str:
    return "" if value is None else plain(value)
