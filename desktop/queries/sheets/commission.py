"""Commission statements: what a person earned in a period by a plan, contract by contract, and what is to be paid."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.commission import PERCENT, Basis, Counted, Mode
from desktop.domain.commission_statement import RATE_PLACES
from desktop.domain.exact import half_up, plain
from desktop.domain.money_words import capitals, english
from desktop.domain.sheet_kinds import SheetKind
from desktop.domain.sheets import (
    Band,
    BandCell,
    Pair,
    Pairs,
    Part,
    Remarks,
    Sheet,
    Signing,
)
from desktop.domain.wording.numbers import yuan
from desktop.errors import N_, RequestError
from desktop.i18n import ENGLISH
from desktop.models import Signing as Contract
from desktop.queries.commission_detail import StatementDetail, statement_details
from desktop.queries.commissions import StatementLine, statement_lines
from desktop.queries.people import Person, people_in
from desktop.queries.sheets.commission_tables import (
    Signed,
    contract_table,
    has_mean_rates,
    is_split,
    settlement_table,
    summary_table,
)
from desktop.queries.sheets.commission_tiers import tier_table
from desktop.queries.sheets.paper import Paper

BASES = {
    Basis.COLLECTED: N_("money received"),
    Basis.SIGNED_AMOUNT: N_("amount signed"),
    Basis.GROSS_PROFIT: N_("gross profit"),
    Basis.FIRST_YEAR_FEE: N_("first-year fee"),
}

_MOST_PLACES = 16
_HALF_A_CENT = Fraction(1, 200)

MEANING = N_(
    "The employee’s signature confirms that the statement was received, not that it is agreed with; objections are "
    "raised in writing."
)


def commission_sheets(paper: Paper) -> list[Sheet]:
    """One statement for each person and plan whose period ends in the period, by period and code; money in 元."""
    people = {person.staff_id: person for person in people_in(paper.session, paper.period)}
    span = paper.period.start, paper.period.end
    lines = [line for line in statement_lines(paper.session, span, paper.language) if _is_asked(paper, line, people)]
    details = statement_details(paper.session, lines, paper.language)
    if not details:
        nothing = N_("There is no commission for {period}. Set up a commission plan, or choose another period.")
        if statement_lines(paper.session, span, paper.language):
            nothing = N_("Nobody who was chosen has a commission for {period}. Choose other people, or everybody.")
        raise RequestError(nothing, period=paper.period.label)
    signed = _signed(paper.session, details)
    return [_statement(paper, detail, people.get(detail.line.key.staff_id), signed) for detail in details]


def _is_asked(paper: Paper, line: StatementLine, people: Mapping[int, Person]) -> bool:
    """Whether the statement is of somebody who was asked for; who has left is settled, too."""
    person = people.get(line.key.staff_id)
    if person is not None:
        return paper.has(person)
    return paper.team_id is None and (paper.staff_codes is None or line.staff_code in paper.staff_codes)


def _signed(session: Session, details: Sequence[StatementDetail]) -> dict[int, Signed]:
    keys = {line.signing_id for detail in details for line in detail.contracts}
    rows = session.execute(select(Contract.id, Contract.signed_on, Contract.amount).where(Contract.id.in_(keys)))
    return {row.id: Signed(row.signed_on, row.amount) for row in rows}


def _statement(paper: Paper, detail: StatementDetail, person: Person | None, signed: Mapping[int, Signed]) -> Sheet:
    line, _, pgettext = detail.line, paper.texts, paper.texts.pgettext
    parts: list[Part] = [Pairs(_pairs(paper, detail, person)), _band(paper, line), summary_table(paper, line)]
    parts.append(contract_table(paper, detail, signed))
    reckoned = tier_table(paper, detail)
    if reckoned is not None:
        parts.append(reckoned)
    if detail.settlements:
        parts.append(settlement_table(paper, detail))
    parts.append(Pairs(_closing(paper, line)))
    parts.append(Remarks(_remarks(paper, detail)))
    parts.append(
        Signing(
            (
                pgettext("signing", "Made by"),
                pgettext("signing", "Checked by"),
                pgettext("signing", "Employee"),
                pgettext("signing", "Approved by"),
            ),
            _(MEANING),
            has_refusal=True,
        )
    )
    return paper.sheet(
        SheetKind.COMMISSION,
        parts,
        subject=line.staff,
        person=(line.staff_code, line.staff),
        number=f"TC-{line.period.label}-{line.staff_code}-{line.key.plan_id}",
    )


def _pairs(paper: Paper, detail: StatementDetail, person: Person | None) -> tuple[Pair, ...]:
    line, pgettext = detail.line, paper.texts.pgettext
    pairs = [
        Pair(pgettext("sheet", "Name"), line.staff, is_strong=True),
        Pair(pgettext("sheet", "Code"), line.staff_code),
        Pair(pgettext("sheet", "Team"), paper.own(person.team, person.team_en) if person else ""),
        Pair(pgettext("sheet", "Commission plan"), line.plan),
        Pair(pgettext("sheet", "Counted on"), paper.texts(BASES[detail.plan.terms.basis])),
        Pair(pgettext("sheet", "Period"), line.period.title(paper.texts)),
    ]
    return tuple(pair for pair in pairs if pair.value.strip())


def _band(paper: Paper, line: StatementLine) -> Band:
    pgettext = paper.texts.pgettext
    cells = [
        (pgettext("sheet", "Base"), line.base, ""),
        (pgettext("sheet", "Earned"), line.computed, ""),
        (pgettext("sheet", "Paid"), line.settled, ""),
        (pgettext("sheet", "To be paid now"), line.open, ""),
    ]
    if line.override is not None:
        cells.insert(2, (pgettext("sheet", "Set by the owner"), line.override, ""))
    return Band(tuple(BandCell(name, yuan(value, 2), note) for name, value, note in cells))


def _closing(paper: Paper, line: StatementLine) -> tuple[Pair, ...]:
    spelled = english(line.open) if paper.language == ENGLISH else capitals(line.open)
    pairs = [Pair(paper.texts.pgettext("sheet", "To be paid, in words"), spelled, is_wide=True, is_strong=True)]
    if line.override_reason:
        pairs.append(Pair(paper.texts(N_("Reason for the owner’s figure")), line.override_reason, is_wide=True))
    return tuple(pairs)


def _remarks(paper: Paper, detail: StatementDetail) -> tuple[str, ...]:
    _ = paper.texts
    remarks = [_(N_("Amounts are before tax. Refunds and terminations count in the period in which they happen."))]
    if has_mean_rates(detail):
        remarks.append(_mean_rate(paper, detail))
    if is_split(detail):
        told = N_("Of a statement’s payments and of the owner’s figure each line bears what it earned of the whole.")
        remarks.append(_(told))
    if detail.line.left_on is not None:
        remarks.append(_(N_("The employee has left; what is open is settled with the last wages.")))
    return tuple(remarks)


def _mean_rate(paper: Paper, detail: StatementDetail) -> str:
    """How the rate of a line arises that is none of the plan's."""
    base = sum((part.base for part in detail.slices), Decimal(0))
    earned = sum((part.earned for part in detail.slices), Decimal(0))
    terms = detail.plan.terms
    if terms.counted is Counted.CONTRACT and terms.mode is Mode.WHOLE:
        told = N_(
            "Rate: a line that takes its contract into another tier bears the difference for all that counted "
            "before, too, so its rate may be none of the tiers’."
        )
        return paper.texts(told)
    if not base:
        told = N_(
            "Rate: where money reaches into a further tier, a line bears the mean rate of all the tiers it "
            "fills; the tier named is the highest of them."
        )
        return paper.texts(told)
    told = N_(
        "Rate: all contracts of the period fill the tiers together; each line bears their mean rate, "
        "{earned} ÷ {base} = {rate} %, rounded to four decimals, beside the highest tier reached."
    )
    rate = plain(_multiplying_out(Fraction(earned), Fraction(base)))
    return paper.texts(told).format(earned=yuan(earned, 2), base=yuan(base, 2), rate=rate)


def _multiplying_out(earned: Fraction, base: Fraction) -> Decimal:
    """The rate in percent with the fewest decimals, four at least, with which the base comes to what was earned."""
    exact = earned * PERCENT / base
    rates = (half_up(exact, places) for places in range(RATE_PLACES, _MOST_PLACES))
    return next(
        (rate for rate in rates if abs(Fraction(rate) * base / PERCENT - earned) < _HALF_A_CENT),
        half_up(exact, _MOST_PLACES),
    )
