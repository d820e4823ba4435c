"""The recovery code survives being printed, read aloud and typed; a slip is found and its group named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import recovery_code
from desktop.domain.recovery_code import GROUPS, LENGTH, SIGNS, SIZE, cleaned, groups_of, typed, written
from desktop.errors import RequestError

SECRETS = st.binary(min_size=LENGTH, max_size=LENGTH)


class TestWriting:
    @given(SECRETS)
    def test_what_is_written_is_read_as_it_was(self, secret: bytes) -> None:
        code = written(secret)

        assert typed(code) == secret
        assert [len(group) for group in groups_of(code)] == [SIZE] * GROUPS

    @given(SECRETS)
    def test_no_sign_is_taken_for_another(self, secret: bytes) -> None:
        assert not set(written(secret)) & set("ILOU")

    def test_another_number_of_bytes_is_no_code(self) -> None:
        with pytest.raises(ValueError, match="15 bytes"):
            written(b"short")


class TestTyping:
    @given(SECRETS)
    def test_small_letters_blanks_and_full_width_signs_are_the_same_code(self, secret: bytes) -> None:
        code = written(secret)
        wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code)

        assert typed(code.lower().replace("-", " ")) == typed(wide) == typed(f" {code} ") == secret

    def test_letters_that_look_like_digits_are_read_as_those(self) -> None:
        assert cleaned("o0-iIl1-uv") == "001111VV"

    @given(SECRETS, st.integers(0, GROUPS * SIZE - 1), st.sampled_from(SIGNS))
    def test_one_wrong_sign_is_found_and_its_group_named(self, secret: bytes, place: int, sign: str) -> None:
        signs = cleaned(written(secret))
        if signs[place] == sign:
            return

        with pytest.raises(RequestError) as refused:
            typed(signs[:place] + sign + signs[place + 1 :])

        assert refused.value.values["place"] == place // SIZE + 1

    @given(SECRETS, st.integers(0, GROUPS - 1), st.integers(0, SIZE - 2))
    def test_two_exchanged_signs_of_a_group_are_found(self, secret: bytes, group: int, place: int) -> None:
        signs = list(cleaned(written(secret)))
        one = group * SIZE + place
        if signs[one] == signs[one + 1]:
            return
        signs[one], signs[one + 1] = signs[one + 1], signs[one]

        with pytest.raises(RequestError):
            typed("".join(signs))

    @given(SECRETS, st.integers(0, GROUPS - 2))
    def test_two_exchanged_groups_are_found(self, secret: bytes, place: int) -> None:
        groups = groups_of(written(secret))
        if groups[place] == groups[place + 1]:
            return
        groups[place], groups[place + 1] = groups[place + 1], groups[place]

        with pytest.raises(RequestError):
            typed("-".join(groups))

    @given(st.text(max_size=60))
    def test_any_text_is_a_code_or_is_refused_in_a_sentence(self, text: str) -> None:
        try:
            signs, sentence = typed(text), ""
        except RequestError as refused:
            signs, sentence = None, refused.message

        assert (signs is not None and len(signs) == LENGTH) or sentence

    def test_a_code_that_is_too_short_says_how_many_signs_it_has(self) -> None:
        with pytest.raises(RequestError, match="this one has 3 signs"):
            typed("ABC")

    def test_the_module_names_what_it_is_made_of(self) -> None:
        assert recovery_code.BITS * GROUPS == 120
