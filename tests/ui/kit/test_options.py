"""Something to choose, found by words, pinyin or initials."""

from desktop.ui.kit.options import MOST_SHOWN, Option, exactly, matching

PEOPLE = (
    Option(1, "王䶮", keys=("E01", "wangyan", "wy")),
    Option(2, "汪洋", keys=("E02", "wangyang", "wy")),
    Option(3, "李契", keys=("E03", "liqi", "lq")),
)


class TestMatching:
    def test_nothing_typed_offers_everybody_in_order(self) -> None:
        assert [option.value for option in matching(PEOPLE, " ")] == [1, 2, 3]

    def test_initials_find_all_who_share_them(self) -> None:
        assert [option.value for option in matching(PEOPLE, "WY")] == [1, 2]

    def test_an_exact_spelling_comes_before_a_longer_one(self) -> None:
        assert [option.value for option in matching(PEOPLE, "wangyan")] == [1, 2]

    def test_a_part_of_the_name_finds_it(self) -> None:
        assert [option.value for option in matching(PEOPLE, "契")] == [3]

    def test_what_nobody_bears_offers_nothing(self) -> None:
        assert matching(PEOPLE, "zz") == []

    def test_a_long_list_is_cut(self) -> None:
        many = [Option(number, f"客户{number}") for number in range(200)]

        assert len(matching(many, "客户")) == MOST_SHOWN


class TestExactly:
    def test_a_label_is_meant_whatever_its_case(self) -> None:
        assert exactly((Option(1, "Liu Wei"),), "liu wei") == Option(1, "Liu Wei")

    def test_a_key_is_meant_where_only_one_bears_it(self) -> None:
        assert exactly(PEOPLE, "lq") == PEOPLE[2]
        assert exactly(PEOPLE, "wy") is None

    def test_two_of_a_name_are_never_guessed_between(self) -> None:
        twins = (Option(1, "王伟"), Option(2, "王伟"))

        assert exactly(twins, "王伟") is None
