import codecs

import pytest

from desktop.exchange.reading.encoding import decoded
from desktop.exchange.sentences import Refusal

TEXT = "工号,姓名\n1,王小明\n"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-32"), "utf-32"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("gbk"), "gb18030"),
        ("name,code\nAnn,1\n".encode("utf-16-le"), "utf-16-le"),
    ],
)
def test_the_bytes_tell_the_encoding(content: bytes, name: str) -> None:
    text, told = decoded(content, None)

    assert told == name
    assert text in (TEXT, "name,code\nAnn,1\n")


def test_characters_that_only_gb18030_can_write_are_read() -> None:
    text = "姓名\n" + "\n".join("㧐㧟䏝𬉼㤘𠳐")

    assert decoded(text.encode("gb18030"), None) == (text, "gb18030")


def test_a_western_file_is_asked_about_instead_of_turned_into_chinese() -> None:
    with pytest.raises(Refusal, match="line 2"):
        decoded("name\nMéxico Ångström Größe\n".encode("latin-1"), None)


def test_a_stated_encoding_is_followed() -> None:
    assert decoded("México".encode("latin-1"), "latin-1")[0] == "México"


@pytest.mark.parametrize("stated", ["klingon", "hex", "zip"])
def test_an_unknown_encoding_is_refused(stated: str) -> None:
    with pytest.raises(Refusal, match="unknown"):
        decoded(b"x", stated)


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF8 + b"a\n\xff",
        TEXT.encode("utf-16")[:-1],
        TEXT.encode() + "姓".encode("gbk"),
        b"a\nb\x80\xff\xff",
    ],
)
def test_damaged_or_mixed_text_is_refused(content: bytes) -> None:
    with pytest.raises(Refusal):
        decoded(content, None)


def test_a_stated_encoding_that_does_not_fit_names_the_line() -> None:
    with pytest.raises(Refusal, match="Line 2"):
        decoded("a\n王".encode("gbk"), "utf-8")
