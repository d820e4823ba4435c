"""How large pages are shown: as wide as there is room, whole, as large as the paper, or any share of that."""

from dataclasses import dataclass
from enum import StrEnum

SCREEN_DOTS = 96 / 72  # px of a screen at 100 % for one point of the paper
LEAST, MOST = 0.25, 4.0
STEP = 1.15
GAP = 14  # px around and between pages


class Fit(StrEnum):
    """Sizes that follow the room there is."""

    WIDTH = "width"
    PAGE = "page"
    PAPER = "paper"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Zoom:
    """How large pages are shown; `share` of the paper's own size counts where nothing is fitted."""

    fit: Fit = Fit.WIDTH
    share: float = 1.0

    def scale(self, page: tuple[float, float], room: tuple[int, int]) -> float:
        """Px for one point of a page of that size (points), where there is that much room (px)."""
        wide = max(room[0] - 2 * GAP, 80) / page[0]
        if self.fit is Fit.WIDTH:
            return min(wide, MOST * SCREEN_DOTS)
        if self.fit is Fit.PAGE:
            return min(wide, max(room[1] - 2 * GAP, 80) / page[1])
        return SCREEN_DOTS * (self.share if self.fit is Fit.FREE else 1.0)

    def stepped(self, steps: float, scale: float) -> "Zoom":
        """So many steps larger (or smaller, below 0) than `scale`, which is what is shown now."""
        share = scale / SCREEN_DOTS * STEP**steps
        return Zoom(Fit.FREE, min(max(share, LEAST), MOST))
