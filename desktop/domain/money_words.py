"""An amount in words, as statements state it beside the figures: 人民币壹仟贰佰元整, RMB one thousand two hundred."""

from decimal import ROUND_HALF_UP, Decimal

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")
_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ("", " thousand", " million", " billion", " trillion")


def capitals(amount: Decimal) -> str:
    """The amount (元, rounded to 分) in the capitals of Chinese statements."""
    sign, whole, cents = _parted(amount)
    tenths, hundredths = divmod(cents, 10)
    text = f"{_whole(whole)}元" if whole or not cents else ""
    if tenths:
        text += f"{_DIGITS[tenths]}角"
    elif hundredths and whole:
        text += "零"
    text += f"{_DIGITS[hundredths]}分" if hundredths else "整"
    return f"人民币{'负' if sign else ''}{text}"


def english(amount: Decimal) -> str:
    """The amount (yuan, rounded to cents) in English words."""
    sign, whole, cents = _parted(amount)
    return f"RMB {'minus ' if sign else ''}{_english_whole(whole)} and {cents:02}/100"


def _parted(amount: Decimal) -> tuple[bool, int, int]:
    """Whether it is below zero, whole 元, and 分."""
    total = int(abs(amount.quantize(Decimal("0.01"), ROUND_HALF_UP)) * 100)
    whole, cents = divmod(total, 100)
    return amount < 0 and total > 0, whole, cents


def _whole(number: int) -> str:
    if not number:
        return _DIGITS[0]
    text, gap, group = "", False, 0
    while number:
        number, part = divmod(number, 10_000)
        if part:
            text = _four(part) + _GROUPS[group] + (_DIGITS[0] if gap and text else "") + text
            gap = part < 1000  # what stands before it is parted by a zero
        else:
            gap = bool(text)
        group += 1
    return text


def _four(part: int) -> str:
    """Up to four digits; several zeros between others are said once."""
    text, gap = "", False
    for place in range(4):
        part, digit = divmod(part, 10)
        if digit:
            text = _DIGITS[digit] + _PLACES[place] + (_DIGITS[0] if gap else "") + text
        gap = not digit and bool(text)
    return text


def _english_whole(number: int) -> str:
    if not number:
        return _SMALL[0]
    parts, scale = list[str](), 0
    while number:
        number, part = divmod(number, 1000)
        if part:
            parts.insert(0, _hundreds(part) + _SCALES[scale])
        scale += 1
    return " ".join(parts)


def _hundreds(part: int) -> str:
    hundreds, rest = divmod(part, 100)
    words = [f"{_SMALL[hundreds]} hundred"] if hundreds else []
    if rest < len(_SMALL):
        words += [_SMALL[rest]] if rest else []
    else:
        tens, ones = divmod(rest, 10)
        words.append(f"{_TENS[tens]}-{_SMALL[ones]}" if ones else _TENS[tens])
    return " ".join(words)
