"""How forms look on paper: what may be set, and what is kept of it."""

from dataclasses import replace

import pytest

from desktop.domain.paper import FOR_FILING, USUAL, Margins, document_of, options_of, validate
from desktop.errors import RequestError

EVERY = replace(
    USUAL,
    shows_bonus=False,
    with_evidence=True,
    with_full_names=True,
    accent="#1F5FA8",
    margins=FOR_FILING,
    is_two_sided=True,
)


@pytest.mark.parametrize("options", [USUAL, EVERY, replace(USUAL, margins=Margins(20, 20))])
def test_options_come_back_as_they_were_kept(options: object) -> None:
    assert options_of(document_of(options)) == options  # type: ignore[arg-type] # one of the three above


def test_only_what_is_not_usual_is_kept() -> None:
    assert document_of(USUAL) == {}
    assert document_of(replace(USUAL, shows_bonus=False)) == {"shows_bonus": False}


def test_what_a_later_version_kept_is_passed_over() -> None:
    assert options_of({"paper_size": "A3", "with_evidence": True}) == replace(USUAL, with_evidence=True)
    assert options_of(None) == USUAL


@pytest.mark.parametrize("accent", ["blue", "#12345", "#1234567", "#12345G", "1F5FA8", "#１２３４５６"])
def test_a_colour_that_is_none_is_refused(accent: str) -> None:
    with pytest.raises(RequestError, match="colour"):
        validate(replace(USUAL, accent=accent))


@pytest.mark.parametrize("margins", [Margins(7, 25), Margins(10, 36), Margins(35, 16), Margins(14, 15)])
def test_margins_that_leave_too_little_paper_are_refused(margins: Margins) -> None:
    with pytest.raises(RequestError, match=r"(?i)margin"):
        validate(replace(USUAL, margins=margins))


def test_the_widest_margins_are_taken() -> None:
    validate(replace(EVERY, margins=Margins(35, 15)))
    validate(replace(EVERY, margins=Margins(8, 22)))
