from pathlib import Path

from tests.benchmarks.era import Size
from tests.benchmarks.table import benchmark


class TestTableBenchmark:
    def test_a_tiny_one_finds_the_same_visits_all_ways_and_shows_what_it_weighs(self, tmp_path: Path) -> None:
        outcome = benchmark(tmp_path, Size(20, 600, 100, 20), 1)

        assert "open 600 / open 100" in outcome.text
        assert {f"keys of 账期 / {peer}" for peer in ("LIKE", "lower() LIKE lower()")} < {
            each.name for each in outcome.weighed
        }
