from pathlib import Path

import pytest

from tests.benchmarks.__main__ import main


class TestEncryptionBenchmark:
    def test_a_tiny_one_does_the_same_on_both_files(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        code = main(["encryption", "--size", "tiny", "--rounds", "1", "--folder", str(tmp_path)])

        assert code == 0
        assert "saving visits, encrypted / plain" in capsys.readouterr().out
