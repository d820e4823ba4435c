"""Canonical text and its seal."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from desktop.domain.seal import canonical_text, seal_of, short_seal


def test_the_same_content_gives_the_same_text_whatever_its_order() -> None:
    one = {"b": [Decimal("1.50")], "a": date(2026, 9, 30), "c": "王䶮"}
    other = {"c": "王䶮", "a": date(2026, 9, 30), "b": [Decimal("1.5")]}

    assert canonical_text(one) == canonical_text(other) == '{"a":"2026-09-30","b":["1.5"],"c":"王䶮"}'


def test_moments_are_written_with_their_zone() -> None:
    assert canonical_text(datetime(2026, 9, 30, 1, 2, tzinfo=UTC)) == '"2026-09-30T01:02:00+00:00"'


def test_what_has_no_single_text_is_refused() -> None:
    with pytest.raises(TypeError, match="cannot hold set"):
        canonical_text({"a": {1, 2}})


def test_not_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="Out of range"):
        canonical_text(float("nan"))


def test_the_seal_is_the_sha256_and_paper_shows_16_digits() -> None:
    seal = seal_of("签绩")

    assert len(seal) == 64
    assert short_seal(seal) == seal[:16].upper()
    assert seal_of("签绩 ") != seal
