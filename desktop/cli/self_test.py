"""`qianji self-test`: the installed program proves itself, away from the owner's data."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from desktop.cli.context import Invocation
from desktop.errors import N_, RequestError
from desktop.system_libraries import has_display


@click.command(
    "self-test", help=N_("Make a file, evaluate, write a form and open the window, in a temporary folder.")
)
@click.pass_obj
def self_test(invocation: Invocation) -> None:
    """Go once through everything; exit code 0 where all of it works."""
    with TemporaryDirectory(prefix="qianji-") as name, _away_from_the_owner(Path(name)):
        data = Path(name) / "self-test.qianji"
        _write_a_form(invocation, data)
        invocation.say(N_("Data file and review form: works."))
        import_module("desktop.app.trial").open_for_a_moment(data, invocation.language)  # by name: no Qt here
        invocation.say(N_("Window: works."))


def _write_a_form(invocation: Invocation, data: Path) -> None:
    from desktop.domain.period import PeriodKind, last_full  # heavy imports, only for this command
    from desktop.services.company import found_company
    from desktop.services.evaluations import Evaluations
    from desktop.services.printing import ReviewPrinting
    from desktop.services.staff import StaffDraft, StaffRegister
    from desktop.services.visits import VisitDraft, VisitLog

    def today() -> date:
        return invocation.today

    period = last_full(PeriodKind.MONTH, invocation.today)
    with found_company(data, invocation.translate(N_("My company"))) as database:
        person = StaffRegister(database, today).add(StaffDraft("签绩"))
        VisitLog(database, today).log(VisitDraft(period.start, person))
        Evaluations(database, today).run(period)
        summary = ReviewPrinting(database).write(period, data.parent / "forms", language=invocation.language)
    if summary.refused or not summary.written:
        raise RequestError(N_("The review form could not be written."))


@contextmanager
def _away_from_the_owner(folder: Path) -> Iterator[None]:
    """Keep settings and log in a folder of their own, and do without a screen where there is none."""
    changes = {"QIANJI_HOME": str(folder / "home")}
    if not has_display(os.environ):
        changes["QT_QPA_PLATFORM"] = "offscreen"
    before = {name: os.environ.get(name) for name in changes}
    os.environ.update(changes)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
