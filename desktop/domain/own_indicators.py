"""What own indicators need of each other: operands, order, refusals, and the figures of formulas."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction

from desktop.domain.exact import as_decimal
from desktop.domain.facts import NO_DATA, Facts, Measure
from desktop.domain.formula import Formula, FormulaError, evaluate
from desktop.domain.indicators import Catalogue, RecordKind
from desktop.domain.scoring import exact_actual
from desktop.errors import N_

_MOST_DIGITS = 50  # of an exact figure's numerator and denominator; longer ones go on with 28 digits
_MOST = 10**100  # a figure beyond it, or nearer to 0 than its inverse, counts nothing an owner has


def operands(code: str, formulas: Mapping[str, Formula]) -> tuple[str, ...]:
    """The indicators behind a code that are not formulas themselves, in the order they are met."""
    found: dict[str, None] = {}
    seen: set[str] = set()

    def walk(each: str) -> None:
        if each in seen:
            return
        seen.add(each)
        if each not in formulas:
            found[each] = None
            return
        for name in formulas[each].names:
            walk(name)

    walk(code)
    return tuple(found)


def refuse_unknown(formula: Formula, codes: Iterable[str]) -> None:
    """Refuse a formula over an indicator that is not there; the sentence names the nearest one."""
    known = list(codes)
    for name in formula.names:
        if name in known:
            continue
        nearest = get_close_matches(name, known, 1, 0.5)
        if nearest:
            raise FormulaError(
                N_('There is no indicator "{name}". The nearest one is "{nearest}".'), name=name, nearest=nearest[0]
            )
        raise FormulaError(N_('There is no indicator "{name}". Choose one from the list.'), name=name)
    if not formula.names:
        raise FormulaError(N_("The formula names no indicator, so it would be the same for everybody."))


def in_order(formulas: Mapping[str, Formula], names: Mapping[str, str]) -> dict[str, Formula]:
    """The formulas, each after those it needs; formulas that need each other are refused, named in their order."""
    ordered: dict[str, Formula] = {}

    def walk(code: str, path: tuple[str, ...]) -> None:
        if code in path:
            circle = (*path[path.index(code) :], code)
            raise FormulaError(
                N_("These formulas need each other, so none can be computed: {circle}. Take one of them out."),
                circle=" → ".join(names.get(each, each) for each in circle),
            )
        if code in ordered or code not in formulas:
            return
        for name in formulas[code].names:
            walk(name, (*path, code))
        ordered[code] = formulas[code]

    for code in formulas:
        walk(code, ())
    return ordered


def with_formulas(facts: Facts, formulas: Mapping[str, Formula], catalogue: Catalogue) -> Facts:
    """The facts of one bearer with every formula's figure, formulas given in the order of `in_order`.

    Operands nobody counted are "no data".
    """
    if not formulas:
        return facts
    known: dict[str, Measure] = dict(facts)
    for code, formula in formulas.items():
        figure = evaluate(formula, lambda name: exact_actual(known.get(name, NO_DATA)))
        records = records_of(operands(code, formulas), known, catalogue, catalogue[code].records)
        known[code] = _measure(figure, records)
    return known


def _measure(figure: Fraction | None, records: int) -> Measure:
    if figure is None or _is_boundless(figure):
        return NO_DATA
    if max(abs(figure.numerator), figure.denominator) >= 10**_MOST_DIGITS:
        return Measure(as_decimal(figure), records=records)
    return Measure(as_decimal(figure), Decimal(figure.numerator), Decimal(figure.denominator), records)


def _is_boundless(figure: Fraction) -> bool:
    """Whether a figure is so large or so near to 0 that formulas handing it on would never end."""
    return bool(figure) and not Fraction(1, _MOST) <= abs(figure) < _MOST


def records_of(codes: Sequence[str], facts: Mapping[str, Measure], catalogue: Catalogue, kind: RecordKind) -> int:
    """How many records of a kind stand behind some indicators, at least; several may count the same one."""
    counted = [
        facts.get(code, NO_DATA).records for code in codes if code in catalogue and catalogue[code].records is kind
    ]
    return max(counted, default=0)
