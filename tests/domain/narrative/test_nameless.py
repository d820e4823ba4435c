"""Contracts without a customer, as an imported won deal may leave them, still make whole sentences."""

from decimal import Decimal

import pytest

from desktop.domain.facts import Evidence
from desktop.domain.narrative import findings_for
from desktop.domain.narrative.late_money import late_money
from tests.domain.languages import BOTH, EN, ZH
from tests.domain.narrative.people import contract, item, overdue, person

DAYS = ("2026-07-03", "2026-08-05", "2026-09-01", "2026-09-02")


def told(code: str, actual: float, *customers: str, numbered: bool = True) -> tuple[str, str]:
    contracts = tuple(
        contract(str(place), name, DAYS[place], 90_000 - 1000 * place)._replace(
            number=f"D{place}" if numbered else ""
        )
        for place, name in enumerate(customers)
    )
    figures = person("王", [item(code, 100, 120, actual, actual / 2)], evidence=Evidence(contracts=contracts))
    (found,) = findings_for(figures, BOTH)
    return found.texts["zh_CN"], found.texts["en"]


@pytest.mark.parametrize(
    ("code", "actual", "customers", "chinese", "english"),
    [
        ("signings", 3, ("", "乙", "丙"), "7 月签下的D0", "Largest: D0 in July"),
        ("signings", 2, ("", "乙"), "D0、乙", "D0, 乙"),
        ("signed_amount", 200_000, ("", "乙", "丙"), "D0", "the July contract with D0"),
    ],
)
def test_are_called_by_their_number(
    code: str, actual: float, customers: tuple[str, ...], chinese: str, english: str
) -> None:
    texts = told(code, actual, *customers)

    assert chinese in texts[0]
    assert english.casefold() in texts[1].casefold()


@pytest.mark.parametrize(("code", "actual"), [("signings", 3), ("signings", 2), ("signed_amount", 200_000)])
def test_are_not_named_where_they_have_neither(code: str, actual: float) -> None:
    for text in told(code, actual, *("",) * 4, numbered=False):
        assert "  " not in text
        assert not any(word in text for word in ("Largest", "最大", "signed with", "签约的有", "contract with"))


def test_late_money_is_told_by_contract() -> None:
    part = overdue("", "2026-08-20", 300)._replace(signing_number="D7")

    told_late = late_money(person("王", [], evidence=Evidence(overdue=(part,))))

    sentences = [told_late(words) for words in (ZH, EN)]

    assert all("D7" in sentence for sentence in sentences)
    assert part.unpaid == Decimal(300)
