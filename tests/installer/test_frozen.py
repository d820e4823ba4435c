"""Running the frozen program with nothing to borrow."""

import sys
from pathlib import Path

from installer.frozen import bare, run


class TestBare:
    def test_nothing_of_this_python_or_this_qt_is_handed_down(self, tmp_path: Path) -> None:
        around = {"PATH": "/usr/bin", "PYTHONPATH": "x", "QT_PLUGIN_PATH": "y", "QIANJI_DATA": "z", "LANG": "C.UTF-8"}

        left = bare(around, tmp_path)

        assert {"PATH", "LANG"} <= set(left)
        assert not {"PYTHONPATH", "QT_PLUGIN_PATH", "QIANJI_DATA"} & set(left)
        assert left["QIANJI_HOME"] == str(tmp_path)


class TestRun:
    def test_code_words_and_seconds_come_back(self, tmp_path: Path) -> None:
        done = run([sys.executable, "-c", "import sys; print('签绩'); sys.exit(3)"], tmp_path, tmp_path)

        assert done.code == 3
        assert done.said.strip() == "签绩"
        assert done.clock > 0
