"""What the page's presenters expect of their surroundings, and what the grid shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from desktop.domain.period import Period
from desktop.domain.target_series import Unusual
from desktop.i18n import Translator
from desktop.queries.target_lens import Lens, TargetPlace
from desktop.services.target_drafts import TargetEntry
from desktop.services.targets import Revised
from desktop.ui.targets.columns import Span
from desktop.ui.targets.edits import Edit, Edits
from desktop.ui.targets.figures import Scale
from desktop.ui.targets.lines import Line
from desktop.ui.targets.questions import GridAnswer


class Book(Protocol):
    """The verbs on targets."""

    def set(self, entries: Sequence[TargetEntry], reason: str = "", season: Sequence[Decimal] = ()) -> Revised:
        """Keep the values entered; a season given is remembered for their indicator."""
        ...

    def undo(self, revised: Revised, reason: str) -> None:
        """Take an act back."""
        ...


@dataclass(frozen=True, slots=True)
class Shown:
    """What the grid shows: its lines, how figures are written, what sticks out, and what was entered."""

    year: Period
    lens: Lens
    span: Span
    scale: Scale
    lines: tuple[Line, ...]
    marks: Mapping[TargetPlace, Unusual]
    edits: Edits
    today: date
    company: str

    def edit_at(self, place: TargetPlace) -> Edit | None:
        """What was entered there and is not kept yet."""
        return self.edits.at((place, self.lens))


class TargetsView(Protocol):
    """What the presenter expects of its page."""

    def show_grid(self, shown: Shown, answer: GridAnswer) -> None:
        """Show the grid and what it can be narrowed to."""
        ...

    def show_edits(self, waiting: int, wrong: int, clashes: int) -> None:
        """Draw the cells anew and say what still waits, is wrong, or was set elsewhere, too."""
        ...

    def show_none(self) -> None:
        """Teach how to begin."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no grid."""
        ...

    def set_saving(self, is_saving: bool) -> None:
        """While a reason is being saved nobody saves it twice."""
        ...


def changed_told(value: Decimal | None, shown: Shown | None, texts: Translator) -> str:
    """What was set elsewhere where somebody else's target is on its way."""
    if value is None:
        return texts("This target was taken out elsewhere meanwhile. Enter yours again if it is to hold.")
    told = texts("Set here elsewhere meanwhile: {value}. Enter yours again if it is to hold.")
    return told.format(value=f"{value:,f}" if shown is None else shown.scale.exact(value))
