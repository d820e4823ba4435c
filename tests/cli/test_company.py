"""`qianji init` and `qianji check`."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.domain.rotation import Reason
from desktop.models import AuditEntry, Evaluation, Scheme, SchemeVersion
from desktop.queries.company import company_profile
from desktop.services import company
from desktop.services.backups import Backups
from desktop.store.database import Database
from desktop.store.migrate import SCHEMA
from desktop.store.server.passwords import NeedsPasswordError
from tests.cli.conftest import Call
from tests.made_once import made_once
from tests.outside import without_guards

PLAIN = {"ok": True, "integrity": "ok", "foreign_keys": "ok", "audit_chain": "ok", "finalised_seals": "ok"}


@pytest.fixture
def data(tmp_path: Path, call: Call, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data file as `qianji init` makes it."""

    def init(path: Path) -> None:
        assert call("init", "--data", path, "--company", "青禾餐饮", "--preset", "franchise").code == 0

    return shutil.copyfile(made_once(tmp_path_factory, "founded-by-command.qianji", init), tmp_path / "公司.qianji")


class TestInit:
    def test_the_company_and_its_preset_are_there(self, data: Path) -> None:
        with Database.open(data) as database, database.read() as session:
            company = company_profile(session)
            schemes = len(session.scalars(select(Scheme.id)).all())

        assert (company.name, company.preset) == ("青禾餐饮", "franchise")
        assert schemes > 0

    def test_an_existing_file_is_refused_and_stays(self, data: Path, call: Call) -> None:
        before = data.read_bytes()

        outcome = call("init", "--data", data)

        assert outcome.code == 2
        assert "exists already" in outcome.complained
        assert data.read_bytes() == before

    def test_an_unknown_preset_makes_nothing(self, tmp_path: Path, call: Call) -> None:
        outcome = call("init", "--data", tmp_path / "x.db", "--preset", "circus")

        assert outcome.code == 2
        assert "circus" in outcome.complained
        assert not (tmp_path / "x.db").exists()

    def test_without_a_name_the_company_is_called_in_the_owners_language(self, tmp_path: Path, call: Call) -> None:
        outcome = call("init", "--data", tmp_path / "x.db", language="zh_CN")

        assert "我的公司" in outcome.said


class TestCheck:
    def test_a_sound_file_is_told_so(self, data: Path, call: Call) -> None:
        outcome = call("check", "--data", data, "--json")

        document = outcome.document()
        assert outcome.code == 0
        assert document.items() >= PLAIN.items()
        assert document["schema_version"] == SCHEMA
        assert document["counts"]["staff"] == 0

    def test_without_json_it_is_told_in_words(self, data: Path, call: Call) -> None:
        outcome = call("check", "--data", data)

        assert "is whole" in outcome.said
        assert "visits" in outcome.said

    def test_what_is_wrong_is_listed_with_code_3(self, data: Path, call: Call) -> None:
        with Database.open(data) as database:
            with database.write() as session:
                without_guards(session).get_one(AuditEntry, 1).verb = "company.robbed"
            with database.raw() as connection:
                connection.execute("PRAGMA foreign_keys = OFF")
                connection.execute("INSERT INTO team_membership (id, staff_id, team_id) VALUES (1, 77, 88)")

        outcome = call("check", "--data", data, "--json")

        document = outcome.document()
        assert outcome.code == 3
        assert document["ok"] is False
        assert document["audit_chain"] == "broken at 1"
        assert "team_membership" in document["foreign_keys"]
        told = call("check", "--data", data).complained
        assert "altered at entry 1" in told
        assert "team_membership" in told

    def test_an_altered_finalised_evaluation_is_named(self, data: Path, call: Call) -> None:
        with Database.open(data) as database, database.write() as session:
            version_id = session.scalars(select(SchemeVersion.id)).first()
            session.add(
                Evaluation(
                    scheme_version_id=version_id,
                    period_kind="quarter",
                    period_label="2026Q3",
                    start=date(2026, 7, 1),
                    end=date(2026, 9, 30),
                    status="finalised",
                    snapshot="{}",
                    seal="abc",
                )
            )

        outcome = call("check", "--data", data, "--json")

        assert outcome.document()["finalised_seals"] == "2026Q3"
        assert "2026Q3 was altered" in call("check", "--data", data).complained

    def test_guards_that_were_taken_away_are_named(self, data: Path, call: Call) -> None:
        with Database.open(data) as database, database.write() as session:
            without_guards(session)

        outcome = call("check", "--data", data, "--json")

        assert outcome.code == 3
        assert "guard_review_update" in outcome.document()["guards"]
        told = call("check", "--data", data).complained
        assert "Another program took away" in told
        assert "guard_review_update" not in told

    def test_a_missing_file_is_code_3(self, tmp_path: Path, call: Call) -> None:
        outcome = call("check", "--json", "--data", tmp_path / "x.db")

        assert outcome.code == 3
        assert outcome.said == ""
        assert "qianji init" in outcome.complained

    def test_a_missing_file_with_backups_leads_to_the_newest_of_them(self, data: Path, call: Call) -> None:
        with Database.open(data) as database:
            Backups(database).put_aside(Reason.WISHED)
            newest = Backups(database).put_aside(Reason.WISHED)
        data.unlink()

        outcome = call("check", "--data", data)

        assert outcome.code == 3
        assert f"qianji restore {newest.path}\n" in outcome.complained
        assert "qianji init" not in outcome.complained


class TestInitBesides:
    def test_no_new_company_takes_the_place_of_one_whose_backups_are_there(
        self, data: Path, tmp_path: Path, call: Call
    ) -> None:
        with Database.open(data) as database:
            Backups(database).put_aside(Reason.WISHED)
        data.unlink()

        outcome = call("init", "--data", data)

        assert outcome.code == 2
        assert "qianji restore" in outcome.complained
        assert not data.exists()

    def test_a_synchronised_folder_is_told(self, tmp_path: Path, call: Call) -> None:
        outcome = call("init", "--data", tmp_path / "Dropbox" / "company.qianji")

        assert outcome.code == 0
        assert "Dropbox synchronises" in outcome.complained


class TestDataFile:
    def test_a_folder_is_refused_with_what_to_name(self, tmp_path: Path, call: Call) -> None:
        outcome = call("check", "--data", tmp_path, "--lang", "zh_CN")

        assert outcome.code == 2
        assert outcome.complained.startswith(f"--data 指定的 {tmp_path} 是文件夹。")

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
    def test_a_pipe_is_refused_instead_of_waited_for(self, tmp_path: Path, call: Call) -> None:
        os.mkfifo(tmp_path / "pipe.qianji")

        assert "a pipe or a device" in call("check", "--data", tmp_path / "pipe.qianji").complained
        assert "a pipe or a device" in call("restore", tmp_path / "pipe.qianji", "--data", tmp_path / "a").complained


class TestBackup:
    def test_a_backup_can_be_put_back(self, data: Path, tmp_path: Path, call: Call) -> None:
        assert call("backup", tmp_path / "copy.db", "--data", data).code == 0

        outcome = call("restore", tmp_path / "copy.db", "--data", tmp_path / "new.db")

        assert outcome.code == 0
        assert call("check", "--data", tmp_path / "new.db").code == 0

    def test_no_folder_is_made_in_the_place_of_a_drive_that_is_not_in(
        self, data: Path, tmp_path: Path, call: Call
    ) -> None:
        outcome = call("backup", tmp_path / "stick" / "qianji" / "copy.db", "--data", data)

        assert outcome.code == 3
        assert "plug the drive in" in outcome.complained
        assert not (tmp_path / "stick").exists()
        assert call("backup", data.with_name(f"{data.stem}-backups") / "mine.qianji", "--data", data).code == 0

    def test_a_backup_cut_short_or_gone_is_told_as_such(self, data: Path, tmp_path: Path, call: Call) -> None:
        call("backup", tmp_path / "copy.db", "--data", data)
        os.truncate(tmp_path / "copy.db", 20_000)

        cut, gone = (call("restore", tmp_path / name, "--data", data).complained for name in ("copy.db", "gone.db"))

        assert "Choose another one. Nothing was changed." in cut
        assert "Choose another one; nothing was changed." in gone

    def test_what_was_there_before_is_named(self, data: Path, tmp_path: Path, call: Call) -> None:
        call("backup", tmp_path / "copy.db", "--data", data)

        outcome = call("restore", tmp_path / "copy.db", "--data", data)

        assert "before-restore" in outcome.said

    def test_a_damaged_file_is_not_said_to_come_back(self, data: Path, tmp_path: Path, call: Call) -> None:
        call("backup", tmp_path / "copy.db", "--data", data)
        os.truncate(data, 20_000)

        outcome = call("restore", tmp_path / "copy.db", "--data", data)

        assert (outcome.code, call("check", "--data", data).code) == (0, 0)
        assert "The damaged file from before is kept as it was in" in outcome.said
        assert "brings it back" not in outcome.said

    def test_an_altered_backup_is_put_back_only_where_that_is_wished(
        self, data: Path, tmp_path: Path, call: Call
    ) -> None:
        call("backup", tmp_path / "copy.db", "--data", data)
        with Database.open(tmp_path / "copy.db") as database, database.write() as session:
            without_guards(session).get_one(AuditEntry, 1).verb = "company.robbed"
        before = data.read_bytes()

        refused = call("restore", tmp_path / "copy.db", "--data", data)
        untouched = data.read_bytes() == before
        done = call("restore", tmp_path / "copy.db", "--data", data, "--anyway", language="zh_CN")

        assert (refused.code, untouched, done.code) == (3, True, 0)
        assert "altered at entry 1" in refused.complained
        assert "--anyway" in refused.complained
        assert "第 1 条" in done.complained

    def test_a_backup_overwrites_nothing(self, data: Path, tmp_path: Path, call: Call) -> None:
        (tmp_path / "copy.db").write_text("mine")

        assert call("backup", tmp_path / "copy.db", "--data", data).code == 2
        assert (tmp_path / "copy.db").read_text() == "mine"


class TestOnAServer:
    ADDRESS = "postgresql://owner@10.0.0.5:5432/tea"

    def test_a_password_that_nothing_keeps_is_read(
        self, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tried: list[str] = []

        def made(address: str, name: str, preset: str, password: str = "") -> Database:
            tried.append(password)
            if not password:
                raise NeedsPasswordError("The server wants a password.")
            return Database.create(tmp_path / "stands for the server.qianji")

        monkeypatch.setenv("QIANJI_DATABASE_URL", self.ADDRESS)
        monkeypatch.setattr(company, "found_on_server", made)

        told = call("init", "--company", "Lane", "--password-stdin", input="green door\n")

        assert told.code == 0, told.complained
        assert tried == ["", "green door"]

    def test_a_password_for_files_is_refused_there(self, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("QIANJI_DATABASE_URL", self.ADDRESS)

        told = call("init", "--admin-password-stdin", input="green door\n")

        assert told.code == 2
        assert "protected by the server's users" in told.complained
