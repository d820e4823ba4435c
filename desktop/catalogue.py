"""One gettext catalogue, of which only the texts that are asked for are decoded: a start needs a few of thousands."""

import gettext as gnu
import struct
from typing import Any

_MAGIC = {b"\xde\x12\x04\x95": "<", b"\x95\x04\x12\xde": ">"}
_USUAL_PLURAL = "(n != 1)"


class Catalogue(gnu.GNUTranslations):
    """Answers as the standard library's catalogue does, whose reader decodes every text at once."""

    plural: Any

    def _parse(self, fp: Any) -> None:
        content = fp.read()
        self._catalog = _Texts(content)
        self.plural = gnu.c2py(_plural_of(self._catalog.raw(b"")))


class _Texts:
    """The texts of a .mo file by message, and of counted messages by message and form."""

    def __init__(self, content: bytes) -> None:
        order = _MAGIC.get(content[:4])
        if order is None:
            message = "this is no catalogue"
            raise OSError(message)
        number, ids, texts = struct.unpack_from(f"{order}3I", content, 8)
        spans = f"{order}{2 * number}I"
        places, found = struct.unpack_from(spans, content, ids), struct.unpack_from(spans, content, texts)
        self._content = content
        self._spans: dict[bytes, tuple[int, int]] = {}
        self._counted: dict[bytes, tuple[int, int]] = {}
        for each in range(0, 2 * number, 2):
            key = content[places[each + 1] : places[each + 1] + places[each]]
            span = (found[each + 1], found[each])
            if b"\0" in key:
                self._counted[key.partition(b"\0")[0]] = span
            else:
                self._spans[key] = span

    def raw(self, key: bytes) -> str:
        """The text of an encoded message, empty where there is none."""
        start, length = self._spans.get(key, (0, 0))
        return self._content[start : start + length].decode()

    def get(self, key: str | tuple[str, int], default: object = None) -> object:
        """The text of a message or of a form of a counted one."""
        try:
            return self[key]
        except KeyError:
            return default

    def __getitem__(self, key: str | tuple[str, int]) -> str:
        if isinstance(key, str):
            start, length = self._spans[key.encode()]
            return self._content[start : start + length].decode()
        message, form = key
        start, length = self._counted[message.encode()]
        forms = self._content[start : start + length].split(b"\0")
        if form >= len(forms):
            raise KeyError(key)
        return forms[form].decode()


def _plural_of(header: str) -> str:
    """The rule that picks the form of a counted message."""
    for line in header.splitlines():
        name, _colon, value = line.partition(":")
        if name.strip().lower() == "plural-forms" and "plural=" in value:
            return value.split("plural=")[1].strip().rstrip(";")
    return _USUAL_PLURAL
