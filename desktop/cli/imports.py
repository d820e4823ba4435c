"""`qianji import KIND FILE`: records in, with a report of what became of each row."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import click

from desktop.cli.clickwords import ngettext
from desktop.cli.context import Invocation
from desktop.cli.targets import free_name
from desktop.errors import N_, RequestError
from desktop.exchange.report import ImportReport
from desktop.exchange.sentences import Problem

_SHOWN, _NAMED = 20, 8
ADDED_BY_MAPPING = N_(
    "There is no {what} “{name}”. Correct the name, or let the import add it by "
    'create = ["{option}"] under [options] in a mapping file (--map).'
)


@click.command("import", help=N_("Read records of a kind (staff, customers, deals, visits …) from a table file."))
@click.argument("kind")
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option("--sheet", help=N_("The sheet of a workbook; without it the first one with cells."))
@click.option(
    "--map",
    "map_file",
    type=click.Path(path_type=Path, readable=False),
    metavar="MAP.toml",
    help=N_("What the file's columns mean."),
)
@click.option("--dry-run", is_flag=True, help=N_("Only report what would happen."))
@click.option(
    "--errors",
    "errors_file",
    type=click.Path(path_type=Path, readable=False),
    metavar="BAD.xlsx",
    help=N_("Write rejected rows with the reason to this file; if it exists already, to one beside it."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("Print the report as JSON."))
@click.pass_obj
@click.pass_context
def import_file(
    context: click.Context,
    invocation: Invocation,
    kind: str,
    file: Path,
    sheet: str | None,
    map_file: Path | None,
    dry_run: bool,
    errors_file: Path | None,
    as_json: bool,
) -> None:
    """Import a file and leave with 1 if some rows were rejected."""
    from desktop.exchange.file_map import FileMap, load_map
    from desktop.exchange.writing import refuse_other_forms
    from desktop.services.imports import Imports

    if errors_file:
        refuse_other_forms(errors_file)  # before anything is saved
    stated = load_map(map_file) if map_file else FileMap()
    imports = Imports(invocation.database(), lambda: invocation.today)
    if not dry_run:
        _put_aside(invocation)
    report = imports.run(file, kind, replace(stated, sheet=sheet) if sheet else stated, dry_run=dry_run)
    if errors_file and report.rejected:
        _write_rejects(report, errors_file, invocation)
    if as_json:
        invocation.print_json(report.as_json(_worded(invocation)))
    else:
        _say(report, invocation)
    if report.rejected:
        context.exit(1)


def _put_aside(invocation: Invocation) -> None:
    """A checked copy of what the import is going to change, unless the last one still holds everything."""
    from desktop.domain.rotation import Reason
    from desktop.services.backups import Backups

    Backups(invocation.database()).put_aside_if_changed(Reason.IMPORT)


def _write_rejects(report: ImportReport, path: Path, invocation: Invocation) -> None:
    """Write the rejected rows; the good ones are saved by now, so a failure is only said."""
    from desktop.exchange.rejects import write_rejects

    place = free_name(path)  # after a trial, say; what stands there may be the owner's own table
    try:
        write_rejects(report, place, _worded(invocation))
    except RequestError as error:
        click.echo(error.sentence(invocation.translate), err=True)
        return
    if place != path:
        told = N_("{file} exists already and was not touched; the rejected rows were written to {place}.")
        click.echo(invocation.translate(told).format(file=path, place=place), err=True)


def _worded(invocation: Invocation) -> Callable[[str], str]:
    """The language of the reasons, with the command line's own words for what a mapping file may allow."""
    from desktop.exchange.sentences import UNKNOWN_CREATABLE

    return lambda told: invocation.translate(ADDED_BY_MAPPING if told == UNKNOWN_CREATABLE else told)


def _say(report: ImportReport, invocation: Invocation) -> None:
    """The report in sentences: numbers first, then what was rejected and what to know."""
    if report.is_dry_run:
        invocation.say(N_("Trial only; nothing was changed."))
    told = ngettext(
        "{file}: {number} row read; {created} added, {updated} changed, {unchanged} unchanged, {rejected} rejected.",
        "{file}: {number} rows read; {created} added, {updated} changed, {unchanged} unchanged, {rejected} rejected.",
    )
    invocation.say_counted(
        told, report.rows_read, file=report.file, created=f"{report.created:,}", updated=f"{report.updated:,}",
        unchanged=f"{report.unchanged:,}", rejected=f"{report.rejected:,}",
    )  # fmt: skip
    if report.unused:
        invocation.say(N_("Columns that were left out: {headers}"), headers=", ".join(report.unused))
    made, others = report.made_on_the_way()
    for what, names in made.items():
        _say_made(what, names, invocation)
    _say_problems(report.errors, N_("… and {count} more; --errors BAD.xlsx writes all of them."), invocation)
    _say_problems(others, N_("… and {count} more; --json lists all of them."), invocation)


def _say_made(what: str, names: list[str], invocation: Invocation) -> None:
    shown = invocation.translate(N_(", ")).join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
    message = N_("Added on the way, {what} ({count}): {names}")
    invocation.say(message, what=invocation.translate(what), count=len(names), names=shown)


def _say_problems(problems: Sequence[Problem], more: str, invocation: Invocation) -> None:
    """The first problems on standard error, and how many more there are."""
    worded = _worded(invocation)
    for problem in problems[:_SHOWN]:
        words = problem.reason.text(worded)
        if problem.row is None:
            click.echo(f"  {words}", err=True)
        elif problem.column is None:
            invocation.warn(N_("  Row {row}: {reason}"), row=problem.row, reason=words)
        else:
            message = N_("  Row {row}, column {column}, “{value}”: {reason}")
            invocation.warn(message, row=problem.row, column=problem.column, value=problem.value, reason=words)
    if len(problems) > _SHOWN:
        invocation.warn(more, count=len(problems) - _SHOWN)
