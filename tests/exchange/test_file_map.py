from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import RequestError
from desktop.exchange.columns import Ref
from desktop.exchange.file_map import FileMap, load_map, parse_map
from desktop.i18n import translator


def test_a_map_states_all_that_a_file_leaves_open(tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    path.write_text(
        """
[columns]
name = ["FirstName", "LastName"]
code = 2
notes = ""
[values.result]
Won = "won"
1 = "lost"
[constants]
indicator = "signed_amount"
date = 2026-03-05
[options]
date_order = "dmy"
multiplier = 1000
header_row = 4
missing = ["-", "NULL"]
encoding = "gbk"
delimiter = "tab"
sheet = 2
scale = 5
unpivot = "month"
create = ["customer", "team"]
""",
        encoding="utf-8",
    )

    assert load_map(path) == FileMap(
        columns={"name": ("FirstName", "LastName"), "code": ("2",), "notes": ()},
        values={"result": {"Won": "won", "1": "lost"}},
        constants={"indicator": "signed_amount", "date": "2026-03-05"},
        date_order="dmy",
        multiplier=Decimal(1000),
        header_row=4,
        missing=("-", "NULL"),
        encoding="gbk",
        delimiter="tab",
        sheet="2",
        scale=Decimal(5),
        unpivot="month",
        create=frozenset({Ref.CUSTOMER, Ref.TEAM}),
    )


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ({"column": {}}, "states column"),
        ({"options": {"order": "dmy"}}, "options.order"),
        ({"options": {"date_order": "ydm"}}, "ymd, mdy, dmy"),
        ({"options": {"unpivot": "week"}}, "month, quarter, year"),
        ({"options": {"multiplier": 0}}, "above zero"),
        ({"options": {"multiplier": True}}, "above zero"),
        ({"options": {"multiplier": "many"}}, "above zero"),
        ({"options": {"header_row": -1}}, "row of the headers"),
        ({"options": {"header_row": "4"}}, "row of the headers"),
        ({"options": {"missing": 5}}, "list of words"),
        ({"options": {"scale": "good"}}, "best answer"),
        ({"options": {"create": ["staff"]}}, "customer"),
        ({"options": {"encoding": ""}}, "a text"),
        ({"columns": "name"}, r"\[columns\]"),
        ({"columns": {"name": 1.5}}, "columns.name"),
        ({"columns": {"name": []}}, "columns.name"),
        ({"constants": {"name": ["a"]}}, "one value"),
    ],
)
def test_what_cannot_be_used_is_named(document: dict[str, Any], reason: str) -> None:
    with pytest.raises(RequestError, match=reason) as refused:
        parse_map(document)

    assert "映射" in refused.value.sentence(translator("zh_CN"))


def test_a_single_word_may_stand_for_a_list() -> None:
    stated = parse_map({"options": {"missing": "-", "create": "customer"}})

    assert (stated.missing, stated.create) == (("-",), frozenset({Ref.CUSTOMER}))


@pytest.mark.parametrize("content", [b"[columns", b"\xff\xfe", b"name = \n"])
def test_a_file_that_is_no_map_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "map.toml").write_bytes(content)

    with pytest.raises(RequestError, match=r"map\.toml"):
        load_map(tmp_path / "map.toml")


@pytest.mark.parametrize(
    ("content", "english", "chinese"),
    [
        ("[columns]\nname == '姓名'\n", "at line 2, character 7", "第 2 行第 7 个字符"),
        ("[columns]\n姓名 = 'name'\n", "at line 2, character 1", "第 2 行第 1 个字符"),
        ("[columns]\nname = '姓名", "to its end", "结尾"),
        ("[columns\n", "at line 1, character 9", "第 1 行第 9 个字符"),
    ],
)
def test_where_a_map_cannot_be_read_is_said_in_the_owners_language(
    tmp_path: Path, content: str, english: str, chinese: str
) -> None:
    (tmp_path / "map.toml").write_text(content, encoding="utf-8")

    with pytest.raises(RequestError) as refused:
        load_map(tmp_path / "map.toml")

    assert english in refused.value.sentence(translator("en"))
    assert chinese in refused.value.sentence(translator("zh_CN"))


def test_a_missing_map_is_named() -> None:
    with pytest.raises(RequestError, match="no mapping file"):
        load_map(Path("nowhere.toml"))


def test_a_folder_in_a_maps_place_is_told_as_one(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="a folder bears this name; choose another name"):
        load_map(tmp_path)
