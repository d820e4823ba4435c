"""What belongs into the program's folder."""

from pathlib import Path

import pytest

from installer.contents import EXCLUDED, is_wanted, modules_of, qt_left_out, qt_modules_in
from installer.names import ROOT
from tests.modules import module, sources

USED = {"QtCore", "QtGui", "QtWidgets"}


class TestModules:
    def test_every_module_is_named_once_and_migrations_are_files(self) -> None:
        names = modules_of(ROOT / "desktop")

        assert {"desktop", "desktop.__main__", "desktop.cli.root", "desktop.store.migrations.env"} <= set(names)
        assert len(names) == len(set(names))
        assert not [name for name in names if "0001" in name]

    def test_nothing_that_is_left_out_is_imported_by_us(self) -> None:
        imported = set().union(*(module(path).imported for path in sources("desktop")))

        assert imported & set(EXCLUDED) == {"babel"}  # which compiles texts in a checkout

    def test_parts_of_qt_that_nothing_imports_are_left_out(self, tmp_path: Path) -> None:
        (tmp_path / "page.py").write_text("from PySide6.QtWidgets import QWidget\nimport os\n", encoding="utf-8")

        used = qt_modules_in(tmp_path)

        assert used == {"QtWidgets"}
        assert qt_left_out(["QtWidgets", "QtQml", "QtNetwork"], used) == ["PySide6.QtNetwork", "PySide6.QtQml"]


class TestFiles:
    @pytest.mark.parametrize(
        "place",
        [
            "PySide6/opengl32sw.dll",
            "PySide6\\Qt6Quick.dll",
            "icuuc.dll",
            "PySide6\\plugins\\imageformats\\qtiff.dll",
            "PySide6/Qt/plugins/platforms/libqvnc.so",
            "PySide6/translations/qtbase_de.qm",
            "PySide6/Qt6Network.dll",
            "reportlab/fonts/DarkGardenMK.pfb",
        ],
    )
    def test_what_nothing_opens_stays_behind(self, place: str) -> None:
        assert not is_wanted(place, USED)

    @pytest.mark.parametrize(
        "place",
        [
            "PySide6\\plugins\\platforms\\qwindows.dll",
            "PySide6\\plugins\\platforms\\qoffscreen.dll",
            "PySide6\\plugins\\imageformats\\qsvg.dll",
            "PySide6\\plugins\\imageformats\\qjpeg.dll",
            "PySide6\\plugins\\styles\\qmodernwindowsstyle.dll",
            "PySide6\\translations\\qtbase_zh_CN.qm",
            "PySide6\\MSVCP140.dll",
            "VCRUNTIME140_1.dll",
            "desktop/resources/fonts/NotoSansSC-Regular.ttf",
            "desktop/resources/locale/zh_CN/LC_MESSAGES/ui.mo",
        ],
    )
    def test_what_the_program_needs_travels(self, place: str) -> None:
        assert is_wanted(place, USED)

    def test_the_network_travels_where_a_bell_between_two_starts_needs_it(self) -> None:
        assert is_wanted("PySide6/Qt6Network.dll", USED | {"QtNetwork"})
