"""What all schemes share: weights of the relations in 360° ratings, and the red lines."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.queries.lookups import WordLine, named
from desktop.ui.kit.buttons import icon_button, plain_button, primary_button
from desktop.ui.kit.fields import TextField, side_by_side
from desktop.ui.kit.look import Look
from desktop.ui.kit.save_key import save_by_key
from desktop.ui.kit.surfaces import GAP, Card, clear, column, row, scrolled
from desktop.ui.kit.words import set_role, words
from desktop.ui.schemes.house_presenter import HousePresenter

RELATIONS = ("manager", "peer", "customer", "self")


class HouseView(QWidget):
    """Two cards side by side."""

    def __init__(self, look: Look, presenter: HousePresenter) -> None:
        super().__init__()
        self._look = look
        self._presenter = presenter
        _ = look.texts
        labels = (_("Superior"), _("Colleagues"), _("Customers"), _("The person's own"))
        self.weights = {name: TextField(name, label) for name, label in zip(RELATIONS, labels, strict=True)}
        self.sum = words("", "soft")
        self.save_button = primary_button(look, _("Save weights"), self._save)
        self.name = TextField("name", _("New red line"))
        self.name_en = TextField("name_en", _("English"))
        self.add_button = plain_button(look, _("Add"), self._add, "plus")
        self._red_lines = column(spacing=4)
        inside = QWidget()
        both = row(inside, GAP)
        for card in (self._raters_card(), self._red_lines_card()):
            side = column()
            side.addWidget(card)
            side.addStretch(1)
            both.addLayout(side, 1)
        column(self).addWidget(scrolled(inside))
        for field in self.weights.values():
            field.edited.connect(lambda: presenter.type_weights(self._typed()))
        presenter.attach(self)

    # -- what the presenter calls

    def show_house(self, weights: Mapping[str, str], red_lines: tuple[WordLine, ...]) -> None:
        """Show the weights and the red lines."""
        _ = self._look.texts
        for name, field in self.weights.items():
            field.set_value(weights.get(name, "0"))
        clear(self._red_lines)
        active = [word for word in red_lines if word.is_active]
        if not active:
            self._red_lines.addWidget(words(_("No red lines yet. Write the first one below."), "soft", wrap=True))
        for word in active:
            line = row(spacing=8)
            line.addWidget(words(named(word.name, word.name_en, _.language)), 1)
            remove = icon_button(self._look, "x", _("Stop offering it"))
            remove.clicked.connect(lambda _checked=False, word=word: self._presenter.retire(word))
            line.addWidget(remove)
            self._red_lines.addLayout(line)

    def show_sum(self, sentence: str, is_right: bool) -> None:
        """Say what the weights sum to, and whether that may be kept."""
        self.sum.setText(sentence)
        self.save_button.setEnabled(is_right)
        set_role(self.sum, "soft")

    def show_word_error(self, sentence: str) -> None:
        """Say what is wrong with the new red line; nothing wrong means that it was added."""
        self.name.set_error(sentence)
        if not sentence:
            self.name.set_value("")
            self.name_en.set_value("")

    def _raters_card(self) -> Card:
        _ = self._look.texts
        card = Card(_("360° ratings: how much each relation counts"))
        told = _("Relations that gave no rating are left out and the rest counts in proportion.")
        card.body.addWidget(words(told, "soft", wrap=True))
        manager, peer, customer, own = self.weights.values()
        card.body.addWidget(side_by_side(manager, peer))
        card.body.addWidget(side_by_side(customer, own))
        foot = row(spacing=10)
        foot.addWidget(self.sum, 1)
        foot.addWidget(self.save_button)
        card.body.addLayout(foot)
        save_by_key(card, self.save_button)
        return card

    def _red_lines_card(self) -> Card:
        _ = self._look.texts
        card = Card(_("Red lines"))
        told = _(
            "A red line in the period sets the lowest grade, whatever the total; the form says which one it was."
        )
        card.body.addWidget(words(told, "soft", wrap=True))
        card.body.addLayout(self._red_lines)
        card.body.addWidget(side_by_side(self.name, self.name_en))
        card.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignRight)
        save_by_key(card, self.add_button)
        return card

    def _typed(self) -> dict[str, str]:
        return {name: field.value() for name, field in self.weights.items()}

    def _save(self) -> None:
        self._presenter.save_weights(self._typed())

    def _add(self) -> None:
        self._presenter.add_red_line(self.name.value(), self.name_en.value())
