"""What may be a password, and the bytes it stands for."""

import unicodedata

from desktop.errors import N_, RequestError

SHORTEST = 10  # letters and digits; a Chinese character counts as two
MOST = 1024  # bytes
FEWEST = 4  # different signs
_RUNS = ("01234567890123456789", "98765432109876543210", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm")
WORN = frozenset(
    {"password", "passw0rd", "administrator", "letmein", "iloveyou", "woaini", "wodemima", "admin", "qianji", "签绩"}
)


def password_bytes(password: str) -> bytes:
    """The bytes of a password, the same whichever way its signs were composed; one that is too long is refused."""
    try:
        content = unicodedata.normalize("NFC", password).encode()
    except UnicodeEncodeError:
        raise RequestError(N_("The password holds a character that cannot be kept. Leave it out.")) from None
    if len(content) > MOST:
        raise RequestError(N_("The password is too long: at most {most} bytes."), most=MOST)
    return content


def refuse_weak(password: str) -> None:
    """Refuse a new password that would soon be guessed."""
    password_bytes(password)
    plain = unicodedata.normalize("NFC", password)
    if sum(1 + _is_wide(sign) for sign in plain) < SHORTEST:
        raise RequestError(
            N_("The password is too short: at least {least} letters or digits, or {half} Chinese characters."),
            least=SHORTEST,
            half=SHORTEST // 2,
        )
    if len(set(plain)) < FEWEST or _is_worn(plain.casefold()):
        raise RequestError(
            N_("The password would be guessed soon. Take some words nobody would expect together, or add to it.")
        )


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in {"W", "F"}


def _is_worn(plain: str) -> bool:
    """Whether it is a run of the keyboard, or a worn word with digits around it."""
    return any(plain in run for run in _RUNS) or plain.strip("0123456789!@#$. ") in WORN
