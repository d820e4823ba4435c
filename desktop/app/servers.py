"""Work on a database server: the form, what comes of it, and news from the other machines."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.app.files import Opened, open_file, preset_choices
from desktop.app.knocking import tell_in_form
from desktop.app.patience import Patience
from desktop.errors import QianjiError
from desktop.ui.ports import EVERYTHING, Topic
from desktop.ui.shell.leaving import Occasion
from desktop.ui.shell.server_panel import ServerAct, ServerPanel

if TYPE_CHECKING:
    from desktop.app.program import Program
    from desktop.services.moving import Moved
    from desktop.services.servers import ServerChoice
    from desktop.store.database import Database

# What pages show of a table; a table of no topic is shown by all of them, or by none that lasts.
TOPICS = {
    Topic.COMPANY: ("company", "calendar_day"),
    Topic.STAFF: ("staff", "team", "team_membership", "position", "absence"),
    Topic.CUSTOMERS: ("customer", "customer_owner", "distinct_customers"),
    Topic.DEALS: ("deal", "deal_owner", "deal_stage_change", "milestone", "stage"),
    Topic.VISITS: ("visit", "checked_notice"),
    Topic.SIGNINGS: ("signing", "signing_share", "instalment", "receipt"),
    Topic.TARGETS: ("target", "target_revision", "target_season"),
    Topic.QUALITY: ("survey", "complaint", "feedback", "activity", "activity_result", "conduct", "absence"),
    Topic.COMMISSIONS: (
        "commission_plan", "commission_statement", "commission_line", "commission_settlement",
    ),
    Topic.AWARDS: ("award", "award_kind"),
    Topic.EVALUATIONS: (
        "evaluation", "review", "review_item", "finding", "action", "action_check_in", "action_due_change", "rating",
        "scheme", "scheme_version", "scheme_item", "custom_indicator", "measure", "acknowledgement",
    ),
    Topic.FILES: ("attachment", "attachment_content"),
}  # fmt: skip
# Of this machine alone, or told by another table. An import is told to all, as it is where it happens.
OWN = frozenset({
    "computed_words", "entry_draft", "saved_filter", "import_change", "import_shape", "kept_answer",
})  # fmt: skip


def topics_of(tables: frozenset[str]) -> frozenset[Topic]:
    """What pages show of these tables; none named, or one that no topic knows, means everything."""
    if not tables:
        return EVERYTHING
    shown = tables - OWN
    if not shown <= {table for names in TOPICS.values() for table in names}:
        return EVERYTHING
    return frozenset(topic for topic, names in TOPICS.items() if not shown.isdisjoint(names))


class News(QObject):
    """Brings what other machines changed to the window's thread."""

    heard = Signal(object)  # frozenset of tables

    def __init__(self, database: "Database", announce: Callable[[frozenset[Topic]], None]) -> None:
        super().__init__()
        self._tell = announce
        self.heard.connect(self._announce, Qt.ConnectionType.QueuedConnection)
        database.listen(self.heard.emit)

    @Slot(object)
    def _announce(self, tables: frozenset[str]) -> None:
        self._tell(topics_of(tables))


class Servers:
    """The way to a server, from the first run and from the settings."""

    def __init__(self, program: "Program") -> None:
        self._program = program
        self.panel: ServerPanel | None = None
        self._news: News | None = None
        self._heard: Database | None = None  # of which there are news

    def follow(self, database: "Database") -> None:
        """A company on a server is shown in a window: bring what others save there, and tell where it is silent."""
        if self._heard is not database:
            self._heard = database
            self._news = News(database, lambda topics: self._program.desk.changes.announce(topics))
        Patience(self._program.desk, database)

    def show(self, name: str = "", preset: str = "") -> None:
        """Show the form; a new company gets what was entered on the first run."""
        from desktop.services.servers import choice_of
        from desktop.store.server.address import address_of

        opened = self._program.opened
        moving = (ServerAct.MOVE,) if opened is not None else ()
        panel = self._make((ServerAct.CONNECT, ServerAct.FOUND, *moving))
        panel.show_form(ServerAct.CONNECT, name, preset)
        if opened is not None and opened.database.is_server:  # as after its password was changed
            panel.fill_known(choice_of(address_of(opened.database.place)))

    def show_known(self, link: Path, error: QianjiError) -> None:
        """Show the form for the server a file names, which wants a password, or another one than it was given."""
        from desktop.services.servers import known_choice

        try:
            known = known_choice(link)
        except QianjiError:
            return  # the file was changed meanwhile: what was said of it stands
        self._make((ServerAct.CONNECT,)).show_known(known, error.sentence(self._program.desk.look.texts))

    def _make(self, acts: Sequence[ServerAct]) -> ServerPanel:
        from desktop.services.servers import has_keyring  # looks at the system's keyring, which takes a moment

        desk = self._program.desk
        panel = self.panel = ServerPanel(desk.look, desk.window, acts, preset_choices(desk.look.texts))
        panel.chosen.connect(self._go)
        desk.tasks.act(has_keyring, panel.offer_keeping)
        return panel

    def _go(self, act: ServerAct, choice: "ServerChoice", name: str, preset: str) -> None:
        from desktop.services import servers

        if self.panel is not None:
            tell_in_form(self.panel)
        tasks, opened = self._program.desk.tasks, self._program.opened
        if act is ServerAct.MOVE and opened is not None:
            tasks.act(partial(servers.move_there, opened.database, choice), self._moved, self._refused)
        elif act is ServerAct.FOUND:
            tasks.act(partial(servers.found_there, choice, name, preset), self._open, self._refused)
        else:
            tasks.act(partial(servers.connect, choice), self._open, self._refused)

    def _moved(self, answer: "tuple[Path, Moved]") -> None:
        link, moved = answer
        program = self._program
        open_there = partial(
            program.desk.tasks.act, partial(open_file, link), partial(self._tell, moved), self._refused
        )
        program.desk.window.leave_for(Occasion.FILE, open_there)

    def _tell(self, moved: "Moved", opened: Opened) -> None:
        """Show the company where it lies now, and say in that window what came along."""
        self._program.show_opened(opened)
        texts, messages = self._program.desk.look.texts, self._program.desk.messages
        told = texts(
            "Moved to the server and compared value by value: {rows} rows. Where it lay before it stays as it was."
        )
        messages.tell(told.format(rows=f"{moved.rows:,}"))

    def _open(self, link: Path) -> None:
        if self.panel is not None:
            self.panel.put_away()
        program = self._program
        program.desk.window.leave_for(Occasion.FILE, partial(program.opening.open_existing, link))

    def _refused(self, error: QianjiError) -> None:
        if self.panel is not None:
            self.panel.show_trouble(error.sentence(self._program.desk.look.texts))
