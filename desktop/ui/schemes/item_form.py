"""From what was entered for one line to the line, or to a sentence for each wrong field; no toolkit."""

from collections.abc import Sequence
from decimal import Decimal

from desktop.domain.exact import plain
from desktop.domain.scheme import Band, Filter, Missing, Rule, RuleKind, SchemeItem, Scope
from desktop.i18n import Translator
from desktop.ui.kit.values import Values
from desktop.ui.schemes.typed import UnreadableError, number

FILTERS = ("product", "region", "customer_kind", "source")
NEEDED = {
    RuleKind.RATIO: ("target",),
    RuleKind.LINEAR: ("target", "zero_point", "stretch"),
    RuleKind.BANDS: ("bands",),
    RuleKind.DEDUCT: ("factor",),
    RuleKind.ADD: ("factor",),
    RuleKind.THRESHOLD: ("target",),
    RuleKind.POINTS: ("target",),
}  # which fields a rule asks for beside weight and cap
_NUMBERS = ("weight", "cap", "target", "zero_point", "stretch", "factor", "veto_below")
_REQUIRED = ("weight", "cap")


def item_of(
    values: Values, bands: Sequence[Band], wrong_bands: bool, texts: Translator
) -> tuple[SchemeItem | None, dict[str, str]]:
    """The line, or None with a sentence by field name."""
    read, errors = _numbers(values, texts)
    kind: RuleKind = values.chosen("rule")
    if values.chosen("indicator") is None:
        errors["indicator"] = texts("Choose what is counted.")
    if kind is RuleKind.LINEAR:
        for name in ("zero_point", "stretch"):
            if read.get(name) is None:
                errors.setdefault(name, texts("This rule needs a number here."))
    if kind in (RuleKind.DEDUCT, RuleKind.ADD) and read.get("factor") is None:
        errors.setdefault("factor", texts("This rule needs a number here."))
    if kind is RuleKind.BANDS and (wrong_bands or not bands):
        errors["rule"] = texts("Correct the bands below.")
    for name in FILTERS:
        if values.typed(name) and values.chosen(name) is None:
            errors[name] = texts("Choose a word of the list, or leave it empty.")
    if errors:
        return None, errors
    return (
        SchemeItem(
            values.chosen("indicator"),
            read["weight"] or Decimal(0),
            _rule(kind, read, bands),
            read["cap"] or Decimal(0),
            read["target"] if "target" in NEEDED[kind] else None,
            values.chosen("missing") or Missing.SPREAD,
            values.chosen("scope") or Scope.OWN,
            Filter(**{name: values.chosen(name) or "" for name in FILTERS}),
            values.chosen("perspective") or values.typed("perspective") or "results",
            read["veto_below"],
        ),
        {},
    )


def values_of(item: SchemeItem) -> dict[str, object]:
    """A line as the form shows it."""
    rule = item.rule
    shown: dict[str, object] = {
        "indicator": item.indicator,
        "scope": item.scope,
        "perspective": item.perspective,
        "rule": rule.kind,
        "missing": item.missing,
    }
    numbers = {
        "weight": item.weight,
        "cap": item.cap,
        "target": item.default_target,
        "zero_point": rule.zero_point,
        "stretch": rule.stretch,
        "factor": rule.factor,
        "veto_below": item.veto_below,
    }
    shown |= {name: "" if value is None else plain(value) for name, value in numbers.items()}
    return shown | {name: getattr(item.filter, name) or None for name in FILTERS}


def new_values(left: Decimal) -> dict[str, object]:
    """A new line, which takes the weight that is left."""
    item = SchemeItem("", max(left, Decimal(0)), Rule(RuleKind.RATIO))
    return values_of(item) | {"indicator": None}


def _rule(kind: RuleKind, read: dict[str, Decimal | None], bands: Sequence[Band]) -> Rule:
    needed = NEEDED[kind]
    return Rule(
        kind,
        read["zero_point"] if "zero_point" in needed else None,
        read["stretch"] if "stretch" in needed else None,
        read["factor"] if "factor" in needed else None,
        tuple(bands) if kind is RuleKind.BANDS else (),
    )


def _numbers(values: Values, texts: Translator) -> tuple[dict[str, Decimal | None], dict[str, str]]:
    read: dict[str, Decimal | None] = {}
    errors = {}
    for name in _NUMBERS:
        try:
            read[name] = number(values.text(name))
        except UnreadableError:
            errors[name] = texts("Write a number, for example 25 or 12.5.")
            continue
        if read[name] is None and name in _REQUIRED:
            errors[name] = texts("This is needed.")
    return read, errors
