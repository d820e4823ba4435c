"""Draws the pictures the forms are compared with: `python -m tests.reports.form_pictures`, after looking at them."""

import dataclasses
import io
import sys
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from PIL import Image

from desktop.domain.indicators import Unit
from desktop.domain.paper import FOR_FILING, PaperOptions
from desktop.domain.sheets import Column, Line, Precision, Table
from desktop.reports.raster import render_png
from desktop.reports.review import review_pdf
from tests.reports import cases
from tests.reports.chinese_form import chinese

FOLDER = Path(__file__).resolve().parent / "pictures"
DOTS_PER_INCH = 60
GREYS = 16
_RECORDS = Table(
    "签约金额",
    (
        Column("日期", 1.2),
        Column("客户", 2.6),
        Column("合同", 4.0),
        Column("金额", 1.3, Unit.MONEY, precision=Precision.EXACT),
        Column("编号", 0.9),
    ),
    (
        Line((date(2026, 7, 22), "禾味餐饮管理有限公司", "HT-2026-0187", Decimal(1_200_000), "#354")),
        Line((date(2026, 8, 3), "城东广场", "HT-2026-0191", Decimal("260000.5"), "#381")),
        Line(("合计", "", "", Decimal("1460000.5"), ""), is_strong=True),
    ),
    note="2 条记录",
)


def records() -> bytes:
    """A form of the company's colour for a file, with the records behind a figure."""
    options = PaperOptions(with_evidence=True, shows_bonus=False, accent="#1F8FE0", margins=FOR_FILING)
    return review_pdf(dataclasses.replace(chinese(), records=(_RECORDS,)), options)


SHOWN: Mapping[str, tuple[Callable[[], bytes], int]] = {
    "usual_zh": (lambda: review_pdf(cases.twelve("zh_CN")), 0),
    "usual_en": (lambda: review_pdf(cases.twelve("en")), 0),
    "many_en_2": (lambda: review_pdf(cases.many("en")), 1),
    "red_line_zh": (lambda: review_pdf(cases.red_line("zh_CN")), 0),
    "colour_zh": (records, 0),
    "records_zh": (records, 1),
}


def drawn(name: str) -> Image.Image:
    """A page in shades of grey, small."""
    make, page = SHOWN[name]
    picture: Image.Image = Image.open(io.BytesIO(render_png(make(), page, DOTS_PER_INCH))).convert("L")
    return picture


def main() -> int:
    """Write every picture anew."""
    FOLDER.mkdir(exist_ok=True)
    for name in SHOWN:
        path = FOLDER / f"{name}.png"
        drawn(name).quantize(GREYS).save(path, optimize=True)
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
