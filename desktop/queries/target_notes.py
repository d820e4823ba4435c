"""Sentences on a form about its targets: how they were reduced, and which days sums of shorter ones cover."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from desktop.domain.exact import plain
from desktop.domain.indicators import INDICATORS
from desktop.domain.scoring import Reason
from desktop.domain.wording import Words
from desktop.errors import N_
from desktop.i18n import Translator
from desktop.models import ReviewItem

_COVERED = "covered_days"  # kept of a line whose target leaves days of the period out


def factor_text(values: Mapping[str, Any], texts: Translator) -> str:
    """The factor on a target as it was made: 85/92, 50% or, in English, 50 %, 50 % × 51/92."""
    parts = []
    step = Decimal(values.get("step", "1"))
    if step != 1:
        parts.append(f"{plain(step * 100)}%" if Words(texts).is_chinese else f"{plain(step * 100)} %")
    counted = values["service_days"] - values["absent_days"]
    if counted != values["period_days"]:
        parts.append(f"{counted}/{values['period_days']}")
    return " × ".join(parts)


def target_note(items: Sequence[ReviewItem], texts: Translator) -> str:
    """One line on why effective targets differ from the plain ones, "" if none does."""
    whole = (item for item in items if item.reason == Reason.RAMP and _COVERED not in item.reason_values)
    reduced = next((item.reason_values for item in whole), None)
    sentences = [] if reduced is None else [_ramp_sentence(reduced, texts)]
    partial: dict[tuple[int, int, str], list[str]] = {}
    for item in items:
        values = item.reason_values
        if _COVERED in values:
            held_to = _held_to(values, texts) if item.reason == Reason.RAMP else ""
            names = partial.setdefault((values[_COVERED], values["target_days"], held_to), [])
            names.append(_name(item.indicator, texts))
    sentences += [_partial_sentence(names, *found, texts) for found, names in partial.items()]
    return ("" if Words(texts).is_chinese else " ").join(sentences)


def _partial_sentence(names: Sequence[str], covered: int, days: int, held_to: str, texts: Translator) -> str:
    message = texts.ngettext(
        "The target of {indicator} is the sum of shorter ones, which cover {days} of {period} days.",
        "The targets of {indicator} are sums of shorter ones, which cover {days} of {period} days.",
        len(names),
    )
    if held_to:
        message = texts.ngettext(
            "The target of {indicator} is the sum of shorter ones, which cover {days} of {period} days, and is"
            " reduced for these: {held_to}.",
            "The targets of {indicator} are sums of shorter ones, which cover {days} of {period} days, and are"
            " reduced for these: {held_to}.",
            len(names),
        )
    return message.format(indicator=Words(texts).names(names), days=covered, period=days, held_to=held_to)


def _ramp_sentence(values: Mapping[str, Any], texts: Translator) -> str:
    return texts.gettext(
        N_("{causes}: targets of amounts and counts × {factor}; rates and averages are not reduced.")
    ).format(causes=_ramp_causes(values, texts), factor=factor_text(values, texts))


def _held_to(values: Mapping[str, Any], texts: Translator) -> str:
    return texts.gettext(N_("{causes}, × {factor}")).format(
        causes=_ramp_causes(values, texts), factor=factor_text(values, texts)
    )


def _ramp_causes(values: Mapping[str, Any], texts: Translator) -> str:
    words, causes = Words(texts), []
    if Decimal(values.get("step", "1")) != 1:
        causes.append(texts.gettext(N_("month {month} of service")).format(month=values["month"]))
    if values["service_days"] != values["period_days"]:
        causes.append(texts.gettext(N_("{days} days in service")).format(days=values["service_days"]))
    for first, last in values.get("absences", ()):
        span = words.days_between(date.fromisoformat(first), date.fromisoformat(last))
        causes.append(texts.gettext(N_("approved absence {span}")).format(span=span))
    return words.row(causes)


def _name(code: str, texts: Translator) -> str:
    known = INDICATORS.get(code)
    return known.called(texts) if known else code
