"""A name cut so that colleagues know whom it means and strangers do not: for sheets that hang on a wall."""

import unicodedata

_CHINESE = ("\u3400", "\u9fff")
_TWO_SIGNS = (
    "欧阳太史端木上官司马东方独孤南宫闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政濮阳公冶太叔申屠公孙慕容仲孙钟离长孙宇文司徒"
    "鲜于司空闾丘子车亓官司寇巫马公西颛孙公良漆雕乐正宰父谷梁拓跋夹谷轩辕令狐百里呼延东郭南门羊舌微生梁丘左丘东门西门"
)
_DOUBLE_SURNAMES = frozenset(_TWO_SIGNS[place : place + 2] for place in range(0, len(_TWO_SIGNS), 2))


_HIDDEN = "**"
_MOST_INITIALS = 2
_LONGEST_WORD = 12  # characters of a first word that is shown whole


def abbreviated(name: str) -> str:
    """The surname with two stars in Chinese, as lists on a wall have it; elsewhere first word and initials.

    The stars do not tell how long a name is, and of a single sign nothing is left. However long the name is, it takes
    no more than 20 characters.
    """
    name, whole = name.strip(), "".join(name.split())  # tables set short Chinese names apart: 李 娜
    if whole and _is_chinese(whole.replace("·", "")):
        kept = 2 if len(whole) > 2 and whole[:2] in _DOUBLE_SURNAMES else min(len(whole) - 1, 1)
        return whole[:kept] + _HIDDEN
    first, *rest = name.split() or [""]
    if not rest:
        initial = _first_letter(first)
        return f"{initial}." if initial.isupper() or initial.islower() else f"{initial}*"
    short = first if len(first) <= _LONGEST_WORD else f"{first[: _LONGEST_WORD - 1]}…"
    return " ".join([short, *(f"{_first_letter(word)}." for word in rest[-_MOST_INITIALS:])])


def _is_chinese(text: str) -> bool:
    return bool(text) and all(_CHINESE[0] <= character <= _CHINESE[1] for character in text)


def _first_letter(word: str) -> str:
    """The first letter of a word with the accents that are characters of their own."""
    end = 1
    while end < len(word) and end < _LONGEST_WORD and unicodedata.combining(word[end]):
        end += 1
    return word[:end]
