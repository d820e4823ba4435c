"""The program's icon for title bar and taskbar, from the drawing that the setup's icon is made of."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop import paths

SIZES = (16, 20, 24, 32, 48, 64)  # px, as title bars and taskbars ask for at usual scalings


def program_icon() -> QIcon:
    """The drawing at each size."""
    drawing = QSvgRenderer(str(paths.resources() / "qianji.svg"))
    icon = QIcon()
    for size in SIZES:
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        drawing.render(painter)
        painter.end()
        icon.addPixmap(picture)
    return icon
