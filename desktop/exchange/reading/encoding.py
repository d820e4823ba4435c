"""Which encoding a text file is in: its mark, else strict UTF-8, else UTF-16, else GB18030, else the owner says."""

import codecs

from desktop.errors import N_
from desktop.exchange.sentences import Refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 64 << 10
_NO_CONTROLS = {code: None for code in (*range(32), 127) if chr(code) not in "\t\n\r\x0c"}
_SUPPLEMENT = 0xFE  # the first byte of rare characters that GBK itself lacks
_LIKELY_SHARE = 0.4  # of the characters beyond ASCII, how many must be everyday Chinese


def decoded(content: bytes, stated: str | None) -> tuple[str, str]:
    """The text of a file and the name of its encoding."""
    if stated:
        return _as_stated(content, stated), stated.lower()
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _strict(content, name), name
    if b"\x00" in content[:_SAMPLE] and (wide := _unmarked_utf16(content)):
        return wide
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _chinese(content, error), "gb18030"


def looks_binary(content: bytes, stated: str | None) -> bool:
    """Whether a file is no text in its encoding: zero characters, or more than one control character in twenty."""
    try:
        text, _encoding = decoded(content, stated)
    except Refusal:
        text = content.decode("latin-1")
    return "\x00" in text or (len(text) - len(text.translate(_NO_CONTROLS))) * 20 > len(text)


def _as_stated(content: bytes, stated: str) -> str:
    try:
        is_text = codecs.lookup(stated)._is_text_encoding  # noqa: SLF001 - the only way to tell zip or hex from text
    except LookupError:
        is_text = False
    if not is_text:
        raise Refusal(N_("The encoding “{encoding}” is unknown. Write utf-8, utf-16 or gb18030."), encoding=stated)
    text = _strict(content, stated)
    return text.removeprefix("\ufeff")


def _strict(content: bytes, name: str) -> str:
    try:
        return content.decode(name)
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        raise Refusal(
            N_(
                "Line {row} of the file is not {encoding}. The file may be damaged or cut off. Open it in Excel or "
                "WPS, look at that line, and save it as “CSV UTF-8”."
            ),
            row=row,
            encoding=name.removesuffix("-sig"),
        ) from error


def _unmarked_utf16(content: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark shows by line ends or delimiters with a zero byte on one side only."""
    sample = content[: _SAMPLE - _SAMPLE % 2]
    for name, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        others = sample[::2] if name == "utf-16-le" else sample[1::2]
        if zeros.count(0) > max(1, others.count(0) * 8):
            try:
                return content.decode(name), name
            except UnicodeDecodeError:
                continue
    return None


def _chinese(content: bytes, error: UnicodeDecodeError) -> str:
    """The text as GB18030, where it then looks like Chinese."""
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    from desktop.exchange.reading.mixed_lines import refuse_mixed, sorted_lines  # most files are UTF-8

    if text and _looks_chinese(text[:_SAMPLE]):
        refuse_mixed(content, is_chinese=True)
        return text
    refuse_mixed(content, is_chinese=bool(text))
    unknown = sorted_lines(content, is_chinese=bool(text)).unknown
    row = unknown[0] if unknown else content[: error.start].count(b"\n") + 1
    raise Refusal(
        N_(
            "The encoding of the file cannot be told: line {row} is neither UTF-8 nor GBK. Open the file in Excel or "
            "WPS, look at that line, and save it as “CSV UTF-8”."
        ),
        row=row,
    )


def _looks_chinese(text: str) -> bool:
    """Whether most characters beyond ASCII are everyday ones or ones that only GB18030's long form can write."""
    strange = [character for character in text if character > "\x7f"]
    everyday = 0
    for character in strange:
        try:
            character.encode("gb2312")
        except UnicodeEncodeError:
            written = character.encode("gb18030", "replace")
            everyday += len(written) == 4 or written[0] == _SUPPLEMENT
        else:
            everyday += 1
    return everyday >= _LIKELY_SHARE * len(strange)
