"""The three columns of an evaluation under the strip of steps: people, one score card, the words about it."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.ui.evaluations.head import Strip
from desktop.ui.evaluations.people import PeopleCard
from desktop.ui.evaluations.score_card import ScoreCard
from desktop.ui.evaluations.text_presenter import TextPresenter
from desktop.ui.evaluations.texts_card import TextsCard
from desktop.ui.kit.folding_row import FoldingRow
from desktop.ui.kit.look import Look
from desktop.ui.kit.states import StateView
from desktop.ui.kit.surfaces import Card, column

OUTER_COLUMNS = ((1100, 224, 336), (960, 204, 300), (0, 160, 270))  # px: from this width of the page, people, texts
LEAST_CARD = 330
FOLDED = 836  # px of the page below which the columns stand under each other
LEAST_PEOPLE, LEAST_REVIEW, LEAST_TEXTS = 340, 460, 360  # px of height then
ROOMY, MOST_PEOPLE = 1200, 252  # px of the page from which long words for grades widen the list, and how far


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
        self._columns = FoldingRow(FOLDED, 14)
        self._columns.add(self.people, LEAST_PEOPLE)
        self._columns.add(self.card, LEAST_REVIEW, share=1)
        self._columns.add(self.texts, LEAST_TEXTS)
        self._columns.add(self.nobody, LEAST_REVIEW, share=1)
        self.nobody.hide()
        layout.addLayout(self._columns.layout, 1)

    def show_person(self, is_shown: bool) -> None:
        """Show a person's review, or that nobody is chosen."""
        self.card.setVisible(is_shown)
        self.texts.setVisible(is_shown)
        self.nobody.setVisible(not is_shown)

    def share(self, width: int) -> None:
        """Let the outer columns give way on a narrow page, and go above and under the card on a very narrow one."""
        self._columns.fit(width)
        if width < FOLDED:
            return
        _least, people, texts = next(each for each in OUTER_COLUMNS if width >= each[0])
        wanted = min(self.people.needed_width, MOST_PEOPLE) if width >= ROOMY else 0
        self.people.setFixedWidth(max(people, wanted))
        self.texts.setFixedWidth(texts)
