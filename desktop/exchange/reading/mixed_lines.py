"""Lines of one text file in two encodings, as when files were put together: named, never read as something else."""

from dataclasses import dataclass, field

from desktop.errors import N_
from desktop.exchange.sentences import Refusal

_LEVEL_ONE = range(0xB0, 0xD8)  # first bytes of GB2312's 3,755 most used characters
_MIXED = N_(
    "Line {row} of the file is written in {odd}, others in {usual}; its text would be read wrong, so nothing was "
    "read. Look at that line in Excel or WPS, correct it, and save the file as “CSV UTF-8”."
)


@dataclass(slots=True)
class Lines:
    """The numbers of the lines beyond ASCII by the encoding they are in; `unknown` in neither."""

    utf8: list[int] = field(default_factory=list)
    chinese: list[int] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)


def refuse_mixed(content: bytes, *, is_chinese: bool) -> None:
    """Refuse a file that holds lines of both encodings; `is_chinese` where all of it can be read as GB18030.

    Then a line counts as UTF-8 only where that reading is the likelier one, as some Chinese words are both.
    """
    lines = sorted_lines(content, is_chinese=is_chinese)
    if lines.utf8 and lines.chinese:
        is_utf8_odd = len(lines.utf8) < len(lines.chinese)
        odd, usual = ("UTF-8", "GBK") if is_utf8_odd else ("GBK", "UTF-8")
        raise Refusal(_MIXED, row=(lines.utf8 if is_utf8_odd else lines.chinese)[0], odd=odd, usual=usual)


def sorted_lines(content: bytes, *, is_chinese: bool) -> Lines:
    """The lines of a file that say anything of its encoding."""
    lines = Lines()
    for number, line in enumerate(content.splitlines(), 1):
        if line.isascii():
            continue
        as_utf8, as_chinese = _read(line, "utf-8"), _read(line, "gb18030")
        if as_utf8 and (not is_chinese or not as_chinese or _is_likelier(as_utf8, as_chinese)):
            lines.utf8.append(number)
        elif as_chinese:
            lines.chinese.append(number)
        else:
            lines.unknown.append(number)
    return lines


def _read(line: bytes, encoding: str) -> str:
    try:
        return line.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _is_likelier(as_utf8: str, as_chinese: str) -> bool:
    """Whether a line that can be read both ways holds Chinese as UTF-8, and more usual characters than otherwise."""
    has_chinese = any("\u4e00" <= character <= "\u9fff" for character in as_utf8)
    return has_chinese and _usual_share(as_utf8) > _usual_share(as_chinese)


def _usual_share(text: str) -> float:
    strange = [character for character in text if character > "\x7f"]
    written = (character.encode("gb2312", "ignore") for character in strange)
    return sum(bool(each) and each[0] in _LEVEL_ONE for each in written) / len(strange)
