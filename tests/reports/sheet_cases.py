"""A sheet with every kind of part, for tests."""

from datetime import date
from decimal import Decimal

from desktop.domain.indicators import Unit
from desktop.domain.sheets import (
    Band,
    BandCell,
    Blanks,
    Column,
    Line,
    Pair,
    Pairs,
    Remarks,
    Sheet,
    Signing,
    Table,
    Words,
    Writing,
)


def every_part(text: str) -> Sheet:
    """The sheet, with this text wherever somebody may have typed one."""
    columns = (Column(text, 2.0), Column("金额", 1.0, Unit.MONEY))
    return Sheet(
        language="zh_CN",
        company=text,
        logo=None,
        title=text,
        period_title="2026 年第三季度",
        start=date(2026, 7, 1),
        end=date(2026, 9, 30),
        printed_on=date(2026, 10, 8),
        parts=(
            Pairs((Pair(text, text),)),
            Band((BandCell(text, "12", text),)),
            Table(text, columns, (Line((text, Decimal(12))),), note=text),
            Words(text, (text,)),
            Remarks((text,)),
            Writing(text, text),
            Blanks((f"{text} □ ______",), text),
            Signing((text,), text, has_refusal=True),
        ),
        subject=text,
        number="MB-1",
    )
