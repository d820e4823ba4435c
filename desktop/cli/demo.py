"""`qianji demo`: the sample company, three finalised quarters, one to work on, its forms, and the window on it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop.cli.context import Invocation
from desktop.cli.window import open_window
from desktop.errors import N_
from desktop.i18n import CHINESE, ENGLISH
from desktop.paths import real_place
from desktop.system_libraries import NoWindowError, refuse_without_window

if TYPE_CHECKING:
    from desktop.domain.period import Period

FILE = "sample.qianji"
THE_SAME = {
    CHINESE: N_("The same in Chinese: {folder}"),
    ENGLISH: N_("The same in English: {folder}"),
}


@click.command(help=N_("Make the sample company and its review forms in a folder, then open the window on it."))
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("qianji-demo"),
    metavar="DIR",
    help=N_("The folder for the data file and the forms; without it qianji-demo."),
)
@click.option("--no-window", is_flag=True, help=N_("Write the forms and stop."))
@click.pass_context
def demo(context: click.Context, out: Path, no_window: bool) -> None:
    """Make or take up the sample, write the forms in both languages, and open the window where there is a screen."""
    invocation = context.ensure_object(Invocation)
    folder = real_place(out)
    invocation.named_data_file = folder / FILE
    _invent_or_keep(invocation)
    evaluation_id = _evaluate(invocation)
    _write_forms(invocation, evaluation_id, folder)
    invocation.close()
    if not no_window and _can_show(invocation):
        context.exit(open_window(invocation))


def _invent_or_keep(invocation: Invocation) -> None:
    place = invocation.data_file
    if place.exists():
        invocation.say(N_("Kept the sample company made before; delete {file} for a fresh one."), file=place)
        return
    invocation.warn(N_("Inventing a company …"))
    from desktop.services.sample import fill_sample  # heavy imports, only for this command
    from desktop.store.database import Database

    Database.create(place, lambda session: fill_sample(session, invocation.today)).close()


def _evaluate(invocation: Invocation) -> int:
    from desktop.services.sample.rehearsal import invented_on, rehearse

    database = invocation.database()

    def starting(period: "Period") -> None:
        invocation.warn(N_("Evaluating {period} …"), period=period.title(invocation.translate))

    return rehearse(database, invented_on(database), starting)


def _write_forms(invocation: Invocation, evaluation_id: int, folder: Path) -> None:
    """The forms of the chosen language in the folder, those of the other one in a folder inside it."""
    database = invocation.database()
    from desktop.queries.evaluations import evaluation_row
    from desktop.services.printing import ReviewPrinting

    other = ENGLISH if invocation.language == CHINESE else CHINESE
    printing = ReviewPrinting(database)
    with invocation.progress(N_("Writing forms")) as step:
        mine = printing.write(evaluation_id, folder, language=invocation.language, progress=step)
        printing.write(evaluation_id, folder / other, language=other, progress=step)
    with database.read() as session:
        row = evaluation_row(session, evaluation_id, invocation.language)
    if row is not None:
        grades = " · ".join(f"{name} {heads}" for _code, name, heads in row.grades)
        invocation.say(
            N_("{period}: {people} people evaluated ({grades})."),
            period=row.period.title(invocation.translate),
            people=row.people,
            grades=grades,
        )
    invocation.say(N_("{forms} review forms: {folder}"), forms=mine.forms, folder=folder)
    invocation.say(THE_SAME[other], folder=folder / other)
    invocation.say(N_("The company's data file: {file}"), file=invocation.data_file)


def _can_show(invocation: Invocation) -> bool:
    """Whether a window can appear; if not, that is said, and the forms are there all the same."""
    try:
        refuse_without_window()
    except NoWindowError as problem:
        invocation.say(problem.message, **problem.values)
        return False
    return True
