"""Whether a person's name can be printed as it is; who enters one that cannot is told why."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.errors import N_, Term
from desktop.reports import bidi

NO_FONT = N_(
    "The name holds {sign} ({code}), which no font of the forms has. Write the name in the letters of the contract."
)
STEERING = N_("The name holds an invisible mark that turns the direction of writing ({code}). Type the name again.")
INVISIBLE = N_("The name has no visible character. Write the name in the letters of the contract.")

# The fonts hold all of these; they are asked only about others, since reading them takes a moment.
_USUAL = re.compile("[ -~·\u4e00-\u9fa5]*")
_NOT_SEEN = {"Cf", "Cc", "Zs", "Zl", "Zp"}


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a name would not be printed as it is: an English msgid with the values of its places."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict)


def fault_of(name: str) -> Fault | None:
    """What keeps the name from being read on paper; None where nothing does.

    Several words in Hebrew or Arabic, with hyphens or other letters, may be somebody's name: they are printed right,
    and where a reader of the PDF may copy one in another order it is said with the files written.
    """
    if _USUAL.fullmatch(name):
        return None
    if all(unicodedata.category(character) in _NOT_SEEN for character in name):
        return Fault(INVISIBLE)
    for character in name:
        if not _is_held(character):
            return _about(NO_FONT, character)
    for character in name:
        if bidi.steers(character):
            return _about(STEERING, character)
    return None


def _is_held(character: str) -> bool:
    from desktop.reports import fonts  # only now: usual names need no fonts, and imports start quicker without

    return all(fonts.holder(character, bold) is not None for bold in (False, True))


def _about(message: str, character: str) -> Fault:
    is_seen = unicodedata.category(character) not in (*_NOT_SEEN, "Co", "Cn")
    sign = f"“{character}”" if is_seen else Term(N_("a blank") if character.isspace() else N_("a sign"))
    return Fault(message, {"sign": sign, "code": f"U+{ord(character):04X}"})
