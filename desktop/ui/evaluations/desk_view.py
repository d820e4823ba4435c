"""The three columns of an evaluation under the strip of steps: people, one score card, the words about it."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.ui.evaluations.head import Strip
from desktop.ui.evaluations.people import PeopleCard
from desktop.ui.evaluations.score_card import ScoreCard
from desktop.ui.evaluations.text_presenter import TextPresenter
from desktop.ui.evaluations.texts_card import TextsCard
from desktop.ui.kit.look import Look
from desktop.ui.kit.states import StateView
from desktop.ui.kit.surfaces import Card, column, row

PEOPLE_WIDTH, TEXTS_WIDTH = 224, 336
NARROW_PEOPLE, NARROW_TEXTS = 204, 300
LEAST_CARD = 380


class DeskView(QWidget):
    """Lays the columns out."""

    def __init__(self, look: Look, texts: TextPresenter, today: date) -> None:
        super().__init__()
        _ = look.texts
        self.strip = Strip(look)
        self.people = PeopleCard(look)
        self.card = ScoreCard(look)
        self.texts = TextsCard(look, texts, today)
        self.nobody = Card()
        explained = StateView(look)
        explained.show_empty("users", _("Nobody is chosen"), _("Empty the search box to see everybody again."))
        self.nobody.body.addWidget(explained)
        # What they would like is more; they give way down to this.
        self.card.setMinimumWidth(LEAST_CARD)
        self.strip.setMinimumWidth(LEAST_CARD)
        layout = column(self, 14)
        layout.addWidget(self.strip)
        columns = row(spacing=14)
        columns.addWidget(self.people)
        columns.addWidget(self.card, 1)
        columns.addWidget(self.texts)
        columns.addWidget(self.nobody, 1)
        self.nobody.hide()
        layout.addLayout(columns, 1)

    def show_person(self, is_shown: bool) -> None:
        """Show a person's review, or that nobody is chosen."""
        self.card.setVisible(is_shown)
        self.texts.setVisible(is_shown)
        self.nobody.setVisible(not is_shown)

    def narrow(self, is_narrow: bool) -> None:
        """Let the outer columns give way in a small window."""
        self.people.setFixedWidth(NARROW_PEOPLE if is_narrow else PEOPLE_WIDTH)
        self.texts.setFixedWidth(NARROW_TEXTS if is_narrow else TEXTS_WIDTH)
