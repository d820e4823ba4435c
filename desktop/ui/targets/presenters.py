"""The presenters of the targets page, taken together."""

from dataclasses import dataclass

from desktop.ui.targets.extras import Extras
from desktop.ui.targets.presenter import TargetsPresenter
from desktop.ui.targets.split_presenter import SplitPresenter
from desktop.ui.targets.target_presenter import TargetPresenter


@dataclass(frozen=True, slots=True)
class Presenters:
    """One for the grid, one for each panel that decides something, one for what goes out."""

    grid: TargetsPresenter
    story: TargetPresenter
    split: SplitPresenter
    extras: Extras
