"""A name cut so that colleagues know whom it means and strangers do not: for sheets that hang on a wall."""

_CHINESE = ("\u3400", "\u9fff")
_TWO_SIGNS = (
    "欧阳太史端木上官司马东方独孤南宫闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政濮阳公冶太叔申屠公孙慕容仲孙钟离长孙宇文司徒"
    "鲜于司空闾丘子车亓官司寇巫马公西颛孙公良漆雕乐正宰父谷梁拓跋夹谷轩辕令狐百里呼延东郭南门羊舌微生梁丘左丘东门西门"
)
_DOUBLE_SURNAMES = frozenset(_TWO_SIGNS[place : place + 2] for place in range(0, len(_TWO_SIGNS), 2))


def abbreviated(name: str) -> str:
    """The surname and a star for each further Chinese character; elsewhere the first word and initials."""
    name, whole = name.strip(), "".join(name.split())  # tables set short Chinese names apart: 李 娜
    if whole and all(_CHINESE[0] <= character <= _CHINESE[1] for character in whole):
        name = whole
        kept = 2 if len(name) > 2 and name[:2] in _DOUBLE_SURNAMES else 1
        return name[:kept] + "*" * max(len(name) - kept, 1)
    first, *rest = name.split() or [""]
    return " ".join([first, *(word[0] + "." for word in rest)]) if rest else first[:1] + "*"
