from pathlib import Path

import pytest

from tests.benchmarks.start import started


class TestStarted:
    @pytest.mark.parametrize("kind", ["bare", "program"])
    def test_a_start_is_read_at_its_paint_and_its_figures(self, tmp_path: Path, empty_file: Path, kind: str) -> None:
        file = tmp_path / "company.qianji"
        file.write_bytes(empty_file.read_bytes())

        paint_work, paint_clock, figure_work, figure_clock = started(tmp_path, kind, file)

        assert 0 < paint_work <= figure_work
        assert 0 < paint_clock <= figure_clock
