"""The seal over a frozen evaluation: canonical text, its SHA-256, and the short form on paper."""

import hashlib
import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from desktop.domain.exact import plain

SHORT_LENGTH = 16


def canonical_text(document: Any) -> str:
    """One and only one JSON text of a document: sorted keys, no spaces, decimals as plain text, ISO dates."""
    return json.dumps(
        document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, default=_as_text
    )


def seal_of(text: str) -> str:
    """The SHA-256 of a canonical text in lower-case hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def short_seal(seal: str) -> str:
    """The first 16 digits in upper case, as a form's footer prints them."""
    return seal[:SHORT_LENGTH].upper()


def _as_text(value: object) -> str:
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    message = f"a frozen document cannot hold {type(value).__name__}"
    raise TypeError(message)
