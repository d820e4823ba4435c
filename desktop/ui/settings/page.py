"""Settings: appearance and language of this computer, the company's house rules, the data file, and who made what."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop.domain.wording.dates import month_name
from desktop.i18n import CHINESE, ENGLISH
from desktop.services.seen import Shown
from desktop.ui.kit.buttons import link_button, plain_button, primary_button
from desktop.ui.kit.choice import PickField
from desktop.ui.kit.fields import Field, TextField, side_by_side
from desktop.ui.kit.look import Look
from desktop.ui.kit.merge_view import MergeView
from desktop.ui.kit.options import Option
from desktop.ui.kit.page import Page
from desktop.ui.kit.save_key import save_by_key
from desktop.ui.kit.segments import Segments
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.surfaces import Card, column, row
from desktop.ui.kit.words import words
from desktop.ui.ports import Topic, Wish
from desktop.ui.settings.choices import Choices
from desktop.ui.settings.contents import CardsWithContents
from desktop.ui.settings.presenter import Company, SettingsPresenter
from desktop.ui.tones import Appearance


class Rules(Protocol):
    """A card with rules of the house and a form of its own."""

    @property
    def is_half_written(self) -> bool:
        """Whether its form is open and something was entered."""
        ...

    def refresh(self) -> None:
        """Ask again."""
        ...


@dataclass(frozen=True, slots=True)
class Facts:
    """What the page tells but does not change."""

    version: str
    file: Path
    appearance: Appearance
    licences: Path
    server: str = ""  # the address of the company's server, without a password; empty where it lies in the file


class SettingsPage(Page):
    """One column of cards."""

    topics = frozenset({Topic.COMPANY})

    def __init__(
        self,
        look: Look,
        presenter: SettingsPresenter,
        choices: Choices,
        facts: Facts,
        unsaved: dict[str, Company] | None = None,
        move: Callable[[], None] = lambda: None,
    ) -> None:
        _ = look.texts
        super().__init__(
            look, _.pgettext("page", "Settings"), _("Preferences of this computer and rules of the company")
        )
        self._presenter = presenter
        self._choices = choices
        self._facts = facts
        self._move = move  # lets the owner choose another folder for the file
        self._unsaved = {} if unsaved is None else unsaved  # outlives the page when the language changes
        self._is_touched = False
        self._is_carried = False
        inside = QWidget()
        cards = column(inside, 14)
        self._add_appearance(cards)
        self._add_company(cards)
        self._rules: list[Rules] = []
        self._rules_place = column(spacing=14)
        cards.addLayout(self._rules_place)
        self._add_file(cards)
        self._keeping_place = column(spacing=14)
        cards.addLayout(self._keeping_place)
        self._add_about(cards)
        cards.addStretch(1)
        self.contents = CardsWithContents(look, inside)
        self.body.addWidget(self.contents, 1)
        self.licences = SidePanel(look, self, 640)
        presenter.attach(self)

    def refresh(self) -> None:
        """Ask for the house rules again."""
        self._presenter.refresh()
        for card in self._rules:
            card.refresh()

    def arrive(self, wish: Wish) -> None:
        """Show the card of the heading asked for."""
        self.contents.lead_to(wish.text)

    def focus_filter(self) -> None:
        """Nothing is filtered here: the list of the cards is what leads to a setting."""
        self.contents.take_keys()

    def add_rules(self, rules: Rules, card: QWidget) -> None:
        """Put a card of house rules under the company."""
        self._rules.append(rules)
        self._rules_place.addWidget(card)

    def add_keeping(self, rules: Rules, card: QWidget) -> None:
        """Put a card about the data file and its history under the file."""
        self._rules.append(rules)
        self._keeping_place.addWidget(card)

    def keep_written(self) -> bool:
        """Whether no form is open in which something was entered: only the owner can say that it is complete."""
        is_company_safe = self._is_carried or not self._is_touched
        return is_company_safe and not any(rules.is_half_written for rules in self._rules)

    # -- what the presenter calls

    def show_company(self, company: Company) -> None:
        """Show the house rules, unless others are typed and not saved yet."""
        if self._is_touched:
            return
        self._presenter.began_with(company)
        self._merging.end()
        self._is_touched = "company" in self._unsaved
        company = self._unsaved.pop("company", company)
        self.name.set_value(company.name)
        self.fiscal_start.set_value(company.fiscal_year_start)
        self.log_days.set_value(company.log_days)
        self.stall_days.set_value(company.stall_days)
        self.show_errors({})

    def settle(self) -> None:
        """What was typed is saved."""
        self._is_touched = False
        self._merging.end()

    def show_changed_elsewhere(self, filled: Shown, theirs: Shown) -> None:
        """Show what was made of the house rules elsewhere."""
        fields: tuple[Field, ...] = (self.name, self.fiscal_start, self.log_days, self.stall_days)
        self._merging.show_merge({field.name: field for field in fields}, filled, theirs)
        self._merging.take_keys()

    def show_errors(self, errors: dict[str, str]) -> None:
        """Say what is wrong where."""
        fields: tuple[Field, ...] = (self.name, self.log_days, self.stall_days)
        for field in fields:
            field.set_error(errors.get(field.name, ""))

    # -- cards

    def _add_appearance(self, cards: QVBoxLayout) -> None:
        _ = self.look.texts
        card = Card(_("Appearance and language"))
        self.appearance: Segments[Appearance] = Segments(
            (
                (Appearance.LIGHT, _("Light")),
                (Appearance.DARK, _("Dark")),
                (Appearance.SYSTEM, _("Same as system")),
            ),
            _("Appearance"),
        )
        self.appearance.choose(self._facts.appearance)
        self.appearance.chosen.connect(self._choices.choose_appearance)
        self.language: Segments[str] = Segments(((CHINESE, "中文"), (ENGLISH, "English")), _("Language"))
        self.language.choose(self.look.texts.language)
        self.language.chosen.connect(self._choose_language)
        for label, control in ((_("Appearance"), self.appearance), (_("Language"), self.language)):
            line = row(spacing=12)
            name = words(label, "label")
            name.setMinimumWidth(120)
            line.addWidget(name)
            line.addWidget(control)
            line.addStretch(1)
            card.body.addLayout(line)
        cards.addWidget(card)

    def _add_company(self, cards: QVBoxLayout) -> None:
        _ = self.look.texts
        card = Card(_.pgettext("settings", "Company"))
        self.name = TextField("name", _("Company name"), required=True, hint=_("Heads every printed form"))
        self.fiscal_start = PickField(
            "fiscal_year_start",
            _("Fiscal year starts in"),
            [Option(month, month_name(date(2000, month, 1), _.language)) for month in range(1, 13)],
            hint=_("Quarters and years follow it"),
        )
        self.log_days = TextField(
            "log_days", _("A visit is timely if entered within (days)"), hint=_("Counts for log timeliness")
        )
        self.stall_days = TextField(
            "stall_days",
            _("A deal stalls after (days)"),
            hint=_("Without a visit or a new stage; marked on the deals page and the first page"),
        )
        for field in (self.name, self.fiscal_start, self.log_days, self.stall_days):
            field.edited.connect(self._touch)
        save = primary_button(self.look, _("Save"), self._save)
        self._merging = MergeView(self.look)
        card.body.addWidget(self._merging)
        card.body.addWidget(self.name)
        card.body.addWidget(side_by_side(self.fiscal_start, self.log_days))
        card.body.addWidget(self.stall_days)
        card.body.addWidget(save, 0, Qt.AlignmentFlag.AlignRight)
        save_by_key(card, save)
        cards.addWidget(card)

    def _add_file(self, cards: QVBoxLayout) -> None:
        _ = self.look.texts
        server = self._facts.server
        card = Card(_("Database server") if server else _("Data file"))
        told = (
            _("This company lies on a server; several computers may work on it at the same time:")
            if server
            else _("Everything of this company lies in one file:")
        )
        note = words(told, "soft", wrap=True)
        self.file = words(server or str(self._facts.file), wrap=True)
        self.file.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.body.addWidget(note)
        card.body.addWidget(self.file)
        other = plain_button(self.look, _("Open another file"), self._choices.open_other, "folder-open")
        elsewhere = _("Another company or database server …")
        alone = _("Several computers? Work on a database server …")
        self.server_button = link_button(elsewhere if server else alone, self._choices.use_server)
        where = _("Move back into a file …") if server else _("Move to another folder …")
        self.move_button = plain_button(self.look, where, self._move, "arrow-right")
        look_only = partial(self._choices.open_other, is_for_reading=True)
        self.reading_button = link_button(_("Open for reading only …"), look_only)
        buttons = row(spacing=14)
        buttons.addWidget(other)
        buttons.addWidget(self.move_button)
        buttons.addStretch(1)
        card.body.addLayout(buttons)
        for link in (self.reading_button, self.server_button):
            card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        cards.addWidget(card)

    def _add_about(self, cards: QVBoxLayout) -> None:
        _ = self.look.texts
        card = Card(_("About Qianji"))
        version = _("Version {version}, Apache License 2.0").format(version=self._facts.version)
        card.body.addWidget(words(version))
        alone = _("Works without a network; nothing leaves this computer.")
        shared = _("What is entered goes to your own database server and to nobody else.")
        card.body.addWidget(words(shared if self._facts.server else alone, "soft", wrap=True))
        card.body.addWidget(
            link_button(_("Licences of the libraries, fonts and icons"), self._show_licences),
            0,
            Qt.AlignmentFlag.AlignLeft,
        )
        cards.addWidget(card)

    def _touch(self) -> None:
        self._is_touched, self._is_carried = True, False

    def _typed(self) -> Company:
        months = int(self.fiscal_start.value() or 1)
        return Company(self.name.value(), months, self.log_days.value(), self.stall_days.value())

    def _choose_language(self, language: str) -> None:
        if self._is_touched:
            self._unsaved["company"] = self._typed()
            self._is_carried = True
        self._choices.choose_language(language)
        # Another window takes the place of this one, unless a form is to be finished first: this one stays as it is.
        self.language.choose(self.look.texts.language)

    def _save(self) -> None:
        if not self._merging.settle():
            return
        days = (self.log_days.value(), self.stall_days.value())
        self._presenter.save(self.name.value(), int(self.fiscal_start.value() or 1), *days)

    def _show_licences(self) -> None:
        self.licences.empty()
        text = QPlainTextEdit(self._facts.licences.read_text(encoding="utf-8"))
        text.setReadOnly(True)
        self.licences.body.addWidget(text, 1)
        self.licences.open(self.look.texts("Licences"))
