"""Texts in the owner's language: one gettext catalogue per room, English sentences as keys."""

import gettext as gnu
import io
import os
import struct
from contextlib import suppress
from functools import cache
from pathlib import Path

from desktop import paths
from desktop.catalogue import Catalogue

CHINESE = "zh_CN"
ENGLISH = "en"
LANGUAGES = (CHINESE, ENGLISH)
_made: dict[Path, bytes] = {}  # catalogues that could not be kept as files
_SMALL = 100  # numbers up to which the counted sentences are remembered
CATALOGUES = ("domain", "exchange", "reports", "services", "ui", "cli")


class Translator:
    """Sentences of one language; passed to whoever writes texts, never installed globally."""

    def __init__(self, language: str, texts: gnu.NullTranslations) -> None:
        self.language = language
        self._texts = texts
        # Looking through six catalogues takes ten times as long.
        self._said: dict[str, str] = {}
        self._in_context: dict[tuple[str, str], str] = {}
        self._counted: dict[tuple[str, str, int], str] = {}

    def gettext(self, message: str) -> str:
        """The sentence for `message`, or `message` itself in English."""
        said = self._said.get(message)
        if said is None:
            said = self._said[message] = self._texts.gettext(message)
        return said

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """The sentence for a counted thing."""
        if number > _SMALL:
            return self._texts.ngettext(singular, plural, number)
        said = self._counted.get((singular, plural, number))
        if said is None:
            said = self._counted[singular, plural, number] = self._texts.ngettext(singular, plural, number)
        return said

    def pgettext(self, context: str, message: str) -> str:
        """The sentence for `message` in a named context."""
        said = self._in_context.get((context, message))
        if said is None:
            said = self._in_context[context, message] = self._texts.pgettext(context, message)
        return said

    def sentences(self, *parts: str) -> str:
        """Whole closed sentences in a row: a blank stands between them in English, nothing in Chinese."""
        return ("" if self.language == CHINESE else " ").join(part for part in parts if part)

    __call__ = gettext


def preferred_language(stated: str | None = None, saved: str | None = None) -> str:
    """The language to use: the stated one, else QIANJI_LANG, else the saved choice, else Chinese."""
    for choice in (stated, os.environ.get("QIANJI_LANG"), saved):
        if choice:
            return ENGLISH if choice.lower().startswith("en") else CHINESE
    return CHINESE


@cache
def translator(language: str) -> Translator:
    """The translator of one language, read once per process."""
    if language == ENGLISH:
        return Translator(ENGLISH, gnu.NullTranslations())
    return Translator(language, _Catalogues(language, tuple(reversed(CATALOGUES))))


class _Catalogues(gnu.NullTranslations):
    """Catalogues asked one after the other; each is read when a text was in none before it."""

    def __init__(self, language: str, names: tuple[str, ...]) -> None:
        super().__init__()
        self._language = language
        self._names = names
        self._is_read = False

    def gettext(self, message: str) -> str:
        self._read()
        return super().gettext(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        self._read()
        return super().ngettext(singular, plural, number)

    def pgettext(self, context: str, message: str) -> str:
        self._read()
        return super().pgettext(context, message)

    def _read(self) -> None:
        if self._is_read or not self._names:
            return
        self._is_read = True
        name, others = self._names[0], self._names[1:]
        catalogue = _catalogue(catalogue_file(self._language, name))
        catalogue.add_fallback(_Catalogues(self._language, others))
        self.add_fallback(catalogue)


def catalogue_file(language: str, name: str) -> Path:
    """Where the texts of one room lie; in a checkout they are made now."""
    po = paths.resources() / "locale" / language / "LC_MESSAGES" / f"{name}.po"
    _compile_if_stale(po)
    return po.with_suffix(".mo")


def _catalogue(mo: Path) -> gnu.NullTranslations:
    """The texts of one file; without it, or where it is damaged, the English ones serve, and the self-test tells."""
    try:
        with io.BytesIO(_made[mo]) if mo in _made else mo.open("rb") as source:
            return Catalogue(source)
    except (OSError, ValueError, struct.error):
        return gnu.NullTranslations()


def _compile_if_stale(po: Path) -> None:
    """In a checkout the .mo is made on first use; wheels and bundles carry it ready."""
    mo = po.with_suffix(".mo")
    if not po.exists() or (mo.exists() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns):
        return
    from babel.messages.mofile import write_mo  # only a checkout needs Babel's compiler
    from babel.messages.pofile import read_po

    with po.open("rb") as source:
        catalogue = read_po(source)
    part, made = mo.with_suffix(f".{os.getpid()}.part"), io.BytesIO()
    write_mo(made, catalogue)
    try:
        part.write_bytes(made.getvalue())
        part.replace(mo)
    except OSError:  # no room, or no right to write in the checkout
        _made[mo] = made.getvalue()
        with suppress(OSError):
            part.unlink()
