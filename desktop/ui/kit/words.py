"""Labels and chips."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.tones import Tone


def words(text: str, role: str = "", wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """A label; `role` is title, heading, figure, name, strong, soft, faint, caption, label, error or warning."""
    label = QLabel(text, parent)
    # A name like "<b>" is a name.
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    label.setWordWrap(wrap)
    return label


def figure(text: str, role: str = "") -> QLabel:
    """A figure in a column of figures: at the right."""
    label = words(text, role)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label


def capital(text: str) -> str:
    """The text with a capital at its beginning, as in a chip that stands by itself."""
    return text[:1].upper() + text[1:]


def literal(text: str) -> str:
    """The text for a button, a box to tick or a menu, where “&” would mark the key of the letter after it."""
    return text.replace("&", "&&")


def chip(text: str, tone: Tone = Tone.NEUTRAL) -> QLabel:
    """A short word on a soft ground."""
    label = words(text)
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    label.setProperty("chip", tone.value)
    return label


def set_chip(label: QLabel, text: str, tone: Tone) -> None:
    """Let a chip say something else."""
    label.setText(text)
    label.setProperty("chip", tone.value)
    restyle(label)


def set_role(label: QLabel, role: str) -> None:
    """Give a label another role."""
    label.setProperty("role", role)
    restyle(label)


def restyle(widget: QWidget) -> None:
    """Apply the stylesheet again after a property it looks at has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.updateGeometry()
