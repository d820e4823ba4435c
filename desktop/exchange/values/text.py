"""Text that is fit to be kept: trimmed, whole, visible; and the form in which two spellings are compared."""

import re
import unicodedata
from functools import lru_cache

from desktop.errors import N_
from desktop.exchange.cells import DateText, NumberText
from desktop.exchange.sentences import Refusal, sentence
from desktop.exchange.values.conventions import Conventions, Read
from desktop.reports.names import fault_of

LONGEST_LINE, LONGEST_TEXT = 200, 10_000
TRIMMED = " \t\r\n\u3000\xa0"
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xFFE5: 0xA5}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_BREAK = re.compile("[\t\r\n\u2028\u2029]")
_NOT_TEXT = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SHORTENED = re.compile(r"\d(\.\d+)?E\+\d{2,}")
_INVISIBLE = {"Zs", "Zl", "Zp", "Cc", "Cf"}
_IGNORED_WHEN_COMPARED = re.compile("[\\s\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]+")


def half_width(text: str) -> str:
    """The text with full-width letters, digits and punctuation made plain."""
    return text.translate(_FULL_WIDTH)


@lru_cache(maxsize=20_000)
def comparable(text: str) -> str:
    """The form in which names are compared: case, blanks, full-width forms and invisible marks do not count."""
    plain = unicodedata.normalize("NFC", half_width(text))
    return _IGNORED_WHEN_COMPARED.sub("", plain).casefold()


def one_line(text: str, _conventions: Conventions) -> Read:
    """A name or other short text, exactly as written apart from blanks around it."""
    kept = text.strip(TRIMMED)
    if not kept.isprintable() and _BREAK.search(kept):
        raise Refusal(N_("The text contains a line break or tab. Write it on one line."))
    _refuse_unfit(kept, LONGEST_LINE)
    return Read(kept)


def bearing_name(text: str, conventions: Conventions) -> Read:
    """The name a record is known by: what is printed must be what was written, so blanks left out are told."""
    kept = one_line(text, conventions).value
    told = sentence(N_("Blanks before or after this name were left out.")) if kept != text else None
    return Read(kept, told)


def person_name(text: str, conventions: Conventions) -> Read:
    """A person's name: one that could not be printed and copied out of a form as it is, is refused."""
    read = bearing_name(text, conventions)
    if fault := fault_of(str(read.value)):
        raise Refusal(fault.message, **fault.values)
    return read


def long_text(text: str, _conventions: Conventions) -> Read:
    """A text of several lines."""
    kept = text.strip(TRIMMED)
    _refuse_unfit(kept, LONGEST_TEXT)
    return Read(kept)


def code(text: str, _conventions: Conventions) -> Read:
    """A code: short text that a workbook may have kept as a number and cut."""
    kept = str(one_line(text, _conventions).value)
    if isinstance(text, NumberText) and len(kept.lstrip("-").split(".")[0]) > 15:
        raise Refusal(
            N_("Excel keeps only 15 digits of a number, so this code is no longer whole. Make the column text.")
        )
    if isinstance(text, DateText):
        return Read(kept, sentence(N_("Excel holds a date here. If a code is meant, make the column text.")))
    if _SHORTENED.fullmatch(kept):
        warning = N_("This code looks like a long number that Excel has shortened. Please check it.")
        return Read(kept, sentence(warning))
    return Read(kept)


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in _INVISIBLE


def _refuse_unfit(text: str, longest: int) -> None:
    is_plain = text.isprintable() and text[:1] != " "  # a space alone is printable, too
    if not is_plain:
        _refuse_controls(text)
    if len(text) > longest:
        raise Refusal(
            N_("The text has {length} characters; at most {longest} fit."), length=len(text), longest=longest
        )
    # Nearly every text shows with its first letter that it is visible.
    if not is_plain and text and _is_invisible(text[0]) and all(map(_is_invisible, text)):
        raise Refusal(N_("The text has no visible character."))


def _refuse_controls(text: str) -> None:
    if found := _CONTROL.search(text):
        raise Refusal(
            N_("The text contains a control character (U+{code}). Delete it in the file."),
            code=f"{ord(found[0]):04X}",
        )
    if found := _NOT_TEXT.search(text):
        raise Refusal(
            N_("The text contains U+{code}, which is not a character. The file may be damaged."),
            code=f"{ord(found[0]):04X}",
        )
