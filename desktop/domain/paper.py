"""How forms look on paper, as the owner wants it: frozen values that travel with what is printed."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from desktop.errors import N_, RequestError

LEAST_MARGIN, MOST_MARGIN = 8, 35  # mm; many printers reach no nearer to the edge
LEAST_MARGINS, MOST_MARGINS = 30, 50  # mm of both sides together: the text gets neither too wide nor too small
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Margins:
    """White at the sides in millimetres; what is printed is drawn a little smaller where they are wide."""

    left: int = 15
    right: int = 15


USUAL_MARGINS = Margins()
FOR_FILING = Margins(25, 10)  # room for the holes of a file


@dataclass(frozen=True, slots=True)
class PaperOptions:
    """What is on the paper and how it looks.

    `accent` is "#RRGGBB", "" prints in ink alone; `is_two_sided` swaps the margins of even pages and begins each form
    of a common file on a sheet of its own.
    """

    shows_bonus: bool = True
    with_evidence: bool = False  # the records behind each figure, on pages after the form
    with_full_names: bool = False  # on the sheets that hang on a wall
    with_everybody: bool = False  # on a ranking, not those in its upper half alone
    accent: str = ""
    margins: Margins = USUAL_MARGINS
    is_two_sided: bool = False


USUAL = PaperOptions()


def validate(options: PaperOptions) -> None:
    """Refuse a colour that is none and margins that leave too little paper."""
    if options.accent and not _COLOUR.fullmatch(options.accent):
        raise RequestError(N_("The colour is written as # and six signs from 0 to 9 and A to F, such as #1F5FA8."))
    sides = (options.margins.left, options.margins.right)
    if not all(LEAST_MARGIN <= side <= MOST_MARGIN for side in sides):
        raise RequestError(
            N_("A margin is a whole number of millimetres from {least} to {most}."),
            least=LEAST_MARGIN,
            most=MOST_MARGIN,
        )
    if not LEAST_MARGINS <= sum(sides) <= MOST_MARGINS:
        raise RequestError(
            N_("Both margins together are {least} to {most} mm."), least=LEAST_MARGINS, most=MOST_MARGINS
        )


def document_of(options: PaperOptions) -> dict[str, Any]:
    """The options as they are stored: what is usual is left out, so that a later version may better it."""
    usual = asdict(USUAL)
    return {name: value for name, value in asdict(options).items() if value != usual[name]}


def options_of(document: Mapping[str, Any] | None) -> PaperOptions:
    """The stored options; what is unknown, or was not stored, is as usual."""
    known = {name: value for name, value in (document or {}).items() if name in asdict(USUAL)}
    if "margins" in known:
        known["margins"] = Margins(**known["margins"])
    return PaperOptions(**known)
