"""How names are typed on a Latin keyboard: full pinyin and initials, for search and sorting."""

from functools import lru_cache

# Surnames that are not read as the characters usually are.
SURNAMES = {
    "单": "shan", "仇": "qiu", "曾": "zeng", "解": "xie", "区": "ou", "查": "zha", "朴": "piao", "任": "ren",
    "盖": "ge", "尹": "yin", "乐": "yue", "缪": "miao", "翟": "zhai", "冼": "xian", "覃": "qin", "么": "yao",
    "种": "chong", "重": "chong", "黑": "he", "秘": "bi", "员": "yun", "折": "she", "洗": "xian", "繁": "po",
    "谌": "chen", "召": "shao", "祭": "zhai", "晟": "cheng", "宓": "fu", "句": "gou", "逄": "pang", "褚": "chu",
}  # fmt: skip
COMPOUND = {
    "尉迟": ("yu", "chi"),
    "万俟": ("mo", "qi"),
    "长孙": ("zhang", "sun"),
    "澹台": ("tan", "tai"),
    "单于": ("chan", "yu"),
    "令狐": ("ling", "hu"),
}


def _words(run: str) -> list[str]:
    """What is not Chinese is typed as it stands."""
    return run.split()


@lru_cache(maxsize=4096)
def spelled(name: str, is_person: bool = False) -> tuple[str, str]:
    """The full pinyin without tones and the initials, both lower case; a person's surname is read as one."""
    from pypinyin import lazy_pinyin  # its dictionary takes a moment to load

    read: list[str] = []
    rest = name
    if is_person and name[:2] in COMPOUND:
        read, rest = list(COMPOUND[name[:2]]), name[2:]
    elif is_person and name[:1] in SURNAMES:
        read, rest = [SURNAMES[name[0]]], name[1:]
    rest_read: list[str] = lazy_pinyin(rest, errors=_words)  # type: ignore[arg-type] # lists, at run time
    read += rest_read
    syllables = [syllable.casefold() for syllable in read]
    return "".join(syllables), "".join(syllable[:1] for syllable in syllables)
