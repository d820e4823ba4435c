"""The same content as a web page for WeasyPrint, as somebody would write it who prints forms that way."""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.domain.review import ReviewFinding, ReviewForm
from desktop.reports import figures, fonts

_STYLE = """
@page { size: A4; margin: 10mm 15mm 12mm; @bottom-right { content: counter(page) " / " counter(pages) } }
body { font-family: Form; font-size: 8.7pt; line-height: 1.35; color: #1a2230; margin: 0 }
h1 { font-size: 18pt; margin: 0; border-bottom: 0.8pt solid }
h2 { font-size: 10pt; margin: 6pt 0 0; border-bottom: 0.8pt solid }
table { width: 100%; border-collapse: collapse }
td { border-bottom: 0.25pt solid #c3cad5; padding: 1pt 3pt }
td.n { text-align: right } .band { background: #f1f3f7 } .band b { font-size: 16pt }
.bar { background: #3f4c63; height: 6pt } .two td { vertical-align: top; width: 50% } .lines td { height: 20pt }
"""


class WebForms:
    """Writes forms with WeasyPrint; the fonts are read once, as they are in the program."""

    def __init__(self) -> None:
        import weasyprint  # only here: no part of the program, installed for this comparison
        from weasyprint.text.fonts import FontConfiguration

        self._weasyprint: Any = weasyprint
        self._fonts = FontConfiguration()
        folder = paths.resources() / "fonts"
        faces = "".join(
            f'@font-face {{ font-family: Form; font-weight: {weight}; src: url("{(folder / name).as_uri()}.ttf") }}'
            for weight, name in ((400, fonts.REGULAR), (700, fonts.BOLD))
        )
        self._style = weasyprint.CSS(string=faces + _STYLE, font_config=self._fonts)

    def write_each(self, forms: Sequence[ReviewForm], folder: Path) -> None:
        """One file for each form."""
        for number, form in enumerate(forms):
            page = self._weasyprint.HTML(string=page_of(form))
            (folder / f"web {number}.pdf").write_bytes(
                page.write_pdf(stylesheets=[self._style], font_config=self._fonts)
            )


def page_of(form: ReviewForm) -> str:
    """The content of a form."""
    parts = [
        f"<p>{escape(form.company)}</p><h1>{escape(form.title)}</h1>",
        _table([[form.period_title, form.number, form.person.name, form.person.position, form.person.team]]),
        f'<table class="band"><tr><td><b>{figures.number(form.total)}</b></td><td><b>{escape(form.grade)}</b></td>'
        f"<td><b>{form.rank} / {form.rank_of}</b></td><td><b>{figures.plain(form.coefficient)}</b></td></tr></table>",
        "<h2>1</h2>" + _table([[each.title, each.goal, each.now, each.remark] for each in form.last_plan]),
        "<h2>2</h2>" + _items(form),
        f'<table class="two"><tr><td>{_told(form.strengths)}</td><td>{_told(form.weaknesses)}</td></tr></table>',
        _told(form.remarks),
        "<h2>3</h2>"
        + _table(
            [[each.text, each.goal, each.due_on.isoformat(), each.owner, each.support] for each in form.actions]
        ),
        "<h2>4</h2>" + '<table class="lines">' + "<tr><td></td><td></td><td></td></tr>" * 3 + "</table>",
        f"<p>{form.seal[:16]}</p>",
    ]
    return f"<html><body>{''.join(parts)}</body></html>"


def _items(form: ReviewForm) -> str:
    rows = []
    for item in form.items:
        numbers = (
            figures.plain(item.weight),
            figures.plain(item.target),
            figures.plain(item.effective_target),
            figures.plain(item.actual),
            figures.percent(item.attainment, form.language),
            figures.number(item.points),
            figures.number(item.weighted, 2),
        )
        cells = "".join(f'<td class="n">{number}</td>' for number in numbers)
        bar = f'<div class="bar" style="width: {float(item.points or 0) / 1.25:.1f}%"></div>'
        rows.append(f"<tr><td>{escape(item.perspective)}</td><td>{escape(item.name)}</td>{cells}<td>{bar}</td></tr>")
    return f"<table>{''.join(rows)}</table>"


def _told(findings: tuple[ReviewFinding, ...]) -> str:
    return "".join(
        f"<p><b>{escape(each.title)} {figures.number(each.impact, signed=True)}</b><br>{escape(each.text)}<br>"
        f"{escape(each.cause)}</p>"
        for each in findings
    )


def _table(rows: list[list[str]]) -> str:
    lines = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"
