"""`qianji indicators`: every indicator's actual and target for a period, of people, teams or the company."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import click

from desktop.cli.context import Invocation
from desktop.cli.looking import only_reads
from desktop.domain.exact import plain
from desktop.domain.indicators import Catalogue, Indicator
from desktop.domain.period import Period
from desktop.domain.targets import Bearer
from desktop.domain.wording import Words
from desktop.errors import N_

if TYPE_CHECKING:
    from desktop.queries.figures import FigureRow


@click.command(help=N_("Show every indicator's actual and target for a period; no scheme is needed."))
@click.option("--period", "label", required=True, metavar="P", help=N_("The period: 2026-03, 2026Q3, 2026H2, 2026 …"))
@click.option(
    "--by", type=click.Choice([each.value for each in Bearer]), default=Bearer.STAFF.value, help=N_("Whose figures.")
)
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
@click.pass_obj
@only_reads
def indicators(invocation: Invocation, label: str, by: str, as_json: bool) -> None:
    """Print the figures of the period."""
    period, database = invocation.period(label), invocation.database()
    from desktop.queries.figures import figure_rows  # after the file was opened, so that refusals come at once
    from desktop.queries.own_indicators import indicators_of

    with database.read() as session:
        rows, catalogue = figure_rows(session, period, Bearer(by)), indicators_of(session)
    if as_json:
        invocation.print_json(document(period, rows))
    else:
        _tell(invocation, period, rows, catalogue)


def document(period: Period, rows: "tuple[FigureRow, ...]") -> dict[str, Any]:
    """The figures as JSON: numbers as text in plain notation, percentages as percent values, no data as null."""
    return {
        "period": {"label": period.label, "start": str(period.start), "end": str(period.end)},
        "rows": [
            {
                "code": row.code,
                "name": row.name,
                "team": row.team,
                "indicators": {code: _figure(row, code) for code in row.facts},
            }
            for row in rows
        ],
    }


def _figure(row: "FigureRow", code: str) -> dict[str, Any]:
    measure, target = row.facts[code], row.targets.get(code)
    return {
        "actual": _text(measure.actual),
        "target": None if target is None else _text(target.value),
        "numerator": _text(measure.numerator),
        "denominator": _text(measure.denominator),
        "records": measure.records,
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def _tell(invocation: Invocation, period: Period, rows: "tuple[FigureRow, ...]", catalogue: Catalogue) -> None:
    """One block a row, with the indicators that have records or a target."""
    words = Words(invocation.translate)
    click.echo(f"{period.title(invocation.translate)} ({period.start}..{period.end})")
    for row in rows:
        head = " ".join(part for part in (row.code, row.name) if part)
        click.echo(f"\n{head}" + (f" · {row.team}" if row.team else ""))
        lines = [
            _line(words, catalogue[code], row)
            for code, measure in row.facts.items()
            if measure.records or code in row.targets
        ]
        for line in lines or [words.say(N_("Nothing is recorded for this period."))]:
            click.echo(f"  {line}")


def _line(words: Words, indicator: Indicator, row: "FigureRow") -> str:
    actual, target = row.facts[indicator.code].actual, row.targets.get(indicator.code)
    shown = "—" if actual is None else words.value(indicator, actual)
    if target is None:
        return f"{words.name(indicator)}  {shown}"
    asked = words.say(N_("target {target}"), target=words.value(indicator, target.value))
    return f"{words.name(indicator)}  {shown}  {asked}"
