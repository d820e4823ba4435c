"""The card of quality factors: the table in force in one line, and the form that changes it."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.kit.buttons import link_button, plain_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.record_form import RecordForm
from desktop.ui.kit.surfaces import Card
from desktop.ui.kit.words import words
from desktop.ui.settings.bands_field import BandsField
from desktop.ui.settings.quality_presenter import FIELDS, QualityTablePresenter


class QualityTableCard(Card):
    """Lays out and forwards; the form slides over the page `host`."""

    def __init__(self, look: Look, host: QWidget, presenter: QualityTablePresenter, today: date) -> None:
        _ = look.texts
        super().__init__(_("Quality of customers"))
        self._look = look
        self._presenter = presenter
        note = _("How the factors of a customer weigh; what is unknown of a customer is left out.")
        self.body.addWidget(words(note, "soft", wrap=True))
        self.summary = words("", wrap=True)
        self.body.addWidget(self.summary)
        self.change_button = plain_button(look, _("Change the factors"), presenter.edit, "pencil")
        self.body.addWidget(self.change_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.usual_button = link_button(_("Back to the usual factors"), presenter.use_usual)
        self.editor = RecordForm(look, host, FIELDS, today, lambda spec: BandsField(look, spec), form_name="factors")
        self._host = host
        self.editor.body.insertWidget(self.editor.body.count() - 1, self.usual_button)
        self.editor.saved.connect(lambda: presenter.save(self.editor.entered()))
        self.editor.abandoned.connect(lambda: presenter.abandoned(self.editor.come_back))
        presenter.attach(self)

    @property
    def is_half_written(self) -> bool:
        """Whether something was entered in the open form that would be lost by going."""
        return not self.editor.keep_written(self._host)

    def refresh(self) -> None:
        """Ask again."""
        self._presenter.refresh()

    # -- what the presenter calls

    def show_table(self, summary: str, is_usual: bool) -> None:
        """Show the table in force in one line."""
        self.summary.setText(summary)
        self.usual_button.setVisible(not is_usual)

    def open_editor(self, values: Mapping[str, object]) -> None:
        """Show the form."""
        title = self._look.texts("Quality of customers")
        self.editor.open_form(values, Offers(), title, is_new=False, record="house")
        self.editor.remove_button.hide()

    def close_editor(self) -> None:
        """Put the form away."""
        self.editor.put_away()
