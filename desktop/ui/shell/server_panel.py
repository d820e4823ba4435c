"""The form for a company on a database server: which server, as whom, and what is to happen there."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import N_
from desktop.services.servers import ServerChoice
from desktop.ui.kit.choice import PickField
from desktop.ui.kit.fields import CheckField, TextField, side_by_side
from desktop.ui.kit.form import Form
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.options import Option
from desktop.ui.kit.secret_field import SecretField
from desktop.ui.kit.side_panel import FormPanel
from desktop.ui.kit.words import words
from desktop.ui.shell.presets import PresetChoice
from desktop.ui.tones import Tone


class ServerAct(StrEnum):
    """What is to happen on the server."""

    CONNECT = "connect"
    FOUND = "found"
    MOVE = "move"


ACTS = {
    ServerAct.CONNECT: N_("Work with the company that is there"),
    ServerAct.FOUND: N_("Start a new company there (the database is empty)"),
    ServerAct.MOVE: N_("Move this company there (the database is empty)"),
}

UNDER_WAY = {
    ServerAct.CONNECT: N_("The server is being asked …"),
    ServerAct.FOUND: N_("The company is being made on the server …"),
    ServerAct.MOVE: N_("The company is being moved and compared value by value; this may take some minutes …"),
}


SILENT = N_("The server does not answer yet. After ten seconds it is given up; what you entered stays.")


class ServerPanel(FormPanel):
    """Lays out and forwards; what happens is decided elsewhere."""

    chosen = Signal(object, object, str, str)  # act, choice, name of a new company, key of its kind

    def __init__(
        self, look: Look, host: QWidget, acts: Sequence[ServerAct], presets: Sequence[PresetChoice] = ()
    ) -> None:
        _ = look.texts
        super().__init__(look, host, _("Go on"))
        self.act = PickField("act", _("What is to happen"), [Option(each, _(ACTS[each])) for each in acts])
        self.name = TextField("name", _("Company name"), required=True)
        self.preset = PickField("preset", _("Kind of business"), [Option(each.key, each.name) for each in presets])
        self.host = TextField("host", _("Server"), required=True, example="192.168.1.10")
        self.port = TextField("port", _("Port"), hint=_("Left empty: 5432"))
        self.database = TextField("database", _("Database"), required=True, example="qianji")
        self.user = TextField("user", _("User"), required=True, example="qianji")
        self.password = SecretField("password", _("Password"))
        self.is_kept = CheckField("is_kept", _("Let the system's keyring keep the password"))
        self.unkept = words(
            _("This system has no keyring: the password is asked for at each start, or stands in the file pgpass."),
            "caption",
            wrap=True,
        )
        self.notice = Notice(look)
        self.is_kept.setChecked(True)
        self.form = Form(
            self.act, self.name, self.preset, self.host, self.port, self.database, self.user, self.password
        )
        told = _(
            "For several computers that work on one company at the same time. The technician sets up a PostgreSQL "
            "server with an empty database and a user; see the guide."
        )
        self.body.addWidget(words(told, "soft", wrap=True))
        for each in (self.act, self.name, self.preset, side_by_side(self.host, self.port)):
            self.body.addWidget(each)
        self.body.addWidget(side_by_side(self.database, self.user))
        for each in (self.password, self.is_kept, self.unkept, self.notice):
            self.body.addWidget(each)
        self.unkept.hide()  # only now: without a parent it would be a window of its own
        self.body.addStretch(1)
        self.act.edited.connect(self._show_act)
        self.saved.connect(self._choose)

    def show_form(self, act: ServerAct, name: str = "", preset: str = "") -> None:
        """Show the form, empty but for what is known."""
        self.form.fill({"act": act, "name": name} | ({"preset": preset} if preset else {}))
        self.notice.say("")
        self._show_act()
        self.open(self._look.texts("A company on a database server"))
        self.host.box.setFocus()

    def show_known(self, known: ServerChoice, sentence: str) -> None:
        """Show the form for a server that is known and let nobody in; `sentence` says why."""
        self.show_form(ServerAct.CONNECT)
        self.fill_known(known)
        self.notice.say(sentence)

    def fill_known(self, known: ServerChoice) -> None:
        """Name the server that is known; the password is what is wanted next."""
        for field in (self.host, self.port, self.database, self.user):
            field.set_value(getattr(known, field.name))
        self.password.box.setFocus()

    def offer_keeping(self, has_keyring: bool) -> None:
        """Offer to keep the password where this system can; otherwise say what holds instead."""
        if not has_keyring:
            self.is_kept.setChecked(False)
            self.is_kept.setEnabled(False)
        self.unkept.setVisible(not has_keyring)

    def show_silence(self) -> None:
        """Say that the server is still waited for, and until when."""
        self.notice.say(self._look.texts(SILENT), Tone.WARN)

    def show_trouble(self, sentence: str) -> None:
        """Say why nothing came of it; what was entered stays."""
        self.set_saving(False)
        self.notice.say(sentence)

    def _show_act(self) -> None:
        is_new = self.act.value() == ServerAct.FOUND
        self.name.setVisible(is_new)
        self.preset.setVisible(is_new)

    def _choose(self) -> None:
        act = ServerAct(self.act.value())
        self.notice.say(self._look.texts(UNDER_WAY[act]), Tone.NEUTRAL)
        choice = ServerChoice(
            self.host.value(), self.port.value(), self.database.value(), self.user.value(),
            self.password.value(), self.is_kept.isChecked() and bool(self.password.value()),
        )  # fmt: skip
        self.set_saving(True)
        self.chosen.emit(act, choice, self.name.value(), str(self.preset.value() or ""))
