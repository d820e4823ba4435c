"""The tables of a commission statement: its figures, its contracts, its tiers, and what was paid before."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from desktop.domain.commission import PERCENT
from desktop.domain.commission_movements import Event
from desktop.domain.commission_statement import MONEY_PLACES
from desktop.domain.exact import half_up
from desktop.domain.indicators import Unit
from desktop.domain.sheets import Cell, Column, Line, Precision, Table
from desktop.errors import N_
from desktop.queries.commission_detail import ContractLine, StatementDetail
from desktop.queries.commissions import StatementLine
from desktop.queries.sheets.commission_tiers import rounding_line
from desktop.queries.sheets.paper import Paper

_CENT = Decimal("0.01")
EVENTS = {
    Event.SIGNED: N_("signed"),
    Event.RECEIVED: N_("received"),
    Event.REFUNDED: N_("refunded"),
    Event.TERMINATED: N_("terminated"),
}


class Signed(NamedTuple):
    """When a contract was signed, and over how much (元)."""

    day: date
    amount: Decimal


def summary_table(paper: Paper, line: StatementLine) -> Table:
    """The figures of the band and whence they come, as a line of a workbook."""
    pgettext = paper.texts.pgettext
    figures = (
        (pgettext("sheet", "Base"), line.base),
        (pgettext("sheet", "Earned"), line.computed),
        (pgettext("sheet", "Set by the owner"), line.override),
        (pgettext("sheet", "Paid"), line.settled),
        (pgettext("sheet", "To be paid now"), line.open),
    )
    return Table(
        pgettext("sheet title", "Statements"),
        (
            Column(pgettext("sheet", "Commission plan"), 2.0),
            Column(pgettext("sheet", "Period"), 2.0),
            *(Column(name, 1.5, Unit.MONEY, precision=Precision.EXACT) for name, _value in figures),
            Column(paper.texts(N_("Reason for the owner’s figure")), 2.0),
        ),
        (
            Line(
                (
                    line.plan,
                    line.period.title(paper.texts),
                    *(value for _name, value in figures),
                    line.override_reason,
                )
            ),
        ),
        off_paper=True,
    )


def contract_table(paper: Paper, detail: StatementDetail, signed: Mapping[int, Signed]) -> Table:
    """What each contract earned and what is still to be paid of it, two lines for each on paper.

    Money in 元, rates in percent. What was paid and what the owner set is split by what each line earned.
    """
    pgettext = paper.texts.pgettext
    due = detail.line
    total: list[Cell] = [pgettext("sum", "Total"), *[""] * 8, due.base, "", "", due.computed, due.settled, due.open]
    lines = tuple(_contract(paper, line, signed.get(line.signing_id), due) for line in detail.contracts)
    sums = Line(tuple(total), is_strong=True)
    places = (9, 12, 13, 14) if _can_split(due) else (9, 12)
    return Table(
        pgettext("sheet title", "Contracts"),
        _columns(paper),
        (*lines, *rounding_line(paper, lines, sums, places), sums) if lines else (),
        note=paper.texts(N_("each figure rounded to 0.01, the sums from unrounded ones")),
        empty=paper.texts(N_("No contract counts in these days any more.")),
    )


def _columns(paper: Paper) -> tuple[Column, ...]:
    pgettext = paper.texts.pgettext

    def money(name: str, *, is_below: bool = False) -> Column:
        return Column(name, 1.5, Unit.MONEY, precision=Precision.EXACT, is_below=is_below)

    return (
        Column(pgettext("sheet", "Contract"), 2.0),
        Column(pgettext("sheet", "Customer"), 2.0, is_below=True),
        Column(pgettext("sheet", "Signed on"), 1.6, is_amounts=True),
        money(pgettext("sheet", "Full sum"), is_below=True),
        Column(pgettext("sheet", "Event"), 1.2, is_amounts=True),
        Column(pgettext("sheet", "Day"), 1.2, is_amounts=True, is_below=True),
        money(pgettext("sheet", "Amount")),
        money(pgettext("sheet", "Refund"), is_below=True),
        Column(pgettext("sheet", "Share"), 1.5, Unit.PERCENT, precision=Precision.PLAIN),
        money(pgettext("sheet", "Base"), is_below=True),
        Column(pgettext("sheet", "Tier"), 1.0, Unit.COUNT),
        Column(pgettext("sheet", "Rate"), 1.0, Unit.PERCENT, precision=Precision.PLAIN, is_below=True),
        money(pgettext("sheet", "Earned")),
        money(pgettext("sheet", "Paid"), is_below=True),
        money(pgettext("sheet", "To be paid now")),
    )


def has_mean_rates(detail: StatementDetail) -> bool:
    """Whether a line's commission is not its base at the rate of the tier it stands in, but for the rounding."""
    rates = [tier.rate for tier in detail.plan.terms.tiers]
    tiered = [line for line in detail.contracts if line.tier is not None]
    return any(
        line.rate not in rates[line.tier : line.tier + 1] or abs(_at_rate(line) - line.earned) > _CENT
        for line in tiered
        if line.tier is not None
    )


def _at_rate(line: ContractLine) -> Decimal:
    return half_up(Fraction(line.base) * Fraction(line.rate) / PERCENT, MONEY_PLACES)


def is_split(detail: StatementDetail) -> bool:
    """Whether what was paid, or what the owner set, was split among lines."""
    due = detail.line
    return _can_split(due) and bool(due.settled or due.override is not None) and len(detail.contracts) > 1


def _can_split(due: StatementLine) -> bool:
    """Whether the sums can be told line by line: not where nothing was earned and yet something is paid."""
    return bool(due.computed) or not (due.payable or due.settled)


def _split(line: ContractLine, due: StatementLine) -> tuple[Decimal | None, Decimal | None]:
    """What of a line was paid before and is to be paid now, in 元; None where there is nothing to split by."""
    if not _can_split(due):
        return None, None
    part = Fraction(line.earned) / Fraction(due.computed) if due.computed else Fraction(0)
    payable = line.earned if due.override is None else half_up(part * Fraction(due.override), MONEY_PLACES)
    paid = half_up(part * Fraction(due.settled), MONEY_PLACES)
    return paid, payable - paid


def _contract(paper: Paper, line: ContractLine, signed: Signed | None, due: StatementLine) -> Line:
    is_taken_back = line.event in (Event.REFUNDED, Event.TERMINATED)
    return Line(
        (
            line.number or "—",
            line.customer,
            signed.day if signed else "",
            signed.amount if signed else None,
            paper.texts(EVENTS[line.event]),
            line.day,
            "" if is_taken_back else line.amount,
            line.amount if is_taken_back else "",
            line.share,
            line.base,
            None if line.tier is None else Decimal(line.tier + 1),
            line.rate,
            line.earned,
            *_split(line, due),
        )
    )


def settlement_table(paper: Paper, detail: StatementDetail) -> Table:
    """What was paid on the statement before."""
    pgettext = paper.texts.pgettext
    return Table(
        pgettext("sheet title", "Paid before"),
        (
            Column(pgettext("sheet", "Day"), 1.0),
            Column(pgettext("sheet", "Amount"), 1.4, Unit.MONEY, precision=Precision.EXACT),
            Column(pgettext("sheet", "Remark"), 4.0),
        ),
        tuple(Line((each.settled_on, each.amount, each.note)) for each in detail.settlements),
    )
