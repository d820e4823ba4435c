from decimal import Decimal

import pytest

from desktop.exchange.sentences import Refusal
from desktop.exchange.values.choices import answer, choice
from desktop.exchange.values.conventions import Conventions
from desktop.i18n import CHINESE, ENGLISH, translator

FIVE = Conventions(scale=Decimal(5))


def test_a_choice_knows_both_languages_whatever_the_case() -> None:
    read = choice({"won": ("成交",), "lost": ("丢单", "closed lost")})

    assert [read(text, FIVE).value for text in ("WON", "成交", "Closed Lost")] == ["won", "won", "lost"]


@pytest.mark.parametrize(
    ("is_mapped", "english", "chinese"),
    [
        (
            True,
            "“maybe” is not one of won, red line. Correct it, or state in the mapping what it means.",
            "“maybe”不在可用的值之内：成交、红线。请改正，或在映射中写明它的意思。",
        ),
        (False, "“maybe” is not one of won, red line. Correct it.", "“maybe”不在可用的值之内：成交、红线。请改正。"),
    ],
)
def test_an_unknown_choice_names_what_is_offered_in_the_readers_own_words(
    is_mapped: bool, english: str, chinese: str
) -> None:
    read = choice({"won": ("成交",), "red_line": ("红线", "red line")}, is_mapped=is_mapped)

    with pytest.raises(Refusal) as refused:
        read("maybe", FIVE)

    assert refused.value.sentence(translator(ENGLISH)) == english
    assert refused.value.sentence(translator(CHINESE)) == chinese


@pytest.mark.parametrize(("text", "expected"), [("5", 100), ("4", 80), ("1", 20), ("4.5", 90)])
def test_an_answer_on_a_scale_becomes_points(text: str, expected: int) -> None:
    assert answer(text, FIVE).value == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("很满意", 100), ("满意", 80), ("一般", 60), ("不满意", 40), ("很不满意", 20), ("88", 88)]
)
def test_an_answer_in_words_or_points_needs_no_scale(text: str, expected: int) -> None:
    assert answer(text, Conventions()).value == expected


def test_an_answer_outside_the_scale_is_refused() -> None:
    with pytest.raises(Refusal):
        answer("6", FIVE)
    with pytest.raises(Refusal):
        answer("120", Conventions())
