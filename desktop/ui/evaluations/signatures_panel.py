"""The panel of printed forms: who signed on which day, who refused, whose form is still open."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.domain.acknowledgement import Outcome
from desktop.queries.acknowledgements import Handout
from desktop.ui.evaluations.signatures_presenter import SignaturesPresenter
from desktop.ui.kit.buttons import link_button, plain_button, primary_button
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.surfaces import row

KEY_ROLE = Qt.ItemDataRole.UserRole


class SignaturesPanel(SidePanel):
    """Ticks people and notes the same for all of them."""

    def __init__(self, look: Look, host: QWidget, presenter: SignaturesPresenter) -> None:
        _ = self._texts = look.texts
        super().__init__(look, host)
        self._presenter = presenter
        self._evaluation_id = 0
        self.list = QListWidget()
        self.list.setObjectName("columns")
        self.list.setAccessibleName(_("Printed forms"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.all_button = link_button(_("Tick all that are open"), self.tick_open)
        self.unsigned_button = link_button(_("Print these again …"), self._print_unsigned)
        self.day = DateField(look, "day", _("Signed or refused on"), presenter.today())
        self.witness = TextField("witness", _("Witness of a refusal"))
        self.delivery = TextField(
            "delivery", _("How a refused form was delivered"), example=_("e.g. registered letter, 20 November")
        )
        self.notice = Notice(look)
        self.forget_button = plain_button(look, _("Remove the note"), lambda: presenter.forget(self.ticked()))
        self.refuse_button = plain_button(look, _("Refused to sign"), self._refuse)
        self.sign_button = primary_button(look, _.pgettext("paper", "Signed"), self._sign, "check")
        tools = row(spacing=14)
        tools.addWidget(self.all_button)
        tools.addWidget(self.unsigned_button)
        tools.addStretch(1)
        self.body.addLayout(tools)
        self.body.addWidget(self.list, 1)
        for field in (self.day, self.witness, self.delivery, self.notice):
            self.body.addWidget(field)
        self.foot_row.addWidget(self.forget_button)
        self.foot_row.addStretch(1)
        self.foot_row.addWidget(self.refuse_button)
        self.foot_row.addWidget(self.sign_button)
        self.foot.show()
        presenter.attach(self)

    def open_signatures(self, evaluation_id: int, review_id: int | None = None) -> None:
        """Open the panel on an evaluation, with one person ticked."""
        _ = self._texts
        self._evaluation_id = evaluation_id
        self.day.set_value(self._presenter.today())
        for field in (self.witness, self.delivery):
            field.set_value("")
        self.open(_("Signatures"), _("What became of the printed forms; a signature confirms that a form was read."))
        self.list.setFocus()
        self._presenter.open(evaluation_id, review_id)

    def show_handouts(self, found: Sequence[Handout], ticked: Sequence[int]) -> None:
        """List everybody with what is noted."""
        self.list.clear()
        for each in found:
            item = QListWidgetItem(self._told(each), self.list)
            item.setData(KEY_ROLE, (each.review_id, each.is_open))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_ticked = each.review_id in ticked
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
            if is_ticked:
                self.list.setCurrentItem(item)
        self.unsigned_button.setVisible(any(each.is_open for each in found))
        self.all_button.setVisible(any(each.is_open for each in found))

    def show_error(self, sentence: str, is_about_day: bool = False) -> None:
        """Say what is wrong."""
        self.day.set_error(sentence if is_about_day else "")
        self.notice.say("" if is_about_day else sentence)

    def tick_open(self) -> None:
        """Tick everybody whose form is open."""
        for place in range(self.list.count()):
            item = self.list.item(place)
            is_open = item.data(KEY_ROLE)[1]
            item.setCheckState(Qt.CheckState.Checked if is_open else Qt.CheckState.Unchecked)

    def ticked(self) -> tuple[int, ...]:
        """The reviews ticked."""
        items = (self.list.item(place) for place in range(self.list.count()))
        return tuple(item.data(KEY_ROLE)[0] for item in items if item.checkState() is Qt.CheckState.Checked)

    def _sign(self) -> None:
        self._presenter.sign(self.ticked(), self.day.value())

    def _refuse(self) -> None:
        self._presenter.refuse(self.ticked(), self.day.value(), self.witness.value(), self.delivery.value())

    def _print_unsigned(self) -> None:
        self.dismiss()
        self._presenter.print_unsigned(self._evaluation_id)

    def _told(self, handout: Handout) -> str:
        _ = self._texts
        noted = handout.acknowledged
        if noted is None:
            return _("{name}: not handed out yet").format(name=handout.name)
        day = noted.happened_on.isoformat()
        if handout.is_open:
            return _("{name}: the form of {day} was another result").format(name=handout.name, day=day)
        if noted.outcome is Outcome.SIGNED:
            return _("{name}: signed on {day}").format(name=handout.name, day=day)
        witness = _("{name}: refused on {day}, witness {witness}")
        plain = _("{name}: refused on {day}")
        return (witness if noted.witness else plain).format(name=handout.name, day=day, witness=noted.witness)
