from pathlib import Path

from tests.benchmarks.forms import compared
from tests.reports.chinese_form import chinese
from tests.reports.english_form import english


class TestFormsBenchmark:
    def test_a_few_forms_are_written_in_every_way_and_weighed(self, tmp_path: Path) -> None:
        outcome = compared([chinese(), english()], tmp_path, rounds=1, few=0)

        assert "one file ÷ bare canvas" in outcome.text
        assert "bytes of a form" in outcome.text
        assert "after 2 more forms" in outcome.text
