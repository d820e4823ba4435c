"""A backup is looked through before it is put back; what is wrong with it is said, and the record of changes is held
against what backups remember."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop.domain.rotation import Reason
from desktop.errors import DataFileError, RequestError
from desktop.i18n import CHINESE, translator
from desktop.models import Team
from desktop.services import audit
from desktop.services.backups import Backups, restore_path
from desktop.services.chain_heads import RESTORED, Loss
from desktop.services.checkup import check_up
from desktop.services.checkup_words import found_wrong
from desktop.services.looking_over import MOST, as_text, look_over, other_company
from desktop.store.database import Database
from desktop.store.shelf import Backup
from tests.outside import without_guards

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def add_team(database: Database, name: str) -> None:
    with database.write() as session:
        session.add(Team(name=name))
        audit.append(session, "team.added", details={"name": name})


@pytest.fixture
def backup(database: Database) -> Backup:
    """A backup of a file with three changes."""
    for name in ("华东", "华南", "华北"):
        add_team(database, name)
    return Backups(database, moment=lambda: NOW).put_aside(Reason.WISHED)


def alter(path: Path, *statements: str) -> None:
    """Change a file with another program that takes the guards off first."""
    with Database.open(path) as database, database.write() as session:
        without_guards(session)
        for statement in statements:
            session.execute(text(statement))


class TestLookingOver:
    def test_nothing_is_said_of_a_backup_as_it_was_made(self, database: Database, backup: Backup) -> None:
        assert look_over(backup.path, database.path) == ()
        assert sorted(each.name for each in backup.path.parent.iterdir()) == [
            backup.path.name,
            backup.path.name + ".json",
        ]

    def test_another_companys_is_called_so(self, database: Database, backup: Backup, tmp_path: Path) -> None:
        other = tmp_path / "other.qianji"
        with Database.create(other, lambda session: audit.append(session, "company.founded")):
            pass

        told = other_company(backup.path, other)

        assert [each.text(str) for each in told] == [
            f"{backup.path.name} is of another company than the one in other.qianji, which it replaces."
        ]
        assert other_company(backup.path, database.path) == ()
        assert other_company(backup.path, tmp_path / "none.qianji") == ()

    def test_every_way_it_was_altered_is_said(self, database: Database, backup: Backup) -> None:
        alter(backup.path, "UPDATE audit_entry SET verb = 'team.removed' WHERE id = 2")

        told = [each.text(str) for each in look_over(backup.path, database.path)]

        assert any("changed after it was made" in each for each in told)
        assert any("altered at entry 2" in each for each in told)
        assert any("took away what keeps" in each for each in told)

    def test_one_that_does_not_hold_together_is_refused_at_once(self, database: Database, backup: Backup) -> None:
        content = bytearray(backup.path.read_bytes())
        content[8192:20000] = b"\xa5" * (20000 - 8192)
        backup.path.write_bytes(content)

        with pytest.raises(DataFileError, match="damaged"):
            look_over(backup.path, database.path)

    def test_one_that_is_gone_is_refused(self, database: Database, tmp_path: Path) -> None:
        with pytest.raises(RequestError, match="no backup"):
            look_over(tmp_path / "gone.qianji", database.path)

        assert not (tmp_path / "company-backups").exists()

    def test_a_long_list_is_cut(self, database: Database, backup: Backup) -> None:
        alter(backup.path)
        told = look_over(backup.path, database.path) * MOST

        assert as_text(told, translator(CHINESE)).count("\n") == MOST


@pytest.mark.on_file  # the file itself is altered, copied and put back
class TestHeads:
    def losses(self, path: Path) -> list[Loss]:
        with Database.open(path) as database:
            found = check_up(database)
        assert len(found_wrong(found)) >= len(found.lost_heads)
        assert found.is_whole == (not found_wrong(found))
        return [each.loss for each in found.lost_heads]

    def test_newest_entries_taken_away_are_missed(self, database: Database, backup: Backup) -> None:
        path = database.path
        database.close()
        alter(path, "DELETE FROM audit_entry WHERE id = 3")

        assert self.losses(path) == [Loss.MISSING]

    def test_a_record_worked_out_anew_is_noticed(self, database: Database, backup: Backup) -> None:
        """Entries 2 and 3 were replaced by others that fit together."""
        path = database.path
        database.close()
        alter(path, "DELETE FROM audit_entry WHERE id > 1")
        with Database.open(path) as again:
            for name in ("甲", "乙"):
                add_team(again, name)
            with again.read() as session:
                assert audit.verify(session).is_whole

        assert self.losses(path) == [Loss.REWRITTEN]

    def test_another_companys_backups_are_told_apart(self, database: Database, backup: Backup) -> None:
        path = database.path
        database.close()
        path.unlink()
        with Database.create(path) as other:
            add_team(other, "别家")

        assert self.losses(path) == [Loss.FOREIGN]

    def test_an_older_copy_put_in_place_by_hand_is_noticed(self, database: Database, backup: Backup) -> None:
        path = database.path
        add_team(database, "华西")
        Backups(database, moment=lambda: NOW + timedelta(hours=1)).put_aside(Reason.WISHED)
        database.close()
        shutil.copyfile(backup.path, path)

        assert self.losses(path) == [Loss.MISSING]

    def test_after_a_backup_was_put_back_newer_entries_are_missed_again(
        self, database: Database, backup: Backup
    ) -> None:
        path = database.path
        database.close()
        restore_path(path, backup.path, lambda: NOW + timedelta(hours=1))
        with Database.open(path) as again:
            add_team(again, "华西")
            Backups(again, moment=lambda: NOW + timedelta(hours=2)).put_aside(Reason.WISHED)
        alter(path, "DELETE FROM audit_entry WHERE id = (SELECT max(id) FROM audit_entry)")

        assert self.losses(path) == [Loss.MISSING]

    def test_the_first_backup_after_a_missing_file_was_put_back_is_held_against_the_record(
        self, database: Database, backup: Backup
    ) -> None:
        """Nothing was put aside then, so the next copy bears the number that this would have had."""
        path = database.path
        database.close()
        path.unlink()
        restore_path(path, backup.path, lambda: NOW + timedelta(hours=1))
        with Database.open(path) as again:
            add_team(again, "华西")
            Backups(again, moment=lambda: NOW + timedelta(hours=2)).put_aside(Reason.WISHED)
        alter(path, "DELETE FROM audit_entry WHERE id = (SELECT max(id) FROM audit_entry)")

        assert self.losses(path) == [Loss.MISSING]

    def test_a_backup_put_back_by_the_program_is_no_loss(self, database: Database, backup: Backup) -> None:
        path = database.path
        add_team(database, "华西")
        Backups(database, moment=lambda: NOW + timedelta(hours=1)).put_aside(Reason.WISHED)
        database.close()

        restore_path(path, backup.path, lambda: NOW - timedelta(days=400))

        assert self.losses(path) == []

    @pytest.mark.parametrize("copies", [2, 10**9])
    def test_a_restore_that_another_program_wrote_down_excuses_nothing(
        self, database: Database, backup: Backup, copies: int
    ) -> None:
        """What was taken away may not be explained by an entry that anybody could have made."""
        path = database.path
        database.close()
        alter(path, "DELETE FROM audit_entry WHERE id = 3")
        with Database.open(path) as again, again.write() as session:
            audit.append(session, RESTORED, details={"copies": copies})

        assert self.losses(path) == [Loss.REWRITTEN]

    def test_the_first_backups_after_the_file_was_moved_without_its_own_are_held_against_it(
        self, database: Database, backup: Backup, tmp_path: Path
    ) -> None:
        path = tmp_path / "elsewhere" / "company.qianji"
        database.close()
        restore_path(database.path, backup.path, lambda: NOW + timedelta(hours=1))
        path.parent.mkdir()
        shutil.copyfile(database.path, path)
        with Database.open(path) as again:
            Backups(again, moment=lambda: NOW + timedelta(hours=2)).put_aside(Reason.WISHED)
        alter(path, "DELETE FROM audit_entry WHERE id = 4")

        assert self.losses(path) == [Loss.MISSING]

    def test_the_first_restore_of_all_is_known_where_there_was_no_backup_yet(
        self, database: Database, backup: Backup, tmp_path: Path
    ) -> None:
        path = database.path
        add_team(database, "华西")
        database.close()
        source = backup.path.rename(tmp_path / "taken-along.qianji")
        shutil.rmtree(backup.path.parent)

        restore_path(path, source, lambda: NOW + timedelta(hours=1))

        assert self.losses(path) == []
