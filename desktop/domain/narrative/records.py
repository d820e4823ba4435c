"""The records that made a figure, named: the contracts that carried it, the money that is late, the reasons given."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from desktop.domain.facts import SignedContract
from desktop.domain.narrative.figures import PersonFigures
from desktop.domain.narrative.situation import Situation
from desktop.domain.wording import Writer
from desktop.domain.wording.dates import month_name
from desktop.errors import N_

_HUNDRED = Decimal(100)
_WORTH_NAMING = Decimal("0.4")
_NUMBERS_SIGNED = frozenset({"signings", "signed_customers"})
_LONGEST_NAME, _LONGEST_LATIN = 16, 28
_LEGAL_FORMS = ("股份有限公司", "有限责任公司", "有限公司", " Co., Ltd.", " Ltd.", " GmbH", " Inc.")


class LateCustomer(NamedTuple):
    """A customer's overdue money in 元, and the day from which the oldest part is late."""

    customer: str
    unpaid: Decimal
    due_on: date


@lru_cache(maxsize=1024)  # named in both languages, in the finding and in what to do
def short(name: str) -> str:
    """A customer's name as a sentence can carry it: without its legal form, and not too long."""
    for form in _LEGAL_FORMS:
        if name.endswith(form) and len(name) > len(form) + 1:
            name = name.removesuffix(form)
            break
    most = _LONGEST_LATIN if name.isascii() else _LONGEST_NAME
    return name if len(name) <= most else f"{name[: most - 1]}…"


def called(contract: SignedContract) -> str:
    """What a contract is called by: its customer, or its number where none is known; "" where there is neither."""
    return short(contract.customer) or contract.number


@lru_cache(maxsize=16)  # asked a dozen times for each person
def late_customers(figures: PersonFigures) -> tuple[LateCustomer, ...]:
    """Overdue money by customer, the largest first."""
    by_name: dict[str, LateCustomer] = {}
    for part in figures.evidence.overdue:
        name = part.customer or part.signing_number
        known = by_name.get(name)
        by_name[name] = LateCustomer(
            name,
            part.unpaid + (known.unpaid if known else Decimal(0)),
            min(part.due_on, known.due_on) if known else part.due_on,
        )
    return tuple(sorted(by_name.values(), key=lambda late: (-late.unpaid, late.due_on, late.customer)))


@lru_cache(maxsize=16)
def late_total(figures: PersonFigures) -> Decimal:
    """All overdue money, in 元."""
    return sum((one.unpaid for one in late_customers(figures)), Decimal(0))


def told_actual(figures: PersonFigures, code: str, is_team_scope: bool = False, narrowed: str = "") -> Decimal | None:
    """The figure a plan may speak of: while the period runs, money is overdue only where its day has come."""
    day = figures.computed_on
    is_running = day is not None and day < figures.period.end
    if code != "overdue_amount" or is_team_scope or narrowed or not is_running:
        return figures.actual(code, is_team_scope, narrowed)
    return late_total(figures)


def carried_by(situation: Situation) -> Writer | None:
    """The one or two contracts that make up much of the signed amount, None where none stands out."""
    contracts = situation.figures.evidence.contracts
    total = situation.actual
    if situation.indicator.code != "signed_amount" or situation.item.is_team_scope or situation.item.narrowed:
        return None
    if not total or total <= 0 or len(contracts) < 2 or not all(called(contract) for contract in contracts[:2]):
        return None
    if len(contracts) > 2 and contracts[0].amount >= total * _WORTH_NAMING:
        return _one_contract(contracts[0], total, situation)
    if len(contracts) > 3 and contracts[0].amount + contracts[1].amount >= total * _WORTH_NAMING:
        return _two_contracts(contracts[:2], total, situation)
    return None


def _one_contract(contract: SignedContract, total: Decimal, situation: Situation) -> Writer:
    return lambda words: words.say(
        N_("the {month} contract with {customer}, {amount}, made up {percent} of {period}’s total"),
        month=month_name(contract.signed_on, words.language),
        customer=called(contract),
        amount=words.money(contract.amount),
        percent=words.percent(_HUNDRED * contract.amount / total),
        period=words.current(situation.figures.period),
    )


def _two_contracts(contracts: Sequence[SignedContract], total: Decimal, situation: Situation) -> Writer:
    amount = sum((contract.amount for contract in contracts), Decimal(0))
    names = list(dict.fromkeys(called(contract) for contract in contracts))
    months = {contract.signed_on.replace(day=1) for contract in contracts}
    message = (
        N_("two {month} contracts ({names}), {amount} together, made up {percent} of {period}’s total")
        if len(months) == 1
        else N_("two contracts ({names}), {amount} together, made up {percent} of {period}’s total")
    )
    return lambda words: words.say(
        message,
        month=month_name(contracts[0].signed_on, words.language),
        names=words.names(names),
        amount=words.money(amount),
        percent=words.percent(_HUNDRED * amount / total),
        period=words.current(situation.figures.period),
    )


def signed_with(situation: Situation) -> Writer | None:
    """Whom the contracts were signed with: one or two by name, of more the largest with what it counts."""
    if situation.indicator.code not in _NUMBERS_SIGNED or situation.item.is_team_scope or situation.item.narrowed:
        return None
    contracts = situation.figures.evidence.contracts
    names = list(dict.fromkeys(called(contract) for contract in contracts))
    if not all(names) or not names:
        return None
    if len(names) <= 2:
        return lambda words: words.say(N_("signed with {names}"), names=words.names(names))
    return lambda words: words.say(
        N_("largest: {customer} in {month}, {amount}"),
        customer=names[0],
        month=month_name(contracts[0].signed_on, words.language),
        amount=words.money(contracts[0].amount),
    )


def renewals(situation: Situation) -> Writer | None:
    """How many signings came from customers who had signed before, for the count of new customers."""
    if situation.indicator.code != "new_customers" or situation.item.is_team_scope or situation.item.narrowed:
        return None
    old = sum(1 for contract in situation.figures.evidence.contracts if not contract.is_first_of_customer)
    if not old:
        return None
    return lambda words: words.ngettext(
        "{spoken} more contract came from an existing customer",
        "{spoken} more contracts came from existing customers",
        old,
        spoken=str(old) if words.is_chinese else words.spoken(old),
    )
