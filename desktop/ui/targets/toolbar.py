"""What the grid shows: year, indicator, product, region and level."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.period import Period
from desktop.domain.targets import TargetLevel
from desktop.ui.kit.buttons import icon_button
from desktop.ui.kit.choice import Picker
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.segments import Segments
from desktop.ui.kit.surfaces import row
from desktop.ui.kit.wrapping_row import WrappingRow
from desktop.ui.targets.questions import GridAnswer
from desktop.ui.targets.shown import Shown

YEARS_AROUND = 4


class Toolbar(QWidget):
    """Pickers in one row; each says what was picked."""

    year_picked = Signal(int)
    lens_changed = Signal(str, object)  # a field of the lens, its new value

    def __init__(self, look: Look, levels: dict[TargetLevel, str]) -> None:
        super().__init__()
        _ = look.texts
        self._look = look
        self._year = 0
        self.year = Picker((), _("Year"))
        self.indicator = Picker((), _("Indicator"))
        self.product = Picker((), _("Product"))
        self.region = Picker((), _("Region"))
        self.level: Segments[TargetLevel] = Segments(list(levels.items()), _("Level"))
        layout = WrappingRow(self, 8)
        years = row(spacing=2)
        years.addWidget(icon_button(look, "chevron-left", _("The year before"), self._step(-1)))
        years.addWidget(self.year)
        years.addWidget(icon_button(look, "chevron-right", _("The year after"), self._step(1)))
        layout.addLayout(years)
        for widget in (self.indicator, self.product, self.region):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self.level)
        for picker in (self.indicator, self.product, self.region):
            picker.setSizeAdjustPolicy(Picker.SizeAdjustPolicy.AdjustToContents)
        self.year.picked.connect(lambda year: self.year_picked.emit(year))
        self.indicator.picked.connect(lambda code: self.lens_changed.emit("indicator", code))
        self.product.picked.connect(lambda key: self.lens_changed.emit("product_id", key))
        self.region.picked.connect(lambda key: self.lens_changed.emit("region_id", key))
        self.level.chosen.connect(lambda level: self.lens_changed.emit("level", level))

    def show_answer(self, shown: Shown, answer: GridAnswer) -> None:
        """Offer what there is, and let the pickers say what is shown."""
        _ = self._look.texts
        self._year = shown.year.start.year
        years = range(self._year - YEARS_AROUND, self._year + YEARS_AROUND + 1)
        self.year.set_options([Option(year, _year_title(shown.year, year, _)) for year in years])
        self.year.set_value(self._year)
        self.indicator.set_options([Option(each.code, each.called(_)) for each in answer.indicators])
        self.indicator.set_value(shown.lens.indicator)
        for picker, choices, everything, key in (
            (self.product, answer.products, _("All products"), shown.lens.product_id),
            (self.region, answer.regions, _("All regions"), shown.lens.region_id),
        ):
            picker.set_options([Option(None, everything), *(Option(each.id, each.label) for each in choices)])
            picker.set_value(key)
        self.level.choose(shown.lens.level)

    def _step(self, years: int) -> Callable[[], None]:
        return lambda: self.year_picked.emit(self._year + years)


def _year_title(shown: Period, year: int, texts: Callable[[str], str]) -> str:
    """The fiscal year as its label; one that does not start in January says so."""
    if shown.fiscal_year_start == 1:
        return str(year)
    return texts("Fiscal {year}").format(year=year)
