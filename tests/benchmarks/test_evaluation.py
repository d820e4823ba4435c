from pathlib import Path

from tests.benchmarks.__main__ import SIZES, main
from tests.benchmarks.timing import Goal, Variant


class TestEvaluationBenchmark:
    def test_a_tiny_one_agrees_in_all_figures_and_shows_its_ratios(self, tmp_path: Path, capsys: object) -> None:
        code = main(["evaluation", "--size", "tiny", "--rounds", "1", "--folder", str(tmp_path)])

        assert code == 0
        assert len(list(tmp_path.glob("*.qianji"))) == 2

    def test_sizes_keep_the_proportions_of_the_full_one(self) -> None:
        assert {size.visits / size.signings for size in SIZES.values()} == {10}


class TestGoal:
    def test_is_the_median_of_the_ratios_round_by_round(self) -> None:
        slow, base = Variant("slow", list, seconds=[2.0, 9.0, 4.0]), Variant("base", list, seconds=[1.0, 3.0, 4.0])

        goal = Goal("slow / base", slow, base, 2.0)

        assert goal.ratio == 2.0
        assert goal.is_met
