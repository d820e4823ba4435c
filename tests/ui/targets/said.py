"""What the panels of the targets page say."""

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget


def said(widget: QWidget) -> str:
    """All words of a widget that are shown."""
    QApplication.processEvents()  # what was just added is shown with the next events
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def links(widget: QWidget) -> dict[str, QPushButton]:
    """The buttons of a widget by their words."""
    return {button.text(): button for button in widget.findChildren(QPushButton) if button.isVisibleTo(widget)}
