"""`qianji report`: forms and reports as PDF."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop.cli.clickwords import ngettext
from desktop.cli.context import Invocation
from desktop.cli.looking import only_reads
from desktop.cli.paper_wish import looks
from desktop.domain.paper_wish import PaperWish
from desktop.domain.period import PeriodKind
from desktop.domain.sheet_kinds import SHEETS, SheetEntry
from desktop.errors import N_

if TYPE_CHECKING:
    from desktop.services.form_files import PrintSummary
    from desktop.services.sheets import WrittenSheet

_MOST_NAMED = 3  # texts that may be copied otherwise
_WITH_NAMES = click.option(
    "--full-names/--short-names",
    "full_names",
    default=None,
    help=N_("The ranking with whole names, or with abbreviated ones."),
)
_WITH_TOP = click.option(
    "--top",
    type=click.IntRange(min=0),
    metavar="N",
    help=N_("The ranking with its first N places on paper, 0 for everybody; usually the upper half, ten at most."),
)


@click.group(help=N_("Write forms and reports as PDF."))
def report() -> None:
    """Hold the kinds of reports."""


@report.command(help=N_("Write the review forms of an evaluated period, one PDF for each person or one for all."))
@click.option("--period", "label", required=True, metavar="P", help=N_("The period: 2026-03, 2026Q3, 2026H2, 2026 …"))
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, readable=False),
    metavar="DIR",
    help=N_("The folder for the files; it is made if need be."),
)
@click.option("--staff", "codes", multiple=True, metavar="CODE ...", help=N_("Only these persons; may be repeated."))
@click.argument("further", nargs=-1, metavar="")  # the codes behind the first one
@click.option("--merged", is_flag=True, help=N_("One file with a bookmark for each person."))
@looks(of_forms=True)
@click.pass_context
@only_reads
def reviews(
    context: click.Context,
    label: str,
    out: Path,
    codes: tuple[str, ...],
    further: tuple[str, ...],
    merged: bool,
    wish: PaperWish,
) -> None:
    """Write the forms and tell what was refused."""
    invocation = context.ensure_object(Invocation)
    if further and not codes:
        raise click.UsageError(
            invocation.translate(N_("{words} stands alone; name people with --staff.")).format(
                words=" ".join(further)
            )
        )
    codes += further
    period, database = invocation.period(label), invocation.database()
    from desktop.services.printing import ReviewPrinting  # after the file was opened, so that refusals come at once

    with _counted(invocation, out, merged) as step:
        summary = ReviewPrinting(database).write(
            period, out, codes or None, merged=merged, language=invocation.language, progress=step, wish=wish
        )
    _tell_darkened(invocation, wish)
    tell(invocation, summary)
    if summary.refused:
        context.exit(1)


@contextmanager
def _counted(invocation: Invocation, out: Path, merged: bool) -> Iterator[Callable[[int, int], None]]:
    """The bar; a run that is stopped tells how many forms are there, of a common file none."""
    now = (0, 0)
    try:
        with invocation.progress(N_("Writing forms")) as step:

            def counting(done: int, total: int) -> None:
                nonlocal now
                now = (0 if merged else done, total)
                step(done, total)

            yield counting
    except KeyboardInterrupt:
        if now[1]:
            told = N_("{number} of {all} forms were written to {folder}.")
            invocation.warn(told, number=now[0], all=now[1], folder=out)
        raise


def _sheet(entry: SheetEntry) -> None:
    """Add the verb that writes one kind of sheet."""
    periods = N_("The week or another period: 2026-W32, 2026-03, 2026Q3 …")
    if entry.usual_period is not PeriodKind.WEEK:
        periods = N_("The period: 2026-03, 2026Q3, 2026H2, 2026 …")

    @report.command(entry.kind.value, help=entry.command)
    @click.option("--period", "label", required=True, metavar="P", help=periods)
    @click.option(
        "--out",
        required=True,
        type=click.Path(path_type=Path, dir_okay=False, readable=False),
        metavar="FILE.pdf|FILE.xlsx" if entry.has_xlsx else "FILE.pdf",
        help=N_("The file to write, .pdf or the tables as .xlsx; an older one of that name is replaced."),
    )
    @_WITH_NAMES
    @_WITH_TOP
    @click.option("--team", "team", metavar="NAME", help=N_("Only this team, with the teams in it."))
    @click.option("--staff", "codes", multiple=True, metavar="CODE", help=N_("Only these persons; may be repeated."))
    @looks()
    @click.pass_context
    @only_reads
    def write(
        context: click.Context,
        label: str,
        out: Path,
        full_names: bool | None,
        top: int | None,
        team: str | None,
        codes: tuple[str, ...],
        wish: PaperWish,
    ) -> None:
        invocation = context.ensure_object(Invocation)
        period, database = invocation.period(label), invocation.database()
        from desktop.services.sheets import SheetOrder, SheetPrinting

        printing = SheetPrinting(database, lambda: invocation.today)
        team_id = printing.team_named(team) if team else None
        order = SheetOrder(entry.kind, period, invocation.language, full_names, codes or None, team_id, wish, top)
        was_there = out.is_file()
        written = printing.write(order, out)
        _tell_darkened(invocation, wish)
        _tell_sheet(invocation, written, was_there)


def _tell_darkened(invocation: Invocation, wish: PaperWish) -> None:
    """Say which colour was printed where the one stated is too pale to be read."""
    if not wish.accent:
        return
    from desktop.reports.palette import printed_instead

    colour = printed_instead(wish.accent)
    if colour:
        invocation.warn(
            N_("{stated} is too pale to be read on paper; printed as {printed}."), stated=wish.accent, printed=colour
        )


def _tell_sheet(invocation: Invocation, written: "WrittenSheet", was_there: bool) -> None:
    if written.unprintable:
        invocation.warn(
            N_("No font holds {characters}; printed as 〓 instead."),
            characters=" ".join(named(character) for character in written.unprintable),
        )
    if written.uncertain:
        invocation.warn(
            N_("Text written from right to left is printed, but may be copied in another order: {texts}"),
            texts=" · ".join(written.uncertain[:_MOST_NAMED]),
        )
    told = N_("Wrote {file} in the place of the older one.") if was_there else N_("Wrote {file}.")
    invocation.say(told, file=written.path)


for each in SHEETS:
    _sheet(each)


def tell(invocation: Invocation, summary: "PrintSummary") -> None:
    """Say what was written, what was not, and which characters no font holds."""
    for strange in summary.unprintable:
        invocation.warn(
            N_("{name}: no font holds {characters}; printed as 〓 instead."),
            name=f"{strange.code} {strange.name}".strip(),
            characters=" ".join(named(character) for character in strange.characters),
        )
    for unsure in summary.uncertain:
        invocation.warn(
            N_(
                "{name}: text written from right to left is printed, but may be copied from the PDF in another order."
            ),
            name=f"{unsure.code} {unsure.name}".strip(),
        )
    by_reason: dict[str, list[str]] = {}
    for refused in summary.refused:
        name = f"{refused.code} {refused.name}".strip()
        by_reason.setdefault(refused.reason.sentence(invocation.translate), []).append(name)
    for reason, names in by_reason.items():
        invocation.warn(
            N_("{name}: not written. {reason}"),
            name=invocation.translate.pgettext("between names", ", ").join(names),
            reason=reason,
        )
    told = ngettext("Wrote {number} form to {folder}.", "Wrote {number} forms to {folder}.")
    invocation.say_counted(told, summary.forms, folder=summary.folder)


def named(character: str) -> str:
    """A character with its number, the number alone where it would upset a terminal."""
    number = f"U+{ord(character):04X}"
    return f"{character} ({number})" if character.isprintable() else number
