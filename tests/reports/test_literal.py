"""What somebody typed comes out as it was typed, and printing touches no file and no network of its own."""

import dataclasses
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import TypeVar

import pypdfium2
import pytest

from desktop.domain.review import ReviewForm
from desktop.reports.review import review_pdf
from tests.reports.chinese_form import chinese

Value = TypeVar("Value")
TRICKS = (
    '<b>b</b> <font size="40">&amp;&#65;&lt;br/&gt;',
    '<img src="file:///etc/passwd"/><a href="http://x.y/">z</a>',
    "{0} {total} {form.seal} %s %(name)s %n ${HOME} $(id) `id`",
    "{{ 7*7 }} {% include '/etc/passwd' %} <%= 7*7 %> #{7*7}",
    "../../../etc/passwd C:\\Windows\\..\\win.ini \\\\host\\share",
    ") Tj ET (x) /JavaScript endstream endobj %%EOF >> <<",
    "\\textbf{x} \\input{/etc/passwd} =cmd|' /C calc'!A0 @SUM(1)",
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
)
KEPT = ("language", "seal", "rule", "options")  # no texts somebody types
LISTENER = """
import json, sys
from desktop.reports.review import review_pdf
from desktop.reports.sheets import sheets_pdf
from tests.reports.chinese_form import chinese
from tests.reports.english_form import english
from tests.reports.sheet_cases import every_part
form = chinese()
review_pdf(form), review_pdf(english()), sheets_pdf([every_part("a")])  # fonts and texts are read with the first form
touched = []
WATCHED = ("open", "socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.listdir", "os.scandir",
           "os.remove", "os.rename", "os.mkdir", "urllib.", "http.", "ftplib.", "shutil.", "ctypes.dlopen", "import")
sys.addaudithook(lambda event, values: touched.append((event, str(values))) if event.startswith(WATCHED) else 0)
import dataclasses
tricky = dataclasses.replace(form, company=sys.argv[1], employee_opinion=sys.argv[1], target_note=sys.argv[1])
review_pdf(tricky), review_pdf(english()), sheets_pdf([every_part(sys.argv[1])])
print(json.dumps(touched))
"""


def spoiled(value: Value, trick: str) -> Value:
    """The same value with every text inside it replaced."""
    if isinstance(value, str) and type(value) is str:
        return trick  # type: ignore[return-value] # a text for a text
    if isinstance(value, tuple):
        return tuple(spoiled(each, trick) for each in value)  # type: ignore[return-value] # as above
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in dataclasses.fields(value) if field.name not in KEPT]
        return dataclasses.replace(value, **{name: spoiled(getattr(value, name), trick) for name in names})
    return value


def read(form: ReviewForm) -> str:
    return read_pdf(review_pdf(form))


def read_pdf(pdf: bytes) -> str:
    """The text of all pages without white space."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        return "".join("".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()


@pytest.mark.parametrize("trick", TRICKS)
def test_a_trick_in_every_text_is_printed_literally(trick: str) -> None:
    form = spoiled(chinese(), trick)

    printed = read(dataclasses.replace(form, employee_opinion="", difficulties="", agreements=""))

    # The company, the title, names, findings with cause, actions, last plan and remarks are so many at least.
    assert printed.count("".join(trick.split())[:12]) >= 25
    assert "root:" not in printed


@pytest.mark.parametrize("trick", TRICKS)
def test_a_trick_is_whole_where_it_is_written(trick: str) -> None:
    form = dataclasses.replace(chinese(), employee_opinion=trick, target_note=trick)
    form = dataclasses.replace(form, weaknesses=(spoiled(form.weaknesses[0], trick),))

    assert read(form).count("".join(trick.split())) >= 4


def test_printing_opens_no_file_and_speaks_to_no_network() -> None:
    root = Path(__file__).resolve().parents[2]

    done = subprocess.run(
        [sys.executable, "-c", LISTENER, TRICKS[1]], cwd=root, capture_output=True, text=True, check=True
    )

    assert json.loads(done.stdout.splitlines()[-1]) == []
