"""How alike two company names are, whatever stands around their core: place, kind of company, branch, blanks.

禾味餐饮, 上海禾味餐饮管理有限公司 and （禾味）餐饮 are likely one customer; two numbers of one telephone surely are.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

ALIKE = 80.0  # per cent from which two names are worth a second look
SHORTEST_PHONE = 7  # digits below which a number says nothing
_IGNORED = re.compile(r"[\W_]+")
_ENDS = re.compile(
    r"(?:股份有限公司|有限责任公司|集团有限公司|有限公司|分公司|总公司|公司|集团|经营部|商行|个体工商户|工作室|"
    r"companylimited|coltd|limited|incorporated|corporation|company|gmbh|corp|inc|ltd|llc|plc|co)$"
)
_TRADE = re.compile(r"(?:企业管理|投资管理|商业管理|管理|咨询|服务|控股|实业|发展|贸易|商贸)$")
_PLACE = re.compile(  # 市 is no town's in 超市, 菜市, 城市 and the like
    r"^(?:中国)?(?:[\u4e00-\u9fff]{2,3}(?:省|自治区))?(?:[\u4e00-\u9fff]{2,3}(?<![超菜夜城门集都])[市县])?"
    r"(?:北京|上海|天津|重庆|广州|深圳)?"
)
_MEANT_CORE = 2  # characters a core keeps at least: a name that is all place and form stays whole


@dataclass(frozen=True, slots=True)
class Bearer:
    """A customer as far as two are compared."""

    customer_id: int
    name: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Resembling:
    """A customer that resembles another, in per cent; 100 with the same telephone."""

    customer_id: int
    name: str
    percent: int
    is_same_phone: bool


@lru_cache(maxsize=400_000)
def core(name: str) -> str:
    """A name without blanks, marks, place in front and kind of company behind; lower case."""
    plain = _IGNORED.sub("", unicodedata.normalize("NFKC", name).casefold())
    shorter = plain
    for pattern in (_ENDS, _TRADE, _PLACE):
        cut = pattern.sub("", shorter)
        shorter = cut if len(cut) >= _MEANT_CORE else shorter
    return shorter


def digits(phone: str) -> str:
    """The digits of a telephone number without the country's; "" where there are too few to tell people apart."""
    found = re.sub(r"\D", "", unicodedata.normalize("NFKC", phone))
    found = found.removeprefix("0086").removeprefix("86") if len(found) > 11 else found
    return found if len(found) >= SHORTEST_PHONE else ""


def alike(first: str, second: str) -> float:
    """How alike two names are, from 0 to 100."""
    return score(core(first), core(second))


def score(first: str, second: str, **_options: object) -> float:
    """How alike two cores are, from 0 to 100; one inside the other counts by how much of it that is."""
    if not first or not second:
        return 0.0
    plain = fuzz.ratio(first, second)
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) >= _MEANT_CORE * 2 and shorter in longer:
        return max(plain, 100 - 15 * (1 - len(shorter) / len(longer)))
    return plain


def resembling(
    name: str, phone: str, others: Iterable[Bearer], least: float = ALIKE, most: int = 5
) -> tuple[Resembling, ...]:
    """The others that may be the same customer, the likeliest first."""
    wanted, number = core(name), digits(phone)
    found = []
    for other in others:
        is_same_phone = bool(number) and digits(other.phone) == number
        percent = 100.0 if is_same_phone else score(wanted, core(other.name))
        if percent >= least:
            found.append(Resembling(other.customer_id, other.name, int(percent), is_same_phone))
    found.sort(key=lambda one: (-one.percent, not one.is_same_phone, one.customer_id))
    return tuple(found[:most])
