"""The rows of a grid without a window: pasted, judged, repaired, undone, saved; nothing is ever lost."""

from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.kit.paste_grid.desk import MOST_ROWS, Counts, GridDesk
from desktop.ui.kit.paste_grid.judging import Remark, Values
from desktop.ui.kit.paste_grid.repairs import trouble_at
from desktop.ui.kit.paste_grid.sayings import counts_words, pasted_words, save_words, warning_words
from tests.ui.kit.paste_grid.grids import COLUMNS, desk, headed, row_of

CUSTOMER, SUMMARY = 2, 4


def shown(grid: GridDesk, place: int) -> list[str]:
    """A column from top to bottom."""
    return [line.readings[place].shown for line in grid.judged]


def pasted(text: str) -> GridDesk:
    """A grid with something pasted into it."""
    grid = desk()
    grid.paste(text, 0, 0)
    return grid


TWO = headed(row_of(date="10-12", staff="E01", customer="hwcy"), row_of(customer="绿园超市", summary="shelf"))


class TestPaste:
    def test_headings_are_recognised_and_what_is_empty_is_carried_down(self) -> None:
        grid = pasted(TWO)

        assert shown(grid, 0) == ["10-12", "10-12"]
        assert shown(grid, 1) == ["王䶮", "王䶮"]
        assert grid.judged[1].repeats == {0, 1}
        assert pasted_words(grid)[0] == "Pasted 2 rows × 10 columns, all headings recognised"

    def test_columns_in_another_order_with_a_title_above_find_their_places(self) -> None:
        grid = pasted("十月拜访\t\t\t\r\n客户\t备注二\t日期\t员工\r\nhwcy\tx\t10-12\tlq\r\n")

        assert [line.texts[:3] for line in grid.sheet.lines] == [("10-12", "lq", "hwcy")]
        assert "1 of them not used" in pasted_words(grid)[0]

    def test_merged_headings_over_two_rows_are_read_together(self) -> None:
        grid = pasted("日期\t员工\t客户\t\r\n\t\t名称\t结果\r\n10-12\tlq\thwcy\tyjz\r\n")

        assert [line.texts[:4] for line in grid.sheet.lines] == [("10-12", "lq", "hwcy", "yjz")]

    def test_without_headings_columns_stand_as_they_are(self) -> None:
        grid = pasted("10-12\tlq\thwcy\r\n10-13\tlq\tlycs\r\n")

        assert shown(grid, CUSTOMER) == ["禾味餐饮", "绿源超市"]
        assert "without headings" in pasted_words(grid)[0]

    def test_a_block_inside_the_grid_goes_where_the_cursor_is(self) -> None:
        grid = pasted(TWO)

        grid.paste("a\r\nb\r\nc\r\n", 1, SUMMARY)

        assert [line.texts[SUMMARY] for line in grid.sheet.lines] == ["", "a", "b", "c"]

    def test_a_single_cell_replaces_one_and_blanks_change_nothing(self) -> None:
        grid = pasted(TWO)

        grid.paste("lycs", 1, CUSTOMER)
        grid.paste("\r\n\t\r\n", 0, 0)

        assert shown(grid, CUSTOMER) == ["禾味餐饮", "绿源超市"]

    def test_columns_can_be_given_another_meaning_afterwards(self) -> None:
        grid = pasted("10-12\tlq\tshelf\r\n10-13\tlq\tprice\r\n")

        grid.lay_out(("date", "staff", "summary"))

        assert [line.texts[SUMMARY] for line in grid.sheet.lines] == ["shelf", "price"]
        assert shown(grid, CUSTOMER) == ["", ""]

    def test_reading_again_after_mending_doubles_nothing_and_can_be_taken_back(self) -> None:
        grid = pasted("10-12\tlq\thwcy\r\n10-13\tlq\t绿园超市\r\n")
        grid.put(1, CUSTOMER, "lycs")

        grid.lay_out(("date", "staff", "summary"))
        again = [line.texts[SUMMARY] for line in grid.sheet.lines]
        grid.undo()
        grid.undo()

        assert again == ["hwcy", "绿园超市"]
        assert shown(grid, CUSTOMER) == ["禾味餐饮", "绿源超市"]

    def test_more_rows_than_fit_are_told(self) -> None:
        grid = pasted(headed(*[row_of(date="10-12", staff="lq", customer="hwcy")] * (MOST_ROWS + 3)))

        assert len(grid.sheet.lines) == MOST_ROWS
        assert "3 rows found no room" in pasted_words(grid)[0]

    @given(st.text())
    def test_no_text_is_a_trap_and_one_step_takes_it_back(self, text: str) -> None:
        grid = pasted(TWO)
        before = grid.sheet.content

        grid.paste(text, 1, 0)
        if grid.sheet.content != before:
            grid.undo()

        assert grid.sheet.content == before

    @given(st.lists(st.tuples(*[st.text('ab12 王㏑"', max_size=4)] * len(COLUMNS)), min_size=2, max_size=5))
    def test_what_was_typed_can_be_copied_out_and_pasted_again(self, rows: list[tuple[str, ...]]) -> None:
        trimmed = [tuple(cell.strip() for cell in row) for row in rows]
        grid = desk()
        grid.sheet.put_lines(0, trimmed)
        grid.tell()
        again = desk()

        again.paste(
            headed(*["\t".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in trimmed]), 0, 0
        )

        kept = [line.texts for line in grid.sheet.lines if not line.is_blank]
        assert [line.texts for line in again.sheet.lines] == kept


class TestSteps:
    def test_each_step_can_be_taken_back_and_done_again(self) -> None:
        grid = pasted(TWO)
        grid.put(0, SUMMARY, "first")
        grid.erase([(0, CUSTOMER), (1, CUSTOMER)])
        grid.remove({0})
        after = grid.sheet.content

        for _step in range(3):
            grid.undo()
        back = shown(grid, CUSTOMER)
        for _step in range(3):
            grid.redo()

        assert back == ["禾味餐饮", "绿园超市"]
        assert grid.sheet.content == after

    def test_filling_down_repeats_the_row_above_or_the_first_one_chosen(self) -> None:
        grid = pasted(TWO)

        grid.fill_down([1], [CUSTOMER])
        grid.put(0, SUMMARY, "price")
        grid.fill_down([0, 1, 2], [SUMMARY])

        assert [line.texts[SUMMARY] for line in grid.sheet.lines] == ["price"] * 3
        assert shown(grid, CUSTOMER)[:2] == ["禾味餐饮"] * 2

    def test_the_last_row_grows_by_writing_into_it(self) -> None:
        grid = pasted(TWO)

        grid.put(2, CUSTOMER, "lycs")

        assert shown(grid, 0) == ["10-12"] * 3
        assert grid.counts() == Counts(rows=3, good=2, faulty=1, left_out=0, warned=0)


class TestRepairs:
    def test_a_similar_customer_takes_the_place_wherever_the_name_stands(self) -> None:
        grid = pasted(TWO + row_of(customer="绿园超市") + "\r\n")
        trouble = trouble_at(grid, 1, CUSTOMER, lambda key: f"key {key}")
        assert trouble is not None

        trouble.repairs[0].act()

        assert trouble.repairs[0].title == "绿源超市"
        assert trouble.repairs[0].detail == "75 % alike · key 7"
        assert shown(grid, CUSTOMER) == ["禾味餐饮", "绿源超市", "绿源超市"]

    def test_a_new_customer_is_accepted_for_all_rows(self) -> None:
        grid = pasted(TWO)
        trouble = trouble_at(grid, 1, CUSTOMER, lambda _key: "")
        assert trouble is not None

        trouble.repairs[1].act()

        assert grid.counts().good == 2
        assert trouble_at(grid, 1, CUSTOMER, lambda _key: "") is None

    def test_a_row_left_out_keeps_its_text_and_comes_back(self) -> None:
        grid = pasted(TWO)
        trouble = trouble_at(grid, 1, CUSTOMER, lambda _key: "")
        assert trouble is not None

        trouble.repairs[-1].act()
        left_out = (grid.counts(), shown(grid, CUSTOMER)[1])
        back = trouble_at(grid, 1, CUSTOMER, lambda _key: "")
        assert back is not None
        back.repairs[0].act()

        assert left_out == (Counts(rows=2, good=1, faulty=0, left_out=1, warned=0), "绿园超市")
        assert grid.counts().faulty == 1

    def test_namesakes_are_told_apart_by_their_codes(self) -> None:
        grid = pasted(headed(row_of(date="10-12", staff="wy", customer="同名店")))
        for place in (1, CUSTOMER):
            trouble = trouble_at(grid, 0, place, lambda _key: "")
            assert trouble is not None
            trouble.repairs[1].act()

        assert [reading.value for reading in grid.judged[0].readings[1:3]] == [2, 10]

    def test_the_next_problem_goes_round_faults_first(self) -> None:
        grid = pasted(TWO)
        grid.put(0, 3, "要再想想")

        places = [grid.next_problem(-1, -1), grid.next_problem(1, CUSTOMER)]
        grid.put(1, CUSTOMER, "lycs")

        assert places == [(1, CUSTOMER), (1, CUSTOMER)]
        assert grid.next_problem(-1, -1) == (0, 3)


class TestSaving:
    def test_rows_that_stay_keep_their_text_and_what_they_carried(self) -> None:
        grid = pasted(TWO)
        good = [line for line in grid.judged if line.is_good]

        grid.saved(good, [])

        assert [line.texts[:3] for line in grid.sheet.lines] == [("10-12", "E01", "绿园超市")]
        assert grid.judge.carried(grid.sheet.content)[:2] == ("10-12", "E01")
        assert not grid.sheet.can_undo

    def test_after_saving_everything_the_next_row_carries_on(self) -> None:
        grid = pasted(headed(row_of(date="10-12", staff="E01", customer="hwcy")))

        grid.saved(list(grid.judged), [])
        grid.put(0, CUSTOMER, "lycs")

        assert shown(grid, 0) + shown(grid, 1) == ["10-12", "王䶮"]

    def test_a_refused_row_says_why_until_it_is_changed(self) -> None:
        grid = pasted(headed(row_of(date="10-12", staff="E01", customer="hwcy")))
        row = grid.judged[0]

        grid.saved([], [(row, "The quarter is finalised.")])
        refused = grid.judged[0].fault
        grid.put(0, SUMMARY, "changed")

        assert refused == (0, "The quarter is finalised.")
        assert grid.judged[0].is_good

    def test_what_was_taken_back_stands_in_the_grid_again(self) -> None:
        grid = pasted(TWO)
        good = [line for line in grid.judged if line.is_good]
        grid.saved(good, [])

        grid.bring_back([each.line for each in good])

        assert shown(grid, CUSTOMER) == ["禾味餐饮", "绿园超市"]


def test_rules_over_rows_are_heard_and_the_words_around_count() -> None:
    grid = desk()

    def twice(rows: Sequence[Values | None]) -> Mapping[int, Sequence[Remark]]:
        return {1: (Remark("customer", "Again."),)} if len(rows) > 1 and rows[1] is not None else {}

    grid.judge.all_rule = twice
    grid.judge.row_rule = lambda values: (
        [Remark("summary", "Say more.", is_fault=True)] if not values["summary"] else []
    )
    grid.paste(
        headed(*[row_of(date="10-12", staff="lq", customer="hwcy", summary=text) for text in ("a", "b", "")]), 0, 0
    )

    assert counts_words(grid) == "3 rows, 2 can be saved, 1 needs you"
    assert warning_words(grid) == "Row 2: Again."
    assert save_words(2, grid.texts) == "Save 2 rows"
    assert counts_words(desk()) == "Nothing entered yet"
