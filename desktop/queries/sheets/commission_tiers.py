"""How a commission arises: the tiers with their bounds, what lies in each, at which rate, and the sum of it all."""

from decimal import Decimal
from itertools import chain

from desktop.domain.commission import CommissionTier, Counted, Mode, Terms
from desktop.domain.exact import plain
from desktop.domain.indicators import Unit
from desktop.domain.sheets import Cell, Column, Line, Precision, Table
from desktop.errors import N_
from desktop.queries.commission_detail import SliceLine, StatementDetail
from desktop.queries.sheets.paper import Paper

_ZERO = Decimal(0)


def tier_table(paper: Paper, detail: StatementDetail) -> Table | None:
    """Each part of the base with its tier, rate and commission, summed up; None where one rate holds for everything.

    Where each contract fills the tiers by itself, its lines tell what it earned, and the tiers stand alone.
    """
    terms = detail.plan.terms
    if len(terms.tiers) == 1 and terms.repeat_rate is None:
        return None
    if detail.slices:
        return _reckoned(paper, detail)
    return _bare(paper, terms) if detail.contracts and len(terms.tiers) > 1 else None


def _reckoned(paper: Paper, detail: StatementDetail) -> Table:
    terms, pgettext = detail.plan.terms, paper.texts.pgettext
    repeats = [line for line in detail.contracts if line.tier is None]
    rows: list[tuple[Cell, ...]] = [
        (str(part.tier + 1), _bounds(paper, terms, part), part.base, part.rate, part.earned) for part in detail.slices
    ]
    if repeats:
        sums = sum((line.base for line in repeats), _ZERO), sum((line.earned for line in repeats), _ZERO)
        rows.append((pgettext("sheet", "Repeat customers"), "", sums[0], terms.repeat_rate, sums[1]))
    total: tuple[Cell, ...] = (pgettext("sum", "Total"), "", detail.line.base, "", detail.line.computed)
    odd = _odd_cents(rows, total, places=(2, 4))
    if any(odd):
        rows.append((pgettext("sheet", "Rounding"), "", odd[0] or "", "", odd[1] or ""))
    lines = (*(Line(row) for row in rows), Line(total, is_strong=True))
    return Table(pgettext("sheet title", "By tier"), _columns(paper), lines, note=_note(paper, terms))


def rounding_line(paper: Paper, lines: tuple[Line, ...], total: Line, places: tuple[int, ...]) -> tuple[Line, ...]:
    """A line of the cents by which rounded figures differ from their sum, in 元; none where they add up."""
    odd = dict(zip(places, _odd_cents([line.cells for line in lines], total.cells, places), strict=True))
    if not any(odd.values()):
        return ()
    cells: list[Cell] = [odd.get(place) or "" for place in range(len(total.cells))]
    return (Line((paper.texts.pgettext("sheet", "Rounding"), *cells[1:])),)


def _odd_cents(rows: list[tuple[Cell, ...]], total: tuple[Cell, ...], places: tuple[int, ...]) -> list[Decimal]:
    return [_amount(total[place]) - sum((_amount(row[place]) for row in rows), _ZERO) for place in places]


def _amount(cell: Cell) -> Decimal:
    return cell if isinstance(cell, Decimal) else _ZERO


def _bare(paper: Paper, terms: Terms) -> Table:
    columns = _columns(paper)
    return Table(
        paper.texts.pgettext("sheet title", "By tier"),
        (columns[0], columns[1], columns[3]),
        tuple(
            Line((str(place + 1), _range(paper, terms.mode, tier), tier.rate))
            for place, tier in enumerate(terms.tiers)
        ),
        note=_note(paper, terms),
    )


def _columns(paper: Paper) -> tuple[Column, ...]:
    pgettext = paper.texts.pgettext
    return (
        Column(pgettext("sheet", "Tier"), 1.4),
        Column(pgettext("sheet", "Bounds of the tier, ¥"), 2.4),
        Column(pgettext("sheet", "Base in the tier"), 1.8, Unit.MONEY, precision=Precision.EXACT),
        Column(pgettext("sheet", "× rate"), 1.0, Unit.PERCENT, precision=Precision.PLAIN),
        Column(pgettext("sheet", "= commission"), 1.8, Unit.MONEY, precision=Precision.EXACT),
    )


def _note(paper: Paper, terms: Terms) -> str:
    is_whole = terms.mode is Mode.WHOLE
    if terms.counted is Counted.CONTRACT:
        if is_whole:
            return paper.texts(N_("each contract by itself, the whole of it at the rate of the tier it reaches"))
        return paper.texts(N_("each contract by itself, each part of it at the rate of its own tier"))
    if is_whole:
        return paper.texts(N_("the whole base at the rate of the tier it reaches"))
    return paper.texts(N_("each part of the base at the rate of its own tier; the parts add up"))


def _bounds(paper: Paper, terms: Terms, part: SliceLine) -> str:
    """The bounds of a part's tier; "" where the plan's tiers are no longer those it was reckoned with."""
    known = chain(terms.tiers[part.tier : part.tier + 1])
    return next((_range(paper, terms.mode, tier) for tier in known if tier.rate == part.rate), "")


def _range(paper: Paper, mode: Mode, tier: CommissionTier) -> str:
    _, lower = paper.texts, _yuan(tier.lower)
    if tier.upper is None:
        return _(N_("{lower} and more")).format(lower=lower)
    if mode is Mode.PROGRESSIVE:
        return _(N_("{lower} to {upper}")).format(lower=lower, upper=_yuan(tier.upper))
    return _(N_("{lower} to below {upper}")).format(lower=lower, upper=_yuan(tier.upper))


def _yuan(value: Decimal) -> str:
    whole, _point, cents = plain(value).partition(".")
    return f"{int(whole):,}{f'.{cents:0<2}' if cents else ''}"
