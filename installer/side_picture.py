"""The picture at the side of the setup's last page: the program's drawing, in place of the one NSIS brings along."""

from pathlib import Path

from installer.icon import DRAWING

WIDTH, HEIGHT = 164, 314  # pixels of that page at 100 %
SHARPNESS = 2  # as many times larger is it kept, for screens at 200 %
GROUND = "#EEF2FD"
SIDE = 88  # pixels of the drawing, at 100 %


def write_side_picture(target: Path, drawing: Path = DRAWING) -> Path:
    """Write the .bmp and return where it is."""
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(WIDTH * SHARPNESS, HEIGHT * SHARPNESS, QImage.Format.Format_RGB888)
    image.fill(QColor(GROUND))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(SHARPNESS, SHARPNESS)
    QSvgRenderer(str(drawing)).render(painter, QRectF((WIDTH - SIDE) / 2, (WIDTH - SIDE) / 2, SIDE, SIDE))
    painter.end()
    target.parent.mkdir(parents=True, exist_ok=True)
    image.save(str(target), "BMP")  # type: ignore[call-overload] # its stub asks for bytes, Qt takes the name
    return target
