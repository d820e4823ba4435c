"""How everything looks on paper: what is on it, colour, logo, margins, names."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QColorDialog, QFileDialog, QWidget

from desktop.domain.paper import FOR_FILING, USUAL, USUAL_MARGINS, Margins, PaperOptions
from desktop.ui.kit.buttons import link_button, plain_button
from desktop.ui.kit.choice import PickField
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.surfaces import column, row
from desktop.ui.kit.words import words
from desktop.ui.reports.look_presenter import LookPresenter

OTHER = "other"  # the choice that opens the system's colours
WIDE_MARGINS = Margins(20, 20)


class PaperView(QWidget):
    """Shows the options; each change is kept at once and seen in the pages beside it."""

    def __init__(self, look: Look, presenter: LookPresenter) -> None:
        super().__init__()
        _ = self._texts = look.texts
        self._folders = look.folders
        self._presenter = presenter
        self._options: PaperOptions = USUAL
        self.ask_colour: Callable[[str], str] = self._ask_system_colour
        self.ask_picture: Callable[[], str] = self._ask_system_picture
        self.bonus = QCheckBox(_("Bonus on review forms"))
        self.evidence = QCheckBox(_("Records behind each item"))
        self.two_sided = QCheckBox(_("Printed on both sides"))
        self.names = QCheckBox(_("Whole names on rankings"))
        self.everybody = QCheckBox(_("Everybody on rankings"))
        self.accent = PickField("accent", _("Colour"))
        self.margins = PickField("margins", _("Margins"))
        self.logo = words("", "soft", wrap=True)
        self.logo_button = plain_button(look, _("Choose …"), self._choose_logo, "folder-open")
        self.no_logo = link_button(_("No logo"), lambda: presenter.change_logo(None))
        for box in (self.bonus, self.evidence, self.names, self.everybody, self.two_sided):
            box.clicked.connect(lambda _checked=False: self._change())
        self.accent.box.picked.connect(self._change_accent)
        self.margins.box.picked.connect(lambda _value: self._change())
        self._lay_out()

    def _lay_out(self) -> None:
        _ = self._texts
        layout = column(self, 10)
        for box in (self.bonus, self.evidence, self.names, self.everybody, self.two_sided):
            layout.addWidget(box)
        layout.addWidget(self.accent)
        layout.addWidget(self.margins)
        logo = column(spacing=5)
        logo.addWidget(words(_("Logo"), "label"))
        logo.addWidget(self.logo)
        acts = row(spacing=12)
        acts.addWidget(self.logo_button)
        acts.addWidget(self.no_logo)
        acts.addStretch(1)
        logo.addLayout(acts)
        layout.addLayout(logo)
        layout.addWidget(words(_("Kept for everything printed from now on."), "caption", wrap=True))
        layout.addStretch(1)

    def show_options(self, options: PaperOptions, has_logo: bool) -> None:
        """Show what is kept."""
        _ = self._texts
        self._options = options
        self.bonus.setChecked(options.shows_bonus)
        self.evidence.setChecked(options.with_evidence)
        self.two_sided.setChecked(options.is_two_sided)
        self.names.setChecked(options.with_full_names)
        self.everybody.setChecked(options.with_everybody)
        self.everybody.setToolTip(
            _("Else the upper half alone, ten places at most; workbooks always hold everybody.")
        )
        self.accent.set_options(self._colours(options.accent))
        self.accent.set_value(options.accent)
        self.margins.set_options(self._margins(options.margins))
        self.margins.set_value(options.margins)
        self.logo.setText(_("The logo stands at the top of each first page.") if has_logo else _("No logo so far."))
        self.no_logo.setVisible(has_logo)

    def _colours(self, present: str) -> list[Option]:
        _ = self._texts
        known = {
            "": _("Ink only"),
            "#1F4E9E": _("Blue"),
            "#0F6B5C": _("Green"),
            "#9B1C31": _("Red"),
            "#6B3FA0": _("Violet"),
            "#8A5A00": _("Ochre"),
        }
        options = [Option(code, name) for code, name in known.items()]
        if present not in known:
            options.append(Option(present, present))
        return [*options, Option(OTHER, _("Another colour …"))]

    def _margins(self, present: Margins) -> list[Option]:
        _ = self._texts
        both = _("{left} mm left, {right} mm right")
        known = {
            USUAL_MARGINS: _("Usual ({width} mm on both sides)").format(width=USUAL_MARGINS.left),
            WIDE_MARGINS: _("Wide ({width} mm on both sides)").format(width=WIDE_MARGINS.left),
            FOR_FILING: _("For filing (room for holes at the left)"),
        }
        options = [Option(margins, name) for margins, name in known.items()]
        if present not in known:
            options.append(Option(present, both.format(left=present.left, right=present.right)))
        return options

    def _change(self) -> None:
        accent = self.accent.value()
        options = replace(
            self._options,
            shows_bonus=self.bonus.isChecked(),
            with_evidence=self.evidence.isChecked(),
            is_two_sided=self.two_sided.isChecked(),
            with_full_names=self.names.isChecked(),
            with_everybody=self.everybody.isChecked(),
            margins=self.margins.value(),
            accent=self._options.accent if accent == OTHER else accent,
        )
        self._options = options
        self._presenter.change(options)

    def _change_accent(self, code: str) -> None:
        if code == OTHER:
            code = self.ask_colour(self._options.accent)
            if not code:
                self.accent.set_value(self._options.accent)
                return
        self.accent.set_options(self._colours(code))
        self.accent.set_value(code)
        self._change()

    def _choose_logo(self) -> None:
        chosen = self.ask_picture()
        if chosen:
            self._presenter.change_logo(Path(chosen))

    def _ask_system_colour(self, present: str) -> str:
        start = QColor(present) if present else QColor("#1F4E9E")
        chosen = QColorDialog.getColor(start, self.window(), self._texts("Colour"))
        return chosen.name().upper() if chosen.isValid() else ""

    def _ask_system_picture(self) -> str:
        _ = self._texts
        chosen, _kind = QFileDialog.getOpenFileName(
            self.window(), _("Logo"), self._folders.begin(), _("Pictures") + " (*.png *.jpg *.jpeg)"
        )
        return str(self._folders.chosen_file(chosen) or "")
