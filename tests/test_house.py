"""The rules of the house: what can be said about the project as a whole is checked here, not remembered."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

from desktop.system_libraries import ALWAYS, ON_X11
from tests.modules import ROOT, module, sources
from tools import extract_texts

LONGEST_FILE = 300
LONGEST_FUNCTION = 50
MOST_MOCKS_PER_TEST = 0.1
BINARY = {".png", ".ttf", ".ico", ".pdf", ".xls", ".xlsx", ".ods", ".qianji"}


def _project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _tracked() -> list[Path]:
    """What is committed, or about to be; without git there is nothing to check."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this copy of the project is not a git checkout")
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def _pins(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return {match[1]: match[2] for match in re.finditer(r"^([a-z0-9-]+)==([^\s;\\]+)", text, re.MULTILINE)}


class TestRooms:
    def test_every_import_keeps_the_contracts(self) -> None:
        code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"

        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True, text=True)

        assert done.returncode == 0, done.stdout

    def test_every_page_is_named_where_pages_may_not_know_each_other(self) -> None:
        contracts = _project()["tool"]["importlinter"]["contracts"]
        named = next(each["modules"] for each in contracts if each["type"] == "independence")

        pages = {f"desktop.ui.{path.parent.name}" for path in (ROOT / "desktop" / "ui").glob("*/page.py")}

        assert set(named) == pages - {"desktop.ui.kit"}

    def test_presenters_and_ports_know_no_qt(self) -> None:
        modules = [*(ROOT / "desktop" / "ui").rglob("*presenter*.py"), ROOT / "desktop" / "ui" / "ports.py"]

        knowing = [
            path.name for path in modules if path.exists() and module(path).imported & {"PySide6", "shiboken6"}
        ]

        assert not knowing

    def test_no_room_but_the_store_writes_sql_of_one_engine(self) -> None:
        rooms = [path for path in sources("desktop") if "store" not in path.parts]

        naming = [path.name for path in rooms if "sqlalchemy.dialects" in path.read_text(encoding="utf-8")]

        assert not naming


class TestSizes:
    def test_no_file_is_longer_than_three_hundred_lines(self) -> None:
        lengths = {
            path: path.read_text(encoding="utf-8").count("\n")
            for path in sources("desktop", "installer", "tests", "tools")
        }

        assert not {str(path.relative_to(ROOT)): n for path, n in lengths.items() if n > LONGEST_FILE}

    def test_no_function_is_longer_than_fifty_lines(self) -> None:
        long = {
            f"{path.relative_to(ROOT)}: {name}": length
            for path in sources("desktop", "installer", "tests", "tools")
            for name, length in module(path).functions
            if ("tests" not in path.parts or name.startswith("test_"))  # values to test with may be long
            and length > LONGEST_FUNCTION
        }

        assert not long


class TestHabits:
    def test_fakes_are_preferred_to_mocks(self) -> None:
        mock = re.compile(r"\b(?:Magic)?Mock\(|\bpatch(?:\.object)?\(|create_autospec\(|monkeypatch\.setattr\(")
        texts = {path: path.read_text(encoding="utf-8") for path in sources("tests")}

        mocks = sum(len(mock.findall(text)) for text in texts.values())
        tests = sum(name.startswith("test_") for path in texts for name, _length in module(path).functions)

        assert mocks <= tests * MOST_MOCKS_PER_TEST

    def test_no_test_sleeps(self) -> None:
        sleep = re.compile(r"\btime\.sleep\(|\bqtbot\.wait\(|\bQTest\.qWait\(")

        sleeping = [path.name for path in sources("tests") if sleep.search(path.read_text(encoding="utf-8"))]

        assert sleeping in ([], ["test_house.py"])

    def test_every_exception_from_a_check_carries_its_reason(self) -> None:
        bare = re.compile(r"#\s*(?:noqa(?::\s*[A-Z0-9, ]+)?|type:\s*ignore(?:\[[^\]]*\])?)\s*$")

        found = [
            f"{path.relative_to(ROOT)}:{number}"
            for path in sources("desktop", "installer", "tests", "tools")
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
            if bare.search(line)
        ]

        assert not found

    @pytest.mark.parametrize("room", extract_texts.ROOMS)
    def test_every_text_is_in_its_catalogue_and_has_a_chinese_one(self, room: str) -> None:
        text, missing = extract_texts.updated(room)

        assert not missing
        assert text.strip() == (extract_texts.LOCALE / f"{room}.po").read_text(encoding="utf-8").strip()


class TestPapers:
    def test_the_newest_change_is_this_version(self) -> None:
        changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

        newest = re.search(r"^## (\S+)", changes, re.MULTILINE)

        assert newest
        assert newest[1] == _project()["project"]["version"]

    def test_every_library_that_travels_along_is_named_with_its_version(self) -> None:
        told = (ROOT / "resources" / "THIRD_PARTY.md").read_text(encoding="utf-8")

        named = dict(re.findall(r"^\| ([a-z0-9-]+) \| (\d\S*) \|", told, re.MULTILINE))

        assert named == _pins("requirements.txt")

    def test_everything_the_project_asks_for_is_used(self) -> None:
        asked = {entry.split("==")[0].lower().replace("-", "_") for entry in _project()["project"]["dependencies"]}
        known_as = {
            "argon2_cffi": "argon2",
            "chinesecalendar": "chinese_calendar",
            "pillow": "PIL",
            "pyside6_essentials": "PySide6",
        }
        helps_another = {"psycopg_binary", "rl_accel"}  # psycopg's own library; makes reportlab faster

        imported = frozenset[str]().union(*(module(path).imported for path in (ROOT / "desktop").rglob("*.py")))

        assert {name for name in asked - helps_another if known_as.get(name, name) not in imported} == set()

    def test_the_hashed_lists_agree_with_the_project(self) -> None:
        project = _project()
        direct = {*project["project"]["dependencies"], *project["dependency-groups"]["dev"]}
        brought = set(project["tool"]["uv"]["constraint-dependencies"])

        hashed = {f"{name}=={version}" for name, version in _pins("requirements-dev.txt").items()}

        assert hashed == {entry.lower().replace("_", "-") for entry in direct | brought}

    @pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
    def test_no_library_can_be_another_file_than_the_one_that_was_looked_at(self, name: str) -> None:
        entries = re.split(r"^(?=[a-z0-9-]+==)", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]

        assert len(entries) == len(_pins(name))
        assert [each for each in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}", each)] == []

    @pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
    def test_the_readme_has_two_commands_and_the_second_is_what_runs_on_every_change(self, name: str) -> None:
        text = (ROOT / name).read_text(encoding="utf-8")

        commands = re.findall(r"^python3 .*$", text, re.MULTILINE)

        assert len(commands) == 2
        assert "qianji demo" in commands[0]
        assert commands[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    @pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", ".ci/run"])
    def test_the_system_libraries_the_window_asks_for_can_be_read_up(self, name: str) -> None:
        wanted = {*ALWAYS.values(), *(() if name == ".ci/run" else ON_X11.values())}

        written = set(re.findall(r"[a-z0-9][a-z0-9.+-]+", (ROOT / name).read_text(encoding="utf-8")))

        assert wanted <= written

    def test_no_committed_file_names_a_package_host_or_a_path_of_somebodys_machine(self) -> None:
        hosts = ["files.python" + "hosted", "py" + "pi.org", "registry.npm" + "js"]
        paths = ["/" + place + "/" for place in ("work", "root", "home", "Users")]
        forbidden = re.compile(
            "|".join([re.escape(host) for host in hosts] + [rf"(?<![\w.~]){path}\w" for path in paths])
        )

        found = [
            str(path.relative_to(ROOT))
            for path in _tracked()
            if path.suffix.lower() not in BINARY
            and forbidden.search(path.read_text(encoding="utf-8", errors="replace"))
        ]

        assert not found

    def test_a_text_has_one_translation_whichever_room_says_it(self) -> None:
        said: dict[tuple[object, str | None], set[str]] = {}
        for catalogue in sorted(extract_texts.LOCALE.glob("*.po")):
            with catalogue.open("rb") as source:
                for message in read_po(source, locale="zh_CN"):
                    if message.id:  # one room's text would be shown in the place of the other's
                        said.setdefault((message.id, message.context), set()).add(str(message.string))

        assert not {text: words for text, words in said.items() if len(words) > 1}

    def test_no_lock_file_and_no_compiled_text_is_committed(self) -> None:
        assert not [path.name for path in _tracked() if path.name == "uv.lock" or path.suffix == ".mo"]
