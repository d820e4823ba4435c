"""The editor of one scheme: tabs, and at the foot what saving would do and what is in its way."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.indicators import Catalogue
from desktop.domain.scheme import Scheme, SchemeItem
from desktop.ui.kit.buttons import link_button, plain_button, primary_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.menu_button import Act, MenuButton
from desktop.ui.kit.save_key import save_by_key
from desktop.ui.kit.segments import Segments
from desktop.ui.kit.stages import Stages
from desktop.ui.kit.surfaces import column, row, surface
from desktop.ui.kit.words import chip, set_role, words
from desktop.ui.kit.wrapping_row import WrappingRow
from desktop.ui.schemes.editor_presenter import EditorPresenter
from desktop.ui.schemes.grades_tab import GradesTab
from desktop.ui.schemes.item_panel import ItemPanel
from desktop.ui.schemes.items_tab import ItemsTab
from desktop.ui.schemes.questions import Opened, Overview
from desktop.ui.schemes.rules_tab import RulesTab
from desktop.ui.schemes.trial_presenter import TrialPresenter
from desktop.ui.schemes.trial_tab import TrialTab


class Tab(StrEnum):
    """The parts of a scheme."""

    ITEMS = "items"
    GRADES = "grades"
    RULES = "rules"
    TRIAL = "trial"


class SchemeEditor(QWidget):
    """Lays out and forwards; `left` tells that the owner goes back to the list."""

    left = Signal()

    def __init__(
        self,
        look: Look,
        host: QWidget,
        presenter: EditorPresenter,
        trial: TrialPresenter,
        acts: Mapping[str, Callable[[], None]],
    ) -> None:
        super().__init__()
        self._look = look
        self._presenter = presenter
        self._trial = trial
        _ = look.texts
        self.items, self.grades, self.rules = ItemsTab(look), GradesTab(look), RulesTab(look)
        self.trial = TrialTab(look, trial)
        self.panel = ItemPanel(look, host)
        self.tabs: Segments[Tab] = Segments(
            (
                (Tab.ITEMS, _("Lines")),
                (Tab.GRADES, _("Grades and bonus")),
                (Tab.RULES, _("Names and rules")),
                (Tab.TRIAL, _("Try it")),
            ),
            _("Parts of the scheme"),
        )
        self.more = MenuButton(
            look,
            _("More"),
            (
                Act("versions", _("Versions and what changed"), acts["versions"]),
                Act("copy", _("Copy under another name"), acts["copy"]),
                Act("usual", _("Make it the default scheme"), acts["usual"]),
                Act("retire", _("Retire"), acts["retire"]),
            ),
        )
        self._lay_out()
        self._connect()
        presenter.attach(self)

    def choose(self, tab: Tab) -> None:
        """Show a part."""
        self.tabs.choose(tab)
        self._show(tab)

    # -- what the presenter calls

    def show_draft(self, opened: Opened, overview: Overview) -> None:
        """Show a scheme from its beginning."""
        _ = self._look.texts
        draft = opened.draft
        self.title.setText(draft.name_in(self._look.texts.language))
        version = _("Version {version}").format(version=opened.version)
        self.version.setText(version if opened.scheme_id is not None else _("Not saved yet"))
        line = next((each for each in overview.lines if each.choice.scheme_id == opened.scheme_id), None)
        self.more.button.setVisible(line is not None)
        for key in ("usual", "retire"):
            self.more.offer(key, line is not None and not line.choice.is_default)
        self.grades.show_scheme(draft.scheme)
        self.rules.show_draft(draft)
        self._trial.begin()

    def show_items(self, items: Sequence[SchemeItem], catalogue: Catalogue, weight: str, is_whole: bool) -> None:
        """Show the lines with the sum of their weights."""
        own = {each.code: each.indicator for each in self._presenter.working.draft.scheme.own}
        self.items.show_items(items, {**catalogue, **own}, weight, is_whole)

    def show_basis(self, scheme: Scheme) -> None:
        """Show what decides the bonus, with its rows."""
        self.grades.show_basis(scheme)

    def show_row_problems(self, name: str, problems: Mapping[int, str]) -> None:
        """Say at each row of grades or tiers what is wrong with it."""
        self.grades.show_problems(name, problems)

    def show_rule_errors(self, errors: Mapping[str, str]) -> None:
        """Say under each field of names and rules what is wrong."""
        self.rules.show_errors(errors)

    def show_state(self, note: str, trouble: str, is_changed: bool) -> None:
        """Say what saving would do, what is in its way, and whether anything was changed."""
        self._keep_the_keys()
        self.state.setText(trouble or note)
        set_role(self.state, "error" if trouble else "soft")
        self.save_button.setEnabled(is_changed and not trouble)
        self.discard_button.setEnabled(is_changed)

    def set_saving(self, is_saving: bool) -> None:
        """While something is being saved nobody saves it twice."""
        self._keep_the_keys()
        self.save_button.setEnabled(not is_saving)

    def is_writing(self) -> bool:
        """Whether a line of the scheme is being written beside it."""
        return self.panel.isVisible()

    def _keep_the_keys(self) -> None:
        """A button that is switched off would throw the focus out of the page: the parts of the scheme take it."""
        if self.save_button.hasFocus() or self.discard_button.hasFocus():
            self.tabs.take_keys()

    def _lay_out(self) -> None:
        _ = self._look.texts
        self.title, self.version = words("", "heading"), chip("")
        head = WrappingRow()
        head.addWidget(link_button(_("‹ All schemes"), self.left.emit))
        head.addWidget(self.title)
        head.addWidget(self.version)
        head.addStretch(1)
        head.addWidget(self.more.button)
        self.stack = Stages()
        for tab in (self.items, self.grades, self.rules, self.trial):
            self.stack.addWidget(tab)
        self.state = words("", "soft", wrap=True)
        self.discard_button = plain_button(self._look, _("Discard changes"), self._presenter.discard)
        self.save_button = primary_button(self._look, _("Save"), self._presenter.save)
        foot = surface("card")
        strip = row(foot, 10, QMargins(16, 10, 16, 10))
        strip.addWidget(self.state, 1)
        strip.addWidget(self.discard_button)
        strip.addWidget(self.save_button)
        save_by_key(self, self.save_button)
        tabs = WrappingRow()
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        outer = column(self, 12)
        outer.addLayout(head)
        outer.addLayout(tabs)
        outer.addWidget(self.stack, 1)
        outer.addWidget(foot)

    def _connect(self) -> None:
        presenter = self._presenter
        self.tabs.chosen.connect(self._show)
        self.items.add_wanted.connect(lambda: self._open_item(None))
        self.items.edit_wanted.connect(self._open_item)
        self.items.removal_wanted.connect(presenter.remove_item)
        self.items.move_wanted.connect(lambda place, by: self.items.select(presenter.move_item(place, by)))
        self.panel.done.connect(self._put_item)
        self.panel.abandoned.connect(lambda: presenter.abandoned(self.panel.come_back))
        self.grades.grades_typed.connect(presenter.type_grades)
        self.grades.tiers_typed.connect(presenter.type_tiers)
        self.grades.basis_chosen.connect(presenter.choose_basis)
        self.rules.typed.connect(presenter.type_rules)

    def _open_item(self, place: int | None) -> None:
        self.panel.open_item(self._presenter.overview, self._presenter.working, place)

    def _put_item(self, item: SchemeItem, place: int | None) -> None:
        self._presenter.put_item(item, place)
        last = len(self._presenter.working.draft.scheme.items) - 1
        self.items.select(last if place is None else place)
        self.items.table.view.setFocus()

    def _show(self, tab: Tab) -> None:
        self.stack.setCurrentIndex(list(Tab).index(tab))
