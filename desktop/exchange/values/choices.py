"""Words that stand for one of a few things, and answers on a scale."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from desktop.errors import N_
from desktop.exchange.sentences import Refusal
from desktop.exchange.values.conventions import Conventions, Read, Reader
from desktop.exchange.values.numbers import CENT, points, spelled
from desktop.exchange.values.text import comparable

ANSWERS = {
    "非常满意": 100, "很满意": 100, "满意": 80, "比较满意": 80, "一般": 60, "基本满意": 60, "不满意": 40,
    "很不满意": 20, "非常不满意": 20, "verysatisfied": 100, "satisfied": 80, "neutral": 60, "dissatisfied": 40,
    "verydissatisfied": 20,
}  # fmt: skip
_YES = {"是", "已批准", "批准", "已批", "yes", "y", "true", "1", "approved", "√"}
_NO = {"否", "未批准", "不批准", "未批", "no", "n", "false", "0", "notapproved", "×"}


Spellings = Mapping[str, tuple[str, ...]]  # our word → how files spell it, the Chinese word an owner uses first

# Each language's sentence has its own list: a Chinese one tells {chinese} where the English one tells {english}.
_MAPPED = N_("“{value}” is not one of {english}. Correct it, or state in the mapping what it means.")
_UNMAPPED = N_("“{value}” is not one of {english}. Correct it.")


def choice(spellings: Spellings, *, is_mapped: bool = True) -> Reader:
    """A reader of one of a few words; in a sheet the program wrote itself nothing can be mapped."""
    known = {comparable(word): ours for ours, words in spellings.items() for word in (ours, *words)}
    english = ", ".join(ours.replace("_", " ") for ours in spellings)
    chinese = "、".join(words[0] for words in spellings.values())

    def read(text: str, _conventions: Conventions) -> Read:
        ours = known.get(comparable(text))
        if ours is None:
            message = _MAPPED if is_mapped else _UNMAPPED
            raise Refusal(message, value=text.strip(), english=english, chinese=chinese)
        return Read(ours)

    return read


def yes_or_no(text: str, _conventions: Conventions) -> Read:
    """Whether something is so."""
    word = comparable(text)
    if word not in _YES and word not in _NO:
        raise Refusal(N_("“{value}” is neither yes nor no. Write 是 or 否."), value=text.strip())
    return Read(word in _YES)


def answer(text: str, conventions: Conventions) -> Read:
    """A survey's answer as 0–100: a score, a place on the stated scale, or 很满意 … 很不满意."""
    words = ANSWERS.get(comparable(text))
    if words is not None:
        return Read(Decimal(words))
    if conventions.scale is None:
        return points(text, conventions)
    value = spelled(text).value
    if not 1 <= value <= conventions.scale:
        raise Refusal(N_("This answer lies outside the scale 1 to {best}."), best=conventions.scale)
    return Read((value * 100 / conventions.scale).quantize(CENT, ROUND_HALF_UP))
