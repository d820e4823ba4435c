"""Pieces as lines of JSON and back, the same to the last digit, so that another process can set them."""

import base64
import json
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from desktop.domain import paper, review, sheets
from desktop.domain.indicators import Unit
from desktop.reports.document import Description
from desktop.services.printing_pieces import Doubt, Piece

# Nothing else is ever made of what a line says.
_RECORDS = (
    Piece, Doubt, Description, paper.Margins, paper.PaperOptions,
    review.ReviewForm, review.ReviewedPerson, review.ReviewItem, review.ReviewFinding, review.ReviewAction,
    review.PlanResult, review.PastTotal,
    sheets.Sheet, sheets.Table, sheets.Column, sheets.Line, sheets.Figure, sheets.Pairs, sheets.Pair, sheets.Band,
    sheets.BandCell, sheets.Words, sheets.Remarks, sheets.Writing, sheets.Blanks, sheets.Signing,
)  # fmt: skip
_CHOICES: tuple[type[StrEnum], ...] = (Unit, review.Verdict, review.GradeGround, sheets.Precision)
_MAKERS: dict[str, Callable[..., Any]] = {
    **{kind.__name__: kind for kind in (*_RECORDS, *_CHOICES)},
    "Decimal": Decimal,
    "date": date.fromisoformat,
    "bytes": base64.b64decode,
}
_FIELDS: dict[type, tuple[str, ...]] = {kind: tuple(field.name for field in fields(kind)) for kind in _RECORDS}


def line_of(value: object) -> bytes:
    """A value made of pieces, texts and numbers as one line."""
    return json.dumps(_plain(value), separators=(",", ":")).encode() + b"\n"


def value_in(line: bytes) -> Any:
    """The value of a line; its lists are tuples."""
    return _made(json.loads(line))


def _plain(value: object) -> Any:
    names = _FIELDS.get(type(value))
    if names is not None:
        return {type(value).__name__: [_plain(getattr(value, name)) for name in names]}
    if isinstance(value, StrEnum):
        return {type(value).__name__: [value.value]}
    if isinstance(value, Decimal | date):
        return {type(value).__name__: [str(value)]}
    if isinstance(value, bytes):
        return {"bytes": [base64.b64encode(value).decode()]}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value


def _made(plain: Any) -> Any:
    if type(plain) is list:
        return tuple(_made(each) for each in plain)
    if type(plain) is dict:
        ((name, values),) = plain.items()
        return _MAKERS[name](*(_made(each) for each in values))
    return plain
