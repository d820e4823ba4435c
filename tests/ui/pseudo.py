"""A language nobody speaks: English, a third longer, with accents and brackets, to see what does not fit and what no
catalogue holds."""

import gettext as gnu
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from desktop.i18n import ENGLISH, translator

ACCENTS = str.maketrans("aeiouyAEIOUYcnCN", "áéîöüýÁÉÎÖÜÝçñÇÑ")
KEPT = re.compile(r"(\{[^{}]*\}|<[^<>]*>|\S*\d\S*)")  # places, marks, figures and examples of days
LONGER = 0.35


def stretched(text: str) -> str:
    """A text as its longest translation may be; what is filled in or stands for figures stays as it is."""
    if not text.strip():
        return text
    words = "".join(part if KEPT.fullmatch(part) else _long(part) for part in KEPT.split(text))
    return f"[{words}]"


def _long(words: str) -> str:
    """Every third or so letter twice, so that lines break where they broke before."""
    wanted = len(words) * LONGER - 1  # the brackets make it longer, too
    shown, added = "", 0
    for place, letter in enumerate(words, start=1):
        shown += letter
        if letter.isalpha() and added < wanted * place / len(words):
            shown += letter.lower()
            added += 1
    return shown.translate(ACCENTS)


class Stretched(gnu.NullTranslations):
    """Answers every text with its stretched one."""

    def gettext(self, message: str) -> str:
        return stretched(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return stretched(singular if number == 1 else plural)

    def pgettext(self, context: str, message: str) -> str:
        return stretched(message)


@contextmanager
def spoken_as_english() -> Iterator[None]:
    """Let whatever speaks English speak this, until the end."""
    english = translator(ENGLISH)
    plain = english._texts
    remembered: tuple[dict[Any, str], ...] = (english._said, english._in_context, english._counted)
    before = [dict(texts) for texts in remembered]
    english._texts = Stretched()
    for texts in remembered:
        texts.clear()
    try:
        yield
    finally:
        english._texts = plain
        for texts, said in zip(remembered, before, strict=True):
            texts.clear()
            texts.update(said)
