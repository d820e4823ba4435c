"""The tables of a commission statement: its figures, its contracts, its tiers, and what was paid before."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from desktop.domain.commission_movements import Event
from desktop.domain.indicators import Unit
from desktop.domain.sheets import Cell, Column, Line, Precision, Table
from desktop.errors import N_
from desktop.queries.commission_detail import ContractLine, StatementDetail
from desktop.queries.commissions import StatementLine
from desktop.queries.sheets.commission_tiers import rounding_line
from desktop.queries.sheets.paper import Paper

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
        (pgettext("sheet", "Paid before"), line.settled),
        (pgettext("sheet", "To be paid now"), line.open),
    )
    return Table(
        pgettext("sheet title", "Statements"),
        (
            Column(pgettext("sheet", "Commission plan"), 2.0),
            Column(pgettext("sheet", "Period"), 2.0),
            *(Column(name, 1.5, Unit.MONEY, precision=Precision.EXACT) for name, _value in figures),
            Column(paper.texts(N_("Reason for the owner's figure")), 2.0),
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
    """What each contract earned, two lines for each on paper; money in 元, rates in percent."""
    pgettext = paper.texts.pgettext
    total: tuple[Cell, ...] = (
        *(pgettext("sum", "Total"), "", "", "", "", "", "", ""),
        *(detail.line.base, "", "", detail.line.computed),
    )
    lines = tuple(_contract(paper, line, signed.get(line.signing_id)) for line in detail.contracts)
    sums = Line(total, is_strong=True)
    return Table(
        pgettext("sheet title", "Contracts"),
        (
            Column(pgettext("sheet", "Contract"), 2.4),
            Column(pgettext("sheet", "Customer"), 2.4, is_below=True),
            Column(pgettext("sheet", "Signed on"), 1.4, is_amounts=True),
            Column(pgettext("sheet", "Contract amount"), 1.4, Unit.MONEY, precision=Precision.EXACT, is_below=True),
            Column(pgettext("sheet", "Event"), 1.2, is_amounts=True),
            Column(pgettext("sheet", "Day"), 1.2, is_amounts=True, is_below=True),
            Column(pgettext("sheet", "Amount"), 1.5, Unit.MONEY, precision=Precision.EXACT),
            Column(pgettext("sheet", "Share"), 0.8, Unit.PERCENT, precision=Precision.PLAIN),
            Column(pgettext("sheet", "Base"), 1.5, Unit.MONEY, precision=Precision.EXACT),
            Column(pgettext("sheet", "Tier"), 0.8, Unit.COUNT),
            Column(pgettext("sheet", "Rate"), 0.8, Unit.PERCENT, precision=Precision.PLAIN, is_below=True),
            Column(pgettext("sheet", "Earned"), 1.5, Unit.MONEY, precision=Precision.EXACT),
        ),
        (*lines, *rounding_line(paper, lines, sums, places=(8, 11)), sums) if lines else (),
        note=paper.texts(N_("each figure rounded to 0.01, the sums from unrounded ones")),
        empty=paper.texts(N_("No contract counts in these days any more.")),
    )


def has_mean_rates(detail: StatementDetail) -> bool:
    """Whether a contract's rate is not that of the tier it stands in."""
    rates = [tier.rate for tier in detail.plan.terms.tiers]
    tiered = [(line.rate, line.tier) for line in detail.contracts if line.tier is not None]
    return any(rate not in rates[tier : tier + 1] for rate, tier in tiered)


def _contract(paper: Paper, line: ContractLine, signed: Signed | None) -> Line:
    return Line(
        (
            line.number or "—",
            line.customer,
            signed.day if signed else "",
            signed.amount if signed else None,
            paper.texts(EVENTS[line.event]),
            line.day,
            line.amount,
            line.share,
            line.base,
            None if line.tier is None else Decimal(line.tier + 1),
            line.rate,
            line.earned,
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
