import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import paths
from desktop.exchange.reading.encoding import decoded
from desktop.exchange.sentences import Refusal

SAMPLE = "".join(path.read_text("utf-8") for path in sorted((paths.resources() / "sample").rglob("*.toml")))
HANZI = sorted({character for character in SAMPLE if "\u4e00" <= character <= "\u9fff"})
NAMES = ("张三", "李四", "王小明", "欧阳娜娜", "璩美凤", "王堃", "闫昊", "阿卜杜·热合曼", "禾味餐饮有限公司", "联通")
EVEN = ("张三", "李四", "欧阳娜娜", "王堃", "禾味餐饮有限公司")


def table(rows: list[tuple[str, str]]) -> bytes:
    return b"".join(f"M{place},{name}\r\n".encode(encoding) for place, (name, encoding) in enumerate(rows, 1))


@pytest.mark.parametrize("name", EVEN)
def test_one_line_of_utf8_among_gbk_is_named_instead_of_read_wrong(name: str) -> None:
    rows = [(each, "gbk") for each in NAMES[:4]] + [(name, "utf-8")] + [("张三", "gbk")]

    with pytest.raises(Refusal, match=r"Line 5 .* in UTF-8, others in GBK"):
        decoded(table(rows), None)


@pytest.mark.parametrize("name", NAMES)  # 联通 as well: not all of its bytes fit UTF-8 strictly
def test_one_line_of_gbk_among_utf8_is_named(name: str) -> None:
    rows = [("张三", "utf-8"), ("李四", "utf-8"), (name, "gbk"), ("赵六", "utf-8")]

    with pytest.raises(Refusal, match=r"Line 3 .* in GBK, others in UTF-8"):
        decoded(table(rows), None)


def test_the_line_that_differs_is_named_although_the_file_cannot_be_gb18030_as_a_whole() -> None:
    rows = [("王小明", "gbk")] * 41 + [("王小明", "utf-8")]

    with pytest.raises(Refusal, match=r"Line 42 .*CSV UTF-8"):
        decoded(table(rows), None)


@given(st.lists(st.text(HANZI, min_size=2, max_size=4), min_size=1, max_size=8))
def test_a_file_of_gbk_is_read_as_it_is(names: list[str]) -> None:
    text = "".join(f"工号M1,{name}\n" for name in names)

    assert decoded(text.encode("gbk"), None) == (text, "gb18030")


def test_every_name_of_the_sample_company_is_read_from_gbk() -> None:
    names = {each for each in SAMPLE.replace('"', "\n").splitlines() if each and each[0] in HANZI}
    text = "".join(f"{name}\n" for name in sorted(names))

    assert len(names) > 100
    assert decoded(text.encode("gb18030"), None) == (text, "gb18030")
    for name in names:
        assert decoded(f"工号,{name}\n".encode("gb18030"), None)[0] == f"工号,{name}\n"
