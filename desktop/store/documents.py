"""Plain documents as the text a JSON column keeps."""

import json
from json import encoder
from typing import Any

from desktop.domain.listed_ids import ListedIds
from desktop.i18n import CHINESE, ENGLISH

_PLAIN = json.JSONEncoder()
_WHOLE_NUMBERS = {int}
_BOTH_LANGUAGES = [CHINESE, ENGLISH]
_EMPTY: dict[type, str] = {dict: "{}", list: "[]", tuple: "[]"}  # most of the short ones


def _writer() -> Any:
    """What `json.dumps` makes anew for every value, which takes longer than writing a short one."""
    make = getattr(encoder, "c_make_encoder", None)
    if make is None:
        return lambda value, _level: _PLAIN.iterencode(value)
    return make(None, _PLAIN.default, encoder.encode_basestring_ascii, None, ": ", ", ", False, False, True)


_WRITE = _writer()
_QUOTED = encoder.encode_basestring_ascii


def document_text(value: Any) -> str:
    """The value as `json.dumps` writes it; a document holds only itself, so no circle is looked for."""
    if type(value) is dict and len(value) == 2 and [*value] == _BOTH_LANGUAGES:
        said = value[CHINESE], value[ENGLISH]
        if type(said[0]) is str and type(said[1]) is str:  # most documents: a text in both languages
            return f'{{"{CHINESE}": {_QUOTED(said[0])}, "{ENGLISH}": {_QUOTED(said[1])}}}'
    if type(value) is ListedIds:
        return f"[{value.listed}]"
    if type(value) is tuple and {*map(type, value)} == _WHOLE_NUMBERS:
        return repr([*value])  # the ids behind a figure, dozens of them: lists of whole numbers are written alike
    if value:
        return "".join(_WRITE(value, 0))
    return _EMPTY.get(type(value)) or _PLAIN.encode(value)
