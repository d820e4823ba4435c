"""Where a page stands on the paper: set for usual margins, it is shifted, and drawn smaller where they are wide."""

from dataclasses import dataclass

from desktop.domain.paper import PaperOptions
from desktop.reports.look import LEFT, MM, PAGE_HEIGHT, PAGE_WIDTH, TEXT_WIDTH


@dataclass(frozen=True, slots=True)
class Placing:
    """How a page is moved: by `scale`, then to the right and up by points of paper."""

    scale: float = 1.0
    right: float = 0.0
    up: float = 0.0


def placing(options: PaperOptions, page: int) -> Placing:
    """The place of a page, counted from 1; on the back of a two-sided sheet the inner margin is at the right."""
    left, right = options.margins.left * MM, options.margins.right * MM
    if options.is_two_sided and page % 2 == 0:
        left, right = right, left
    scale = min((PAGE_WIDTH - left - right) / TEXT_WIDTH, 1.0)
    return Placing(scale, left - LEFT * scale, PAGE_HEIGHT * (1 - scale) / 2)
