"""The quick reader of catalogues says what the standard library's says."""

import errno
import gettext as gnu
import re
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from desktop.catalogue import Catalogue
from desktop.i18n import CATALOGUES, _catalogue, catalogue_file
from desktop.paths import resources


def compiled(catalogue: Catalog) -> bytes:
    target = BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


@pytest.mark.parametrize("name", CATALOGUES)
def test_every_text_of_the_program_reads_the_same(name: str) -> None:
    with (resources() / "locale" / "zh_CN" / "LC_MESSAGES" / f"{name}.po").open("rb") as source:
        messages = read_po(source, locale="zh_CN")
    content = compiled(messages)

    quick, usual = Catalogue(BytesIO(content)), gnu.GNUTranslations(BytesIO(content))

    for message in messages:
        single = message.id if isinstance(message.id, str) else message.id[0]
        plural = message.id if isinstance(message.id, str) else message.id[1]
        context = message.context or ""
        assert quick.gettext(single) == usual.gettext(single)
        assert quick.pgettext(context, single) == usual.pgettext(context, single)
        for number in (0, 1, 2, 5, 100):
            assert quick.ngettext(single, plural, number) == usual.ngettext(single, plural, number)


@pytest.mark.parametrize("name", CATALOGUES)
def test_an_amount_in_english_stands_behind_its_sign_and_yuan_is_only_said_of_columns_and_fields(name: str) -> None:
    with (resources() / "locale" / "zh_CN" / "LC_MESSAGES" / f"{name}.po").open("rb") as source:
        said = [message.id if isinstance(message.id, str) else message.id[0] for message in read_po(source)]

    assert not [text for text in said if re.search(r"\} yuan|\d yuan (?!\))|[-−]¥|¥ ", text)]


def test_an_example_in_english_is_written_in_latin_letters_and_figures() -> None:
    with (resources() / "locale" / "zh_CN" / "LC_MESSAGES" / "ui.po").open("rb") as source:
        said = [message.id for message in read_po(source) if isinstance(message.id, str)]

    examples = [text for text in said if text.startswith("e.g. ")]
    assert examples
    assert not [text for text in examples if re.search(r"[\u4e00-\u9fff]", text)]


def test_a_language_with_several_forms_picks_the_right_one() -> None:
    messages = Catalog(locale="pl")
    messages.add(("{number} visit", "{number} visits"), ("wizyta", "wizyty", "wizyt"))
    content = compiled(messages)

    quick, usual = Catalogue(BytesIO(content)), gnu.GNUTranslations(BytesIO(content))

    said = [quick.ngettext("{number} visit", "{number} visits", number) for number in range(30)]
    assert set(said) == {"wizyta", "wizyty", "wizyt"}
    assert said == [usual.ngettext("{number} visit", "{number} visits", number) for number in range(30)]


def test_a_text_that_is_not_in_it_is_asked_of_the_next() -> None:
    first, second = Catalog(locale="zh_CN"), Catalog(locale="zh_CN")
    second.add("Visits", "拜访")
    quick = Catalogue(BytesIO(compiled(first)))
    quick.add_fallback(Catalogue(BytesIO(compiled(second))))

    assert quick.gettext("Visits") == "拜访"
    assert quick.gettext("Deals") == "Deals"


def test_another_file_is_refused() -> None:
    with pytest.raises(OSError, match="no catalogue"):
        Catalogue(BytesIO(b"a letter to my landlord"))


@pytest.mark.parametrize("name", CATALOGUES)
def test_an_ellipsis_looks_the_same_everywhere_in_chinese(name: str) -> None:
    content = (resources() / "locale" / "zh_CN" / "LC_MESSAGES" / f"{name}.po").read_text(encoding="utf-8")

    assert "……" not in content


@pytest.mark.parametrize("content", [None, b"", b"no catalogue", b"\xde\x12\x04\x95cut"])
def test_one_that_is_gone_or_damaged_leaves_the_english_words(content: bytes | None, tmp_path: Path) -> None:
    file = tmp_path / "ui.mo"
    if content is not None:
        file.write_bytes(content)

    assert _catalogue(file).gettext("Visits") == "Visits"


def test_where_a_checkout_takes_no_file_the_texts_serve_from_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Path("locale", "zh_CN", "LC_MESSAGES")
    (tmp_path / place).mkdir(parents=True)
    shutil.copyfile(resources() / place / "cli.po", tmp_path / place / "cli.po")
    monkeypatch.setattr("desktop.paths.resources", lambda: tmp_path)

    def refuse(_part: Path, _content: bytes) -> int:
        raise OSError(errno.EFBIG, "File too large")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    file = catalogue_file("zh_CN", "cli")

    assert not file.exists()
    assert _catalogue(file).gettext("Commands") == "命令"
