"""What may be a password, and that the same password is the same bytes however it was typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.passwords import MOST, password_bytes, refuse_weak
from desktop.errors import RequestError


class TestBytes:
    @given(st.text(max_size=200))
    def test_composed_and_decomposed_signs_are_the_same_password(self, text: str) -> None:
        decomposed = unicodedata.normalize("NFD", text)

        assert password_bytes(decomposed) == password_bytes(unicodedata.normalize("NFC", decomposed))

    def test_what_follows_the_72nd_byte_counts(self) -> None:
        assert password_bytes("a" * 72 + "b") != password_bytes("a" * 72 + "c")

    def test_a_zero_byte_ends_nothing(self) -> None:
        assert password_bytes("abc\0def") == b"abc\0def"

    def test_the_longest_password_has_1024_bytes(self) -> None:
        assert len(password_bytes("a" * MOST)) == MOST
        with pytest.raises(RequestError, match="too long"):
            password_bytes("a" * (MOST + 1))

    def test_half_a_sign_is_refused_in_a_sentence(self) -> None:
        with pytest.raises(RequestError, match="cannot be kept"):
            password_bytes("half \ud800")


class TestStrength:
    @pytest.mark.parametrize("password", ["correct horse", "茶水间的绿萝", "Zq7-mmTpw!", "  spaces  count"])
    def test_a_password_nobody_expects_is_taken(self, password: str) -> None:
        refuse_weak(password)

    @pytest.mark.parametrize("password", ["", "short", "四个汉字", "ninechars"])
    def test_a_short_one_is_refused_with_what_would_do(self, password: str) -> None:
        with pytest.raises(RequestError, match="at least 10 letters or digits, or 5 Chinese characters"):
            refuse_weak(password)

    @pytest.mark.parametrize(
        "password", ["aaaaaaaaaaaa", "1234567890", "abcdefghij", "qwertyuiop", "password123", "Administrator2026"]
    )
    def test_one_that_is_tried_first_is_refused(self, password: str) -> None:
        with pytest.raises(RequestError, match="guessed soon"):
            refuse_weak(password)
