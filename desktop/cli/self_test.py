"""`qianji self-test`: the installed program proves itself, away from the owner's data."""

import os
import sys
from collections.abc import Iterator
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


@click.command(
    "self-test", help=N_("Make a file, evaluate, write a form and open the window, in a temporary folder.")
)
@click.pass_obj
def self_test(invocation: Invocation) -> None:
    """Go once through everything; exit code 0 where all of it works."""
    with TemporaryDirectory(prefix=AWKWARD, ignore_cleanup_errors=True) as name, _away_from_the_owner(Path(name)):
        folder = Path(name)
        data = folder / "self-test.qianji"
        with _told():
            _try_parts(invocation, folder, data)
            # by name: no Qt here
            import_module("desktop.app.trial").open_for_a_moment(data, invocation.language)
        invocation.say(N_("Window with its fonts and words: works."))


def _try_parts(invocation: Invocation, folder: Path, data: Path) -> None:
    from desktop.cli import self_test_parts as parts  # heavy imports, only for this command

    parts.refuse_missing_texts()
    parts.refuse_unsearchable()
    invocation.say(N_("Texts in both languages and lists of words: works."))
    engine = parts.engine_version()
    invocation.say(N_("Database {engine}: works."), engine=engine)
    with parts.company_with_imports(data, invocation.today, invocation.translate(N_("My company"))) as database:
        invocation.say(N_("Data file with imports: works."))
        forms = parts.forms_of_an_evaluation(database, invocation.today, folder / "考核表 forms", invocation.language)
        parts.refuse_blank(forms)
    parts.refuse_without_process()
    invocation.say(N_("Evaluation with review form: works."))
    parts.lock_and_open_again(folder / "locked.qianji", invocation.translate(N_("My company")))
    invocation.say(N_("Password: works."))
    parts.try_server()
    parts.refuse_without_keyring()
    invocation.say(N_("Way to a database server and its password: works."))


@contextmanager
def _told() -> Iterator[None]:
    """Whatever fails inside is one sentence; what nobody foresaw stands in the usual log besides."""
    try:
        yield
    except QianjiError:
        raise
    except Exception as error:  # whatever an installed program may lack is told
        raise RequestError(
            N_(
                "The self-test failed: {reason}. Install the program anew; if that does not help, send this sentence."
            ),
            reason=f"{type(error).__name__}: {error}",
        ) from error


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
