"""What the page of customers says: grades, states, events, and filters kept under a name."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.queries.clients.lines import CustomerLine
from desktop.queries.clients.story import Event, Happening
from desktop.ui.customers.event_words import ICONS, told
from desktop.ui.customers.grades import graded
from desktop.ui.customers.table import state_of
from desktop.ui.customers.wanted import Wanted, kept, read_wanted
from desktop.ui.kit.columns import NO_VALUE
from desktop.ui.tones import Tone

DAY = date(2026, 11, 21)
TEXTS = translator(ENGLISH)


@pytest.mark.parametrize(
    ("score", "shown", "tone"),
    [
        (Fraction(80), "A 80.0", Tone.OK),
        (Fraction(7995, 100), "A 80.0", Tone.OK),  # what is shown decides
        (Fraction(7994, 100), "B 79.9", Tone.NEUTRAL),
        (Fraction(60), "B 60.0", Tone.NEUTRAL),
        (Fraction(0), "C 0.0", Tone.BAD),
        (None, NO_VALUE, Tone.NEUTRAL),
    ],
)
def test_a_score_has_its_letter(score: Fraction | None, shown: str, tone: Tone) -> None:
    assert graded(score) == (shown, tone)


@pytest.mark.parametrize(
    ("kind", "word", "amount", "said"),
    [
        (Happening.VISIT, "Progress", None, "Visit: Progress"),
        (Happening.VISIT, "", None, "Visit"),
        (Happening.STAGE, "Talks", None, "Deal reached “Talks”"),
        (Happening.SIGNING, "QY-1", "56000", "Contract over ¥56,000"),
        (Happening.RECEIPT, "QY-1", "56000", "Received ¥56,000"),
        (Happening.RECEIPT, "QY-1", "-500", "Refund −¥500"),
        (Happening.SURVEY, "", "82.50", "Survey: 82.5 points"),
        (Happening.COMPLAINT, "serious", None, "Complaint: serious"),
        (Happening.COMPLAINT, "", None, "Complaint"),
        (Happening.OWNER, "", None, "Looked after by 王龚"),
    ],
)
def test_each_event_is_one_line(kind: Happening, word: str, amount: str | None, said: str) -> None:
    event = Event(kind, DAY, 1, "王龚", word, "look\nhere", None if amount is None else Decimal(amount))

    words = told(event, TEXTS)

    assert (words.text, words.more, words.day) == (said, "王龚 · look here", "2026-11-21")
    assert words.icon == ICONS[kind]


def test_a_state_says_the_most_urgent_first() -> None:
    def line(open_deals: int, stalled: int, contracts: int) -> CustomerLine:
        return CustomerLine(
            1, "", "绿洲", None, "", "", "", "", "", "", "", None, None, None, open_deals, stalled, contracts,
            Decimal(0), Decimal(0),
        )  # fmt: skip

    texts = translator(CHINESE)
    states = [state_of(line(*each), texts)[0] for each in ((2, 1, 1), (2, 0, 1), (0, 0, 1), (0, 0, 0))]

    assert states == ["1 个停滞", "洽谈中", "已签约", NO_VALUE]


def test_filters_are_kept_and_what_is_not_understood_is_left_out() -> None:
    wanted = Wanted(1, 2, 3, 4, 5, True, "绿洲")

    assert read_wanted(kept(wanted)) == wanted
    assert kept(Wanted()) == {}
    assert read_wanted({"owner_id": "1", "is_stalled": "yes", "text": 7}) == Wanted()
