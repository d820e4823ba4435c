"""The levers of a trial: weights with sliders, borders of grades, tiers of the bonus."""

from decimal import Decimal

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QWidget

from desktop.domain.exact import plain
from desktop.domain.scheme import Band, Scheme, TierBasis
from desktop.queries.distribution import Distribution
from desktop.ui.evaluations.elided import ElidedLabel
from desktop.ui.evaluations.number_box import NumberBox
from desktop.ui.evaluations.what_if_levers import Levers, ascending, banded, has_tier_borders, tiers_of
from desktop.ui.kit.buttons import link_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import Card, clear, column, line, row, scrolled
from desktop.ui.kit.words import chip, set_chip, set_role, words
from desktop.ui.tones import Tone

AIR = QMargins(15, 10, 15, 10)


class LeversCard(Card):
    """Says when a lever moved; `levers` is None while a field holds no number."""

    moved = Signal()
    fit_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(padded=False)
        self._look = look
        _ = look.texts
        self.body.setSpacing(0)
        head = row(spacing=8, margins=QMargins(15, 12, 15, 10))
        head.addWidget(words(_("Weights"), "heading"))
        head.addStretch(1)
        self.sum = chip("")
        head.addWidget(self.sum)
        self.body.addLayout(head)
        self.body.addWidget(line())
        self.inside = QWidget()
        self._layout = column(self.inside)
        self.body.addWidget(scrolled(self.inside), 1)
        self.fit = link_button(_("Let the other weights make up 100"), self.fit_wanted.emit)
        self.touched: set[int] = set()
        self._names: list[ElidedLabel] = []
        self._usual: tuple[Decimal, ...] = ()  # the scheme's own weights
        self.weights: list[NumberBox] = []
        self.sliders: list[QSlider] = []
        self.borders: list[NumberBox] = []
        self.tier_borders: list[NumberBox] = []
        self.coefficients: list[NumberBox] = []
        self.caps: list[NumberBox] = []
        self.band_borders: list[NumberBox] = []
        self.band_points: list[NumberBox] = []

    def show_scheme(self, scheme: Scheme, names: tuple[str, ...], seen: Distribution) -> None:
        """Make a lever for everything this scheme has; `names` are those of its lines."""
        self.fit.setParent(None)
        clear(self._layout)
        self.weights, self.sliders, self._names = [], [], []
        self.borders, self.tier_borders, self.coefficients = [], [], []
        self.caps, self.band_borders, self.band_points = [], [], []
        self._usual = tuple(item.weight for item in scheme.items)
        self._layout.addLayout(self._weight_rows(names))
        under = row(margins=QMargins(15, 0, 15, 8))
        under.addWidget(self.fit)
        under.addStretch(1)
        self._layout.addLayout(under)
        self._layout.addWidget(line())
        self._add_grades(scheme, seen)
        if scheme.tiers:
            self._layout.addWidget(line())
            self._add_tiers(scheme, seen)
        self._layout.addWidget(line())
        self._add_caps(names)
        for place in banded(scheme):
            self._layout.addWidget(line())
            self._add_bands(names[place], scheme.items[place].rule.bands)
        self._layout.addStretch(1)

    def show_levers(self, levers: Levers) -> None:
        """Set every lever without saying so."""
        self.touched.clear()
        for place, weight in enumerate(levers.weights):
            self.weights[place].show_value(weight)
            self._slide(place, weight)
            self._mark(place)
        for boxes, values in (
            (self.borders, levers.borders),
            (self.tier_borders, levers.tier_borders),
            (self.coefficients, levers.coefficients),
            (self.caps, levers.caps),
            (self.band_borders, levers.band_borders),
            (self.band_points, levers.band_points),
        ):
            for box, value in zip(boxes, values, strict=True):
                box.show_value(value)

    def show_sum(self, text: str, is_whole: bool) -> None:
        """Say what the weights sum to, and offer to fit the others where they do not."""
        set_chip(self.sum, text, Tone.OK if is_whole else Tone.WARN)
        self.fit.setVisible(not is_whole)

    def levers(self) -> Levers | None:
        """What is set, None while a field holds no number."""
        groups = [
            tuple(box.value() for box in boxes)
            for boxes in (
                self.weights, self.borders, self.tier_borders, self.coefficients,
                self.caps, self.band_borders, self.band_points,
            )
        ]  # fmt: skip
        found = [tuple(value for value in group if value is not None) for group in groups]
        if any(len(group) != len(known) for group, known in zip(groups, found, strict=True)):
            return None
        return Levers(*found)

    def _weight_rows(self, names: tuple[str, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(AIR)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for place, name in enumerate(names):
            label = ElidedLabel("")
            label.show_text(name)
            slider = QSlider(Qt.Orientation.Horizontal)
            slider.setRange(0, 100)
            slider.setFixedWidth(52)
            slider.setAccessibleName(name)
            box = NumberBox(name)
            slider.valueChanged.connect(lambda value, place=place: self._slid(place, value))
            box.changed.connect(lambda place=place: self._typed(place))
            grid.addWidget(label, place, 0)
            grid.addWidget(slider, place, 1)
            grid.addWidget(box, place, 2)
            self._names.append(label)
            self.sliders.append(slider)
            self.weights.append(box)
        return grid

    def _add_grades(self, scheme: Scheme, seen: Distribution) -> None:
        _ = self._look.texts
        self._layout.addLayout(
            self._heading(_("Grades from"), _("maximum {most}").format(most=plain(scheme.maximum)))
        )
        grid = self._grid()
        for place, grade in enumerate(reversed(ascending(scheme)[1:])):
            name = seen.grade_name(grade.code)
            grid.addWidget(words(name), place, 0)
            self.borders.insert(0, self._box(_("{grade} from").format(grade=name)))
            grid.addWidget(self.borders[0], place, 1)
        self._layout.addLayout(grid)

    def _add_tiers(self, scheme: Scheme, seen: Distribution) -> None:
        _ = self._look.texts
        basis = {
            TierBasis.TOTAL: _("by total"),
            TierBasis.ATTAINMENT: _("by the main target's attainment"),
            TierBasis.GRADE: _("by grade"),
        }[scheme.tier_basis]
        self._layout.addLayout(self._heading(_("Bonus factors"), basis))
        grid = self._grid()
        for place, tier in enumerate(tiers_of(scheme)):
            if has_tier_borders(scheme) and place:
                box = self._box(_("Tier {number} from").format(number=place + 1))
                self.tier_borders.append(box)
                from_row = row(spacing=6)
                from_row.addWidget(words(_("from"), "soft"))
                from_row.addWidget(box)
                from_row.addStretch(1)
                grid.addLayout(from_row, place, 0)
            else:
                name = (
                    seen.grade_name(tier.grade) if tier.grade else _("from {value}").format(value=plain(tier.lower))
                )
                grid.addWidget(words(name, "soft"), place, 0)
            factor = self._box(_("Bonus factor of tier {number}").format(number=place + 1), 4)
            self.coefficients.append(factor)
            grid.addWidget(factor, place, 1)
        self._layout.addLayout(grid)

    def _add_caps(self, names: tuple[str, ...]) -> None:
        _ = self._look.texts
        self._layout.addLayout(self._heading(_("At most"), _("points of a line")))
        grid = self._grid()
        for place, name in enumerate(names):
            label = ElidedLabel("")
            label.show_text(name)
            grid.addWidget(label, place, 0)
            self.caps.append(self._box(_("{item} at most").format(item=name)))
            grid.addWidget(self.caps[-1], place, 1)
        self._layout.addLayout(grid)

    def _add_bands(self, name: str, bands: tuple[Band, ...]) -> None:
        """Where each band of a line begins, and its points."""
        _ = self._look.texts
        self._layout.addLayout(self._heading(name, _("points")))
        grid = self._grid()
        for place in range(len(bands)):
            number = {"item": name, "number": place + 1}
            if place:
                self.band_borders.append(self._box(_("{item}: band {number} from").format(**number), 4))
                from_row = row(spacing=6)
                from_row.addWidget(words(_("from"), "soft"))
                from_row.addWidget(self.band_borders[-1])
                from_row.addStretch(1)
                grid.addLayout(from_row, place, 0)
            else:
                grid.addWidget(words(_("below"), "soft"), place, 0)
            self.band_points.append(self._box(_("{item}: points of band {number}").format(**number)))
            grid.addWidget(self.band_points[-1], place, 1)
        self._layout.addLayout(grid)

    def _heading(self, text: str, note: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(15, 10, 15, 0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(words(text, "strong"), 0, 0)
        caption: QLabel = words(note, "caption")
        grid.addWidget(caption, 0, 1)
        return grid

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(AIR)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        return grid

    def _box(self, name: str, places: int = 2) -> NumberBox:
        box = NumberBox(name, places)
        box.changed.connect(self.moved)
        return box

    def _slid(self, place: int, value: int) -> None:
        self.weights[place].show_value(Decimal(value))
        self.touched.add(place)
        self._mark(place)
        self.moved.emit()

    def _typed(self, place: int) -> None:
        value = self.weights[place].value()
        if value is not None:
            self._slide(place, value)
        self.touched.add(place)
        self._mark(place)
        self.moved.emit()

    def _mark(self, place: int) -> None:
        """Make the name of a changed weight bold and say what it was."""
        is_changed = self.weights[place].value() != self._usual[place]
        set_role(self._names[place], "strong" if is_changed else "")
        was = self._look.texts("The scheme says {weight}.").format(weight=plain(self._usual[place]))
        self.weights[place].setToolTip(was)
        self.weights[place].setAccessibleDescription(was if is_changed else "")

    def _slide(self, place: int, value: Decimal) -> None:
        slider = self.sliders[place]
        slider.blockSignals(True)
        slider.setValue(int(min(value, Decimal(100))))
        slider.blockSignals(False)
