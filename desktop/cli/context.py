"""What a command gets: the language, the opened data file, and ways to print; `@click.pass_obj` hands it over."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop import paths
from desktop.errors import N_, DataFileError, InUseError, LockedError, QianjiError, ReadOnlyError
from desktop.i18n import Translator, translator

SERVER = "QIANJI_DATABASE_URL"

if TYPE_CHECKING:
    from desktop.cli.patience import Patience
    from desktop.domain.period import Period
    from desktop.store.database import Database
    from desktop.store.key import Key, Keys


class Invocation:
    """One call of the command line.

    `translate` words texts, `database()` opens the data file on first use, `print_json` and `progress` speak to the
    outside. A command raises `RequestError`/`DataFileError` with a sentence, or ends with `ctx.exit(1)` where some
    rows or forms were refused.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.named_data_file: Path | None = None
        self.reads_password = False  # from standard input
        self.only_reads = False  # whether the command changes nothing: then a file may be open for reading only
        self.patience: Patience | None = None  # with servers
        self._database: Database | None = None

    @property
    def translate(self) -> Translator:
        """The translator of the chosen language."""
        return translator(self.language)

    @property
    def data_file(self) -> Path:
        """The database file: --data, else QIANJI_DATA, else the one in the user's folder; of a link what it names."""
        return paths.behind_link(self.named_data_file or paths.default_data_file())

    @property
    def server(self) -> str:
        """The address of the database server: QIANJI_DATABASE_URL, unless --data names a file; else empty.

        A file that names a server (.qianji-server) stands for its address.
        """
        stated = "" if self.named_data_file is not None else os.environ.get(SERVER, "").strip()
        if not stated and self.data_file.suffix == ".qianji-server":
            from desktop.store.link import linked_address

            return linked_address(self.data_file).place
        if stated:
            from desktop.store.server.address import address_of

            address_of(stated)  # a slip of the pen is told as one, and never taken for a file's name
        return stated

    @property
    def today(self) -> date:
        """Today's date where the owner is."""
        return datetime.now().astimezone().date()

    def database(self) -> "Database":
        """The company, opened once per call; a missing one is never made here."""
        if self._database is None and self.server:
            self._database = self._on_server(self.server)
        if self._database is None:
            try:
                self._database = self._on_file(())
            except LockedError:
                self._database = self._on_file(self.keys_of(self.data_file))
        return self._database

    def _on_file(self, keys: "Keys") -> "Database":
        from desktop.store.database import Database  # a heavy import, only for commands that need the file

        try:
            return Database.open(self.data_file, keys)
        except (ReadOnlyError, InUseError) as refusal:
            if not self.only_reads:
                raise
            from desktop.cli.looking import looked_at

            return looked_at(self, keys, refusal)

    def _on_server(self, address: str) -> "Database":
        from desktop.store.places import open_company, place_of
        from desktop.store.server.passwords import NeedsPasswordError

        self.await_servers()
        try:
            return open_company(address)
        except NeedsPasswordError:
            return open_company(address, password=self.ask(N_("Password of {file}"), file=place_of(address)))

    def await_servers(self) -> None:
        """From now on a server may keep the command waiting: say so, and let Ctrl+C end it."""
        from desktop.cli.patience import Patience  # the driver, only where there is a server

        if self.patience is None:
            self.patience = Patience(self.warn)

    def use(self, database: "Database") -> None:
        """Take over a data file that a command has opened itself."""
        self._database = database

    def keys_of(self, *files: Path) -> "Keys":
        """The keys of the protected ones among these files; each password is asked for once."""
        from desktop.services.unlocking import missing_key, unlock  # only for a file that may be protected

        keys: list[Key] = []
        for file in files:
            if missing_key(file, keys):
                if keys and self.reads_password:
                    self.warn(N_("{file} has a password of its own: send it as the next line."), file=file.name)
                keys.append(unlock(file, self.ask(N_("Password of {file}"), file=file.name)))
        return keys

    def ask(self, message: str, **values: object) -> str:
        """A secret from the terminal, or the next line of standard input where that was wished."""
        from desktop.cli.secrets import ask

        return ask(self.translate(message).format(**values), from_stdin=self.reads_password)

    def period(self, text: str) -> "Period":
        """The period an owner typed, by the company's fiscal year."""
        from desktop.domain.period import parse_period  # heavy imports, only for commands on a period

        parse_period(text)  # a slip of the pen is told before the file is opened
        database = self.database()
        from desktop.queries.evaluations import fiscal_year_start

        with database.read() as session:
            return parse_period(text, fiscal_year_start(session))

    def close(self) -> None:
        """Let go of the data file."""
        try:
            if self._database is not None:
                self._let_go(self._database)
        finally:
            self._database = None
            if self.patience is not None:
                self.patience.close()

    def _let_go(self, database: "Database") -> None:
        try:
            self._keep_first_page(database)
        finally:
            database.close()

    def _keep_first_page(self, database: "Database") -> None:
        """After a command that wrote, the window's next start shows its first page as soon as after its own end."""
        if database.writes and not database.is_server:
            from desktop.services.first_page import keep_first_page

            with suppress(QianjiError):  # without it that start takes a moment longer
                keep_first_page(database, self.today)

    def say(self, message: str, **values: object) -> None:
        """Print one translated sentence."""
        click.echo(self.translate(message).format(**values))

    def say_counted(self, forms: tuple[str, str], number: int, **values: object) -> None:
        """Print one translated sentence about a number of things, which fills the place {number}."""
        sentence = self.translate.ngettext(*forms, number)
        click.echo(sentence.format(number=f"{number:,}", **values))

    def warn(self, message: str, **values: object) -> None:
        """Print one translated sentence on standard error."""
        click.echo(self.translate(message).format(**values), err=True)

    def print_json(self, document: object) -> None:
        """Print one JSON document, its only output."""
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))

    @contextmanager
    def progress(self, label: str) -> Iterator[Callable[[int, int], None]]:
        """A bar on a terminal, nothing elsewhere; call what is yielded with (done, total)."""
        if not sys.stderr.isatty():
            yield lambda _done, _total: None
            return
        with click.progressbar(length=1, label=self.translate(label), file=sys.stderr) as bar:

            def step(done: int, total: int) -> None:
                bar.length = max(total, 1)
                bar.update(done - bar.pos)

            yield step


def refuse_server(invocation: Invocation) -> None:
    """Refuse what is done to files only, in a sentence."""
    if invocation.server:
        raise DataFileError(
            N_(
                "QIANJI_DATABASE_URL names a database server, and this command works on files. Remove the variable "
                "or name a data file with --data; qianji move carries a company from one to the other."
            )
        )
