"""What a form asks, told as a table: no toolkit, so that presenters read by it what forms are built from."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from desktop.i18n import Translator


class Input(Enum):
    """How a field is entered."""

    DAY = "day"
    PERSON = "person"  # a staff member, found by name, code, pinyin or initials
    CUSTOMER = "customer"  # a customer; a new name makes a new one
    DEAL = "deal"
    WORD = "word"  # a word, offered as it was written before
    PICK = "pick"  # one of a few
    ANSWER = "answer"  # points from 0 to 100, or one of a few answers that stand for points
    POINTS = "points"
    AMOUNT = "amount"  # 元
    TEXT = "text"
    LONG = "long"
    OWN = "own"  # entered in a way only its page knows


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field; `name` is also the attribute of the draft and of the record shown. Texts are msgids."""

    name: str
    label: str
    input: Input
    is_required: bool = False
    missing: str = ""  # what to say where a required field is empty
    hint: str = ""
    example: str = ""
    is_carried: bool = False  # the next entry starts with it
    is_past: bool = False  # a day that has come
    is_wide: bool = False  # in a row of its own
    options: tuple[tuple[Any, str], ...] = ()  # of PICK and ANSWER: value and msgid
    read: Callable[[Any, Translator], tuple[Any, str]] | None = (
        None  # of OWN: what was entered → value, or a sentence
    )

    @property
    def fills_a_row(self) -> bool:
        """Whether the field has a row of its own."""
        return self.is_wide or self.input in (Input.LONG, Input.OWN)


def unsaid(spec: FieldSpec, texts: Translator) -> str:
    """What to say where a required field is empty."""
    return texts(spec.missing) if spec.missing else texts("This is needed.")
