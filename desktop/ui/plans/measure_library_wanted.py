"""Which entries the library shows, and what is kept of that under a name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.domain.diagnoses import STEPS
from desktop.ui.plans.measure_library_rows import LibraryLine


@dataclass(frozen=True, slots=True)
class LibraryWanted:
    """The words every entry bears in either language, and the step it belongs to; None is every step."""

    text: str = ""
    step: str | None = None


def is_wanted(line: LibraryLine, wanted: LibraryWanted) -> bool:
    """Whether an entry is shown."""
    is_of_step = wanted.step is None or line.row.step == wanted.step
    return is_of_step and all(word in line.searched for word in wanted.text.casefold().split())


def kept(wanted: LibraryWanted) -> dict[str, Any]:
    """What is kept of it."""
    return {"text": wanted.text, "step": wanted.step}


def read_wanted(saved: Mapping[str, Any]) -> LibraryWanted:
    """What was kept; a part that is not understood is left out."""
    text, step = saved.get("text"), saved.get("step")
    return LibraryWanted(text if isinstance(text, str) else "", step if step in STEPS else None)
