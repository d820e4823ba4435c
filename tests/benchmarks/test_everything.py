from pathlib import Path

from tests.benchmarks.evaluation import Outcome
from tests.benchmarks.everything import BEGIN, END, Line, Took, last_ratios, remember, run_all, show_on_page, table
from tests.benchmarks.timing import Weighed
from tests.benchmarks.versions import versions


def _broken() -> Outcome:
    message = "no file"
    raise OSError(message)


class TestAllBenchmarks:
    def test_one_that_cannot_run_leaves_the_others_their_turn(self, capsys: object) -> None:
        took = Took()
        lines = run_all(
            {"first": _broken, "second": lambda: Outcome("text", True, (Weighed("a ÷ b", 1.5, 2.0),))}, {}, took
        )

        assert [line.key for line in lines] == ["second: a ÷ b"]
        assert str(took) == "It took 0 minutes; seconds on the clock: second 0. Did not run: first."

    def test_what_became_worse_by_a_fifth_is_called_out(self) -> None:
        worse, near = Line("x", Weighed("a", 1.21, 2.0), 1.0), Line("x", Weighed("b", 1.2, 2.0), 1.0)

        assert worse.is_worse
        assert not near.is_worse
        assert "WORSE BY A FIFTH" in table([worse])

    def test_milliseconds_that_nothing_limits_are_told_and_not_called_out(self) -> None:
        slower = Line("x", Weighed("scroll, ms of the processor", 1_431, None), 1_185)
        over = Line("x", Weighed("wait, ms", 61, 50), 50)

        assert not slower.is_worse
        assert over.is_worse

    def test_a_worse_ratio_is_kept_only_when_it_is_accepted(self, tmp_path: Path) -> None:
        path = tmp_path / "last.json"
        remember([Line("x", Weighed("a", 1.0), None)], "tiny", accept=False, path=path)

        remember([Line("x", Weighed("a", 1.5), 1.0)], "tiny", accept=False, path=path)
        kept = last_ratios("tiny", path)
        remember([Line("x", Weighed("a", 1.5), 1.0)], "tiny", accept=True, path=path)

        assert kept == {"x: a": 1.0}
        assert last_ratios("tiny", path) == {"x: a": 1.5}
        assert last_ratios("full", path) == {}

    def test_the_page_keeps_its_words_around_the_table(self, tmp_path: Path) -> None:
        page = tmp_path / "page.md"
        page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")

        show_on_page([Line("x", Weighed("a ÷ b", 1.5, 1.0), None)], "tiny", 3, page, f"With {versions(None)}.")

        shown = page.read_text(encoding="utf-8")
        assert "| x | a ÷ b | 1.50 | 1.00 |  | not met |" in shown
        assert "| not met |\n\nWith PySide6" in shown
        assert "old" not in shown
        assert shown.startswith("before")
        assert shown.endswith("after\n")
