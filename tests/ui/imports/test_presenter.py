"""The import page's decisions, with a page and files that only remember."""

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from desktop.errors import RequestError
from desktop.exchange.file_map import FileMap
from desktop.exchange.report import ImportReport
from desktop.i18n import ENGLISH, translator
from desktop.services.imports import ColumnChoice, Preview
from desktop.ui.imports.presenter import ImportsPresenter
from desktop.ui.imports.wanted import Wanted
from desktop.ui.ports import EVERYTHING
from tests.ui.surroundings import FakeMessages, InstantTasks

FILE = Path("staff.csv")
FOUND = Preview(
    file="staff.csv", encoding="utf-8", sheet=None, sheets=(), header_row=1, headers=("姓名",),
    matched=(("name", "姓名"),), unused=(), lacking=(), rows=((2, ("王䶮",)),), problems=(),
)  # fmt: skip
REPORT = ImportReport("staff", "staff.csv", "utf-8", None, 1, 1, 0, 0, 0, (), (), is_dry_run=True)


@dataclass
class FakeView:
    """Remembers what it was shown."""

    shown: list[tuple[str, object]] = field(default_factory=list)

    def show_start(self) -> None:
        self.shown.append(("start", None))

    def show_busy(self, sentence: str) -> None:
        self.shown.append(("busy", sentence))

    def show_file(self, wanted: Wanted, found: Preview, columns: tuple[ColumnChoice, ...]) -> None:
        self.shown.append(("file", wanted))

    def show_trouble(self, sentence: str) -> None:
        self.shown.append(("trouble", sentence))

    def show_trial(self, report: ImportReport) -> None:
        self.shown.append(("trial", report))

    def show_done(self, report: ImportReport) -> None:
        self.shown.append(("done", report))


@dataclass
class FakeFiles:
    """Answers as told and remembers what was asked."""

    found: Preview = FOUND
    trouble: RequestError | None = None
    maps: list[FileMap | None] = field(default_factory=list)
    runs: list[bool] = field(default_factory=list)

    def preview(self, file: Path, kind: str, file_map: FileMap | None = None, rows: int = 50) -> Preview:
        self.maps.append(file_map)
        if self.trouble is not None:
            raise self.trouble
        return self.found

    def run(
        self,
        file: Path,
        kind: str,
        file_map: FileMap | None = None,
        *,
        sheet: str | None = None,
        dry_run: bool = False,
    ) -> ImportReport:
        self.runs.append(dry_run)
        return replace(REPORT, is_dry_run=dry_run)


class Stage:
    """The presenter with everything around it."""

    def __init__(self) -> None:
        self.view, self.files, self.messages, self.tasks = FakeView(), FakeFiles(), FakeMessages(), InstantTasks()
        self.rejects: list[Path] = []
        self.presenter = ImportsPresenter(
            self.tasks,
            self.messages,
            translator(ENGLISH),
            self.files,
            lambda _report, path, _texts: self.rejects.append(path),
        )
        self.presenter.attach(self.view)

    def last(self) -> tuple[str, object]:
        return self.view.shown[-1]


@pytest.fixture
def stage() -> Stage:
    return Stage()


class TestChooseFile:
    def test_looks_at_the_file_and_tries_it_without_keeping_anything(self, stage: Stage) -> None:
        stage.presenter.choose_file(FILE)

        assert [what for what, _value in stage.view.shown] == ["busy", "file", "trial"]
        assert stage.files.runs == [True]

    def test_forgets_what_was_stated_about_the_file_before(self, stage: Stage) -> None:
        stage.presenter.choose_file(FILE)
        stage.presenter.choose_columns({"name": "Name"})

        stage.presenter.choose_file(Path("other.csv"))

        assert stage.files.maps[-1] == FileMap()

    def test_tells_why_a_file_cannot_be_read(self, stage: Stage) -> None:
        stage.files.trouble = RequestError("There is no file {file}.", file="staff.csv")

        stage.presenter.choose_file(FILE)

        assert stage.last() == ("trouble", "There is no file staff.csv.")
        assert stage.files.runs == []

    def test_names_the_columns_still_needed_instead_of_trying(self, stage: Stage) -> None:
        stage.files.found = replace(FOUND, lacking=("name",))

        stage.presenter.choose_file(FILE)

        assert "Still needed: Name." in str(stage.last()[1])
        assert stage.files.runs == []

    def test_tells_what_must_be_stated_first(self, stage: Stage) -> None:
        stage.files.found = replace(FOUND, obstacle=RequestError("Which order do the dates have?"))

        stage.presenter.choose_file(FILE)

        assert stage.last() == ("trouble", "Which order do the dates have?")


class TestState:
    def test_reads_the_file_anew_as_stated(self, stage: Stage) -> None:
        stage.presenter.choose_file(FILE)

        stage.presenter.state(None, "3", "dmy", "1000", creates=True)

        stated = stage.files.maps[-1]
        assert stated is not None
        assert (stated.header_row, stated.date_order, bool(stated.create)) == (3, "dmy", True)

    def test_says_what_is_not_a_number_and_reads_nothing(self, stage: Stage) -> None:
        stage.presenter.choose_file(FILE)
        looked = len(stage.files.maps)

        stage.presenter.state(None, "three", None, "", creates=False)

        assert stage.last()[0] == "trouble"
        assert len(stage.files.maps) == looked

    def test_a_column_left_out_by_hand_stays_out(self, stage: Stage) -> None:
        stage.presenter.choose_file(FILE)

        stage.presenter.choose_columns({"name": None})

        stated = stage.files.maps[-1]
        assert stated is not None
        assert stated.columns["name"] == ()


class TestLoadMap:
    def test_takes_what_the_mapping_file_states(self, stage: Stage, tmp_path: Path) -> None:
        mapping = tmp_path / "map.toml"
        mapping.write_text('[columns]\nname = "Agent"\n', encoding="utf-8")
        stage.presenter.choose_file(FILE)

        stage.presenter.load_map(mapping)

        stated = stage.files.maps[-1]
        assert stated is not None
        assert stated.columns == {"name": ("Agent",)}

    def test_tells_what_is_wrong_with_it(self, stage: Stage, tmp_path: Path) -> None:
        stage.presenter.load_map(tmp_path / "absent.toml")

        assert stage.last()[0] == "trouble"


class TestTakeIn:
    def test_imports_what_was_tried_and_lets_every_page_ask_again(self, stage: Stage) -> None:
        stage.presenter.choose_file(FILE)

        stage.presenter.take_in()

        assert stage.files.runs == [True, False]
        assert stage.last()[0] == "done"
        assert stage.tasks.topics[-1] == EVERYTHING

    def test_what_was_done_stays_to_be_read_although_the_records_changed(self, stage: Stage) -> None:
        stage.presenter.choose_file(FILE)

        stage.presenter.take_in()
        stage.presenter.look_again()
        stage.presenter.take_in()

        assert stage.view.shown[-1] == ("done", replace(REPORT, is_dry_run=False))
        assert stage.files.runs == [True, False]

    def test_another_file_is_looked_at_after_one_was_taken_in(self, stage: Stage) -> None:
        stage.presenter.choose_file(FILE)
        stage.presenter.take_in()

        stage.presenter.choose_file(FILE)
        stage.presenter.look_again()

        assert stage.files.runs == [True, False, True, True]

    def test_does_nothing_before_a_file_was_tried(self, stage: Stage) -> None:
        stage.presenter.take_in()

        assert stage.files.runs == []


class TestSaveRejects:
    def test_writes_them_and_says_where(self, stage: Stage) -> None:
        stage.presenter.choose_file(FILE)

        stage.presenter.save_rejects(Path("bad.xlsx"))

        assert stage.rejects == [Path("bad.xlsx")]
        assert "bad.xlsx" in stage.messages.last.sentence

    def test_has_nothing_to_write_before_a_trial(self, stage: Stage) -> None:
        stage.presenter.save_rejects(Path("bad.xlsx"))

        assert stage.rejects == []


class TestStartOver:
    def test_asks_for_another_file_of_the_same_kind(self, stage: Stage) -> None:
        stage.presenter.choose_kind("visits")
        stage.presenter.choose_file(FILE)

        stage.presenter.start_over()

        assert stage.last()[0] == "start"
        assert stage.presenter.wanted == Wanted("visits")
