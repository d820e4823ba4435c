"""Errors are sentences in the owner's language."""

from pathlib import Path

from desktop.errors import DataFileError, QianjiError, RequestError, Term
from desktop.i18n import translator


def test_a_sentence_names_its_values() -> None:
    assert str(RequestError("Row {row} is wrong.", row=3)) == "Row 3 is wrong."


def test_codes_tell_wrong_requests_from_unusable_files() -> None:
    assert (RequestError("").exit_code, DataFileError("").exit_code) == (2, 3)


def test_a_term_inside_a_sentence_is_translated_with_it() -> None:
    error = QianjiError("{column} must not be empty.", column=Term("Name"))

    assert error.sentence(translator("zh_CN")) == "“姓名”不能为空。"
    assert error.sentence(translator("en")) == "Name must not be empty."


def test_a_value_stays_on_its_line_and_turns_nothing_round() -> None:
    error = QianjiError("There is no file {file}.", file=Path("a\u202evsc.csv\nNext"))

    assert error.sentence(translator("en")) == str(error) == "There is no file a�vsc.csv�Next."


def test_what_joins_signs_and_languages_written_from_the_right_stay_as_they_are() -> None:
    name = "👩\u200d👧 שלום سلام"

    assert str(QianjiError("{name} is here.", name=name)) == f"{name} is here."
