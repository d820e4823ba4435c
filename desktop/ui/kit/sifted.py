"""What a list whose rows are all at hand is narrowed to: words, a state; no toolkit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.ui.kit.columns import Column


@dataclass(frozen=True, slots=True)
class Sifted:
    """The words each row shown bears in one of its columns, and its state; None is every state."""

    text: str = ""
    state: str | None = None


def kept(sifted: Sifted) -> dict[str, Any]:
    """What is kept of it under a name."""
    return {"text": sifted.text, "state": sifted.state}


def read_sifted(wanted: Mapping[str, Any]) -> Sifted:
    """What was kept; a part that is not understood is left out."""
    text, state = wanted.get("text"), wanted.get("state")
    return Sifted(text if isinstance(text, str) else "", state if isinstance(state, str) else None)


def bears(row: Any, columns: Sequence[Column[Any]], text: str) -> bool:
    """Whether a row bears all the words in what its columns show, hidden ones included."""
    shown = " ".join(column.text(row) for column in columns).casefold()
    return all(word in shown for word in text.casefold().split())
