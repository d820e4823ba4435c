import pytest

from desktop.exchange.reading.delimited import likely_delimiter, rows_of, stated_delimiter
from desktop.exchange.sentences import Refusal


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_rows_tell_the_delimiter(delimiter: str) -> None:
    text = "\n".join(delimiter.join(row) for row in (["code", "name", "note"], ["1", "Ann", "x"], ["2", "Bob", "y"]))

    assert likely_delimiter(text) == delimiter


def test_decimal_commas_do_not_outvote_semicolons() -> None:
    assert likely_delimiter("name;amount\nAnn;1,5\nBob;2,5\n") == ";"


def test_lines_before_the_table_do_not_matter() -> None:
    assert likely_delimiter("销售报表, 2026\n\n制表\ncode\tname\n1\tAnn\n2\tBob\n") == "\t"


def test_a_single_column_has_a_comma() -> None:
    assert likely_delimiter("name\nAnn\nBob; the second\nCid\nDan\n") == ","


def test_rows_are_numbered_as_excel_shows_them() -> None:
    text = 'a,b\r\n\r\n"one\r\ntwo",2\r\n,\r\n3,4\r\n'

    assert list(rows_of(text, ",")) == [(1, ["a", "b"]), (3, ["one\r\ntwo", "2"]), (5, ["3", "4"])]


def test_an_open_quotation_is_named_instead_of_swallowing_rows() -> None:
    with pytest.raises(Refusal, match="row 2"):
        list(rows_of('a,b\n"open,2\n3,4\n', ","))


def test_text_behind_a_quotation_is_named() -> None:
    with pytest.raises(Refusal, match="row 2"):
        list(rows_of('a,b\n"x"y,2\n', ","))


def test_an_endless_cell_is_named() -> None:
    with pytest.raises(Refusal, match="Row 1"):
        list(rows_of("x" * 200_000, ","))


def test_delimiters_may_be_named_in_words() -> None:
    assert stated_delimiter("tab") == "\t"
    assert stated_delimiter(";") == ";"
    with pytest.raises(Refusal):
        stated_delimiter("::")
