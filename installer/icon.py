"""The program's icon for Windows: our drawing at every size that Windows asks for, in one file."""

import struct
from pathlib import Path

from installer.names import ROOT

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)  # pixels; 20 and 40 for screens at 125 %
DRAWING = ROOT / "resources" / "qianji.svg"


def packed(pictures: dict[int, bytes]) -> bytes:
    """An .ico of square PNG pictures by their size in pixels."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    place = len(head) + 16 * len(pictures)
    entries = []
    for size, picture in pictures.items():
        side = size % 256  # 0 stands for 256
        entries.append(struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), place))
        place += len(picture)
    return b"".join([head, *entries, *pictures.values()])


def drawn(size: int, drawing: Path = DRAWING) -> bytes:
    """The drawing as a PNG of `size` × `size` pixels."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # its stub asks for bytes, Qt takes the name
    return bytes(content.data())


def write_icon(target: Path) -> Path:
    """Write the .ico and return where it is."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(packed({size: drawn(size) for size in SIZES}))
    return target
