"""`qianji self-test`: the installed program proves itself, away from the owner's data."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from desktop.cli.context import Invocation
from desktop.errors import N_, QianjiError, RequestError
from desktop.system_libraries import has_display

# A folder as people name theirs: Chinese, with spaces, and with a sign that some settings take for a place.
AWKWARD = "签绩 自检 100% "
FAILED = 2

Part = tuple[str, Callable[[], object]]


@click.command(
    "self-test", help=N_("Make a file, evaluate, write a form and open the window, in a temporary folder.")
)
@click.pass_obj
def self_test(invocation: Invocation) -> None:
    """Go once through everything, also past what fails; exit code 0 where all of it works."""
    with TemporaryDirectory(prefix=AWKWARD, ignore_cleanup_errors=True) as name, _away_from_the_owner(Path(name)):
        failures = [_failure(invocation, works, part) for works, part in _parts(invocation, Path(name))]
    if any(failures):
        raise click.exceptions.Exit(FAILED)


def _parts(invocation: Invocation, folder: Path) -> list[Part]:
    """What is tried, each with the sentence where it works; a later one does not rest on an earlier one's success."""
    from desktop.cli import self_test_parts as parts  # heavy imports, only for this command

    data, company = folder / "self-test.qianji", invocation.translate(N_("My company"))

    def evaluate() -> None:
        parts.refuse_without_process()
        with parts.opened(data, company) as database:
            forms = parts.forms_of_an_evaluation(
                database, invocation.today, folder / "考核表 forms", invocation.language
            )
        parts.refuse_blank(forms)

    def reach_server() -> None:
        parts.try_server()
        parts.refuse_without_keyring()

    def open_window() -> None:
        parts.opened(data, company).close()
        # by name: no Qt here
        import_module("desktop.app.trial").open_for_a_moment(data, invocation.language)

    return [
        (N_("Texts and fonts, each file of them: works."), parts.refuse_missing_files),
        (N_("Lists of words: works."), parts.refuse_unsearchable),
        (N_("Database {engine}: works."), parts.engine_version),
        (N_("Data file with imports: works."), lambda: parts.try_imports(data, invocation.today, company)),
        (N_("Evaluation with review form: works."), evaluate),
        (N_("Password: works."), lambda: parts.lock_and_open_again(folder / "locked.qianji", company)),
        (N_("Way to a database server and its password: works."), reach_server),
        (N_("Window with its fonts and words: works."), open_window),
    ]


def _failure(invocation: Invocation, works: str, part: Callable[[], object]) -> bool:
    """Try a part and say how it went; what nobody foresaw is told with its kind."""
    try:
        invocation.say(works, engine=part())
    except QianjiError as error:
        failure = error
    except Exception as error:  # noqa: BLE001 - whatever an installed program may lack is told
        failure = RequestError(
            N_(
                "The self-test failed: {reason}. Install the program anew; if that does not help, send this sentence."
            ),
            reason=f"{type(error).__name__}: {error}",
        )
    else:
        return False
    click.echo(failure.sentence(invocation.translate), err=True)
    return True


@contextmanager
def _away_from_the_owner(folder: Path) -> Iterator[None]:
    """Keep settings and log in a folder of their own, and do without a screen where there is none."""
    changes = {"QIANJI_HOME": str(folder / "home")}
    if sys.platform.startswith("linux") and not has_display(os.environ):
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
