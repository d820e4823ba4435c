"""Words found by what a Latin keyboard types."""

from desktop.queries.lookups import Choice
from desktop.ui.spelling import with_pinyin


def test_a_method_is_found_by_its_initials_whatever_the_language_of_its_label() -> None:
    choices = (Choice(1, "Telephone", ("电话", "Telephone")), Choice(2, "上门", ("上门", "")))

    found = with_pinyin(choices)

    assert found[0].keys == ("电话", "Telephone", "dianhua", "dh")
    assert found[1] == Choice(2, "上门", ("上门", "", "shangmen", "sm"))
