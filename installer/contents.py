"""What belongs into the program's folder: our modules, the parts of Qt they use, and no more."""

import ast
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

# Imported by others only where they are at hand, or never by us.
EXCLUDED = (
    "babel",  # texts travel compiled
    "tkinter", "test", "unittest", "doctest", "pydoc", "pydoc_data", "lib2to3", "idlelib", "turtledemo", "ensurepip",
    "pip", "setuptools", "pkg_resources", "wheel", "numpy", "pandas", "lxml", "IPython", "matplotlib", "pytest",
    "PIL.ImageQt", "PIL.ImageTk", "PIL.ImageShow", "PIL.ImageGrab", "PIL._avif", "PIL._imagingtk", "PIL._webp",
    "sqlalchemy.testing", "alembic.testing", "sqlalchemy.dialects.mysql", "sqlalchemy.dialects.oracle",
    "sqlalchemy.dialects.mssql", "reportlab.graphics.barcode", "xmlrpc", "curses",
    "sqlite3", "pysqlite2", "MySQLdb", "psycopg2", "pyphen", "odf", "openpyxl", "xlwt", "hypothesis",
    "fontTools", "PyInstaller",
)  # fmt: skip

# Files that PyInstaller's hooks bring along and nothing here opens.
UNWANTED = (
    "*opengl32sw.dll",  # drawing without a graphics card in OpenGL, which widgets do not use
    "*icu*.dll", "*api-ms-win-*.dll", "*ucrtbase.dll",  # parts of Windows; a copy of them harms
    "*d3dcompiler_*.dll",
    "*/plugins/imageformats/*tiff*", "*/plugins/imageformats/*webp*", "*/plugins/imageformats/*gif*",
    "*/plugins/imageformats/*icns*", "*/plugins/imageformats/*tga*", "*/plugins/imageformats/*wbmp*",
    "*/plugins/imageformats/*pdf*",
    "*/plugins/platforms/qdirect2d*", "*/plugins/platforms/*qminimal*", "*/plugins/platforms/*qvnc*",
    "*/plugins/platforms/*qlinuxfb*", "*/plugins/platforms/*qeglfs*", "*/plugins/platforms/*minimalegl*",
    "*/plugins/platforms/*vkkhr*",
    "*/plugins/egldeviceintegrations/*", "*/plugins/generic/*", "*/plugins/networkinformation/*", "*/plugins/tls/*",
    "*/plugins/platforminputcontexts/*virtualkeyboard*", "*/plugins/wayland*",
    "*/plugins/qmltooling/*", "*/plugins/sqldrivers/*", "*/plugins/platformthemes/*gtk3*",
    "*Qt6Quick*", "*Qt6Qml*", "*Qt6VirtualKeyboard*", "*Qt6EglF*", "*Qt6Pdf*", "*Qt6Wayland*", "*Qt6Wl*",
    "*/reportlab/fonts/*",  # samples under other licences; forms embed our own
    "*/PySide6/*.pyi", "*/shiboken6/*.pyi", "*/PySide6/qml/*", "*/typesystems/*", "*/glue/*", "*/include/*",
)  # fmt: skip
BROUGHT_BY_NAME = (  # imported by text, not by statement
    "sqlalchemy.dialects.sqlite",
    "sqlalchemy.dialects.postgresql.psycopg",
    "psycopg_binary._psycopg",
    "psycopg_binary.pq",
    "logging.config",
    "reportlab.pdfbase._fontdata",
    "reportlab.rl_settings",
    "_rl_accel",
)
QT_WORDS = ("qtbase_zh_CN.qm",)  # English needs none


def modules_of(package: Path) -> list[str]:
    """The names of all modules below a package: many are imported by name, which no analysis sees."""
    names = []
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        if all(part.isidentifier() for part in parts):  # migrations are files, numbered
            names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return names


def qt_modules_in(package: Path) -> set[str]:
    """The parts of Qt that a package imports, such as QtWidgets."""
    found: set[str] = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("PySide6."):
                found.add(node.module.split(".")[1])
    return found


def qt_left_out(offered: Iterable[str], used: set[str]) -> list[str]:
    """The modules of PySide6 that are not used, as names to exclude."""
    return sorted(f"PySide6.{name}" for name in offered if name not in used)


def is_wanted(place: str, used: set[str]) -> bool:
    """Whether a file belongs into the bundle, by its place in it; `used` are the parts of Qt in use."""
    path = PurePosixPath("/" + place.replace("\\", "/"))
    if path.suffix == ".qm":
        return path.name in QT_WORDS
    if "QtNetwork" not in used and fnmatch(str(path), "*Qt6Network*"):
        return False
    return not any(fnmatch(str(path), pattern) for pattern in UNWANTED)
