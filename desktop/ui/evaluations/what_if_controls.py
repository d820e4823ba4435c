"""The levers of a trial: weights with sliders, borders of grades, tiers of the bonus."""

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.domain.exact import plain
from desktop.domain.scheme import Band, Scheme, TierBasis
from desktop.queries.distribution import Distribution
from desktop.ui.evaluations.number_box import WIDTH, NumberBox
from desktop.ui.evaluations.what_if_levers import Levers, ascending, banded, has_tier_borders, tiers_of
from desktop.ui.evaluations.what_if_weights import WeightRows, WeightSlider
from desktop.ui.kit.buttons import link_button
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import Card, clear, column, line, row, scrolled
from desktop.ui.kit.words import chip, set_chip, set_role, words
from desktop.ui.tones import Tone

AIR = QMargins(15, 10, 15, 10)
BETWEEN_TIERS = 20  # px where two stand side by side
SMALL_BOX = 52  # px


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
        self.weight_rows: WeightRows | None = None  # once a scheme is shown
        self.borders: list[NumberBox] = []
        self.tier_borders: list[NumberBox] = []
        self.coefficients: list[NumberBox] = []
        self.caps: list[NumberBox] = []
        self.band_borders: list[NumberBox] = []
        self.band_points: list[NumberBox] = []
        self._tiers: list[QWidget] = []
        self._tier_grid = QGridLayout()

    @property
    def weights(self) -> list[NumberBox]:
        """The fields of the weights."""
        return [] if self.weight_rows is None else [each.box for each in self.weight_rows.rows]

    @property
    def sliders(self) -> list[WeightSlider]:
        """Their sliders."""
        return [] if self.weight_rows is None else [each.slider for each in self.weight_rows.rows]

    @property
    def touched(self) -> set[int]:
        """The places of the weights the owner moved."""
        return set() if self.weight_rows is None else self.weight_rows.touched

    def show_scheme(self, scheme: Scheme, names: tuple[str, ...], seen: Distribution) -> None:
        """Make a lever for everything this scheme has; `names` are those of its lines."""
        self.fit.setParent(None)
        clear(self._layout)
        self.borders, self.tier_borders, self.coefficients = [], [], []
        self.caps, self.band_borders, self.band_points, self._tiers = [], [], [], []
        self.weight_rows = WeightRows(self._look, scheme.items, names)
        self.weight_rows.moved.connect(self.moved)
        self._layout.addWidget(self.weight_rows)
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
        if self.weight_rows is not None:
            self.weight_rows.show_weights(levers.weights)
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

    def _add_grades(self, scheme: Scheme, seen: Distribution) -> None:
        _ = self._look.texts
        self._layout.addLayout(
            self._heading(_("Grades from"), _("maximum {most}").format(most=plain(scheme.maximum)))
        )
        grid = QGridLayout()
        grid.setContentsMargins(15, 6, 15, 12)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        for place, grade in enumerate(reversed(ascending(scheme)[1:])):
            name = seen.grade_name(grade.code)
            caption = ElidedLabel()
            caption.show_text(name)
            set_role(caption, "caption")
            grid.addWidget(caption, 0, place)
            self.borders.insert(0, self._box(_("{grade} from").format(grade=name)))
            grid.addWidget(self.borders[0], 1, place, Qt.AlignmentFlag.AlignLeft)
            grid.setColumnStretch(place, 1)
        self._layout.addLayout(grid)

    def _add_tiers(self, scheme: Scheme, seen: Distribution) -> None:
        _ = self._look.texts
        basis = {
            TierBasis.TOTAL: _("by total"),
            TierBasis.ATTAINMENT: _("by the main target's attainment"),
            TierBasis.GRADE: _("by grade"),
        }[scheme.tier_basis]
        self._layout.addLayout(self._heading(_("Bonus factors"), basis))
        self._tiers = [self._tier(scheme, seen, place) for place in range(len(tiers_of(scheme)))]
        self._tier_grid = self._grid()
        self._tier_grid.setHorizontalSpacing(BETWEEN_TIERS)
        self._arrange_tiers()
        self._layout.addLayout(self._tier_grid)

    def _tier(self, scheme: Scheme, seen: Distribution, place: int) -> QWidget:
        """Where a tier begins, and its factor."""
        _, tier = self._look.texts, tiers_of(scheme)[place]
        made = QWidget()
        layout = row(made, spacing=6)
        if has_tier_borders(scheme) and place:
            self.tier_borders.append(self._box(_("Tier {number} from").format(number=place + 1), width=SMALL_BOX))
            layout.addWidget(words("≥", "soft"))
            layout.addWidget(self.tier_borders[-1])
        else:
            name = seen.grade_name(tier.grade) if tier.grade else f"≥ {plain(tier.lower)}"
            layout.addWidget(words(name, "soft"))
        layout.addStretch(1)
        told = _("Bonus factor of tier {number}").format(number=place + 1)
        self.coefficients.append(self._box(told, 4, SMALL_BOX))
        layout.addWidget(self.coefficients[-1])
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the tiers follow."""
        super().resizeEvent(event)
        self._arrange_tiers()

    def _arrange_tiers(self) -> None:
        """Put two tiers side by side where there is room for them, read from left to right."""
        if not self._tiers:
            return
        widest = max(each.sizeHint().width() for each in self._tiers)
        needed = 2 * widest + BETWEEN_TIERS + AIR.left() + AIR.right() + 2  # with the card's edges
        across = 2 if self.width() >= needed else 1
        for place, each in enumerate(self._tiers):
            self._tier_grid.addWidget(each, place // across, place % across)
        self._tier_grid.setColumnStretch(1, across - 1)

    def _add_caps(self, names: tuple[str, ...]) -> None:
        _ = self._look.texts
        self._layout.addLayout(self._heading(_("At most"), _("points of a line")))
        grid = self._grid()
        for place, name in enumerate(names):
            label = ElidedLabel()
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

    def _box(self, name: str, places: int = 2, width: int = WIDTH) -> NumberBox:
        box = NumberBox(name, places, width)
        box.changed.connect(self.moved)
        return box
