"""Founding a company and changing its house rules."""

from pathlib import Path

import pytest

from desktop.errors import RequestError
from desktop.queries.company import CompanyProfile, company_profile
from desktop.queries.lookups import positions, words
from desktop.services.company import CompanyDraft, change_company, found_company
from desktop.store.database import Database


class TestFound:
    def test_the_company_starts_with_its_trades_words(self, tmp_path: Path) -> None:
        with found_company(tmp_path / "a.qianji", "青禾", "连锁加盟招商") as database, database.read() as session:
            assert company_profile(session) == CompanyProfile(name="青禾", preset="franchise")
            assert words(session, "outcome", "zh_CN")
            assert positions(session, "en")

    @pytest.mark.parametrize(("name", "preset"), [(" ", "sales"), ("青禾", "circus")])
    def test_a_wrong_wish_makes_no_file(self, tmp_path: Path, name: str, preset: str) -> None:
        with pytest.raises(RequestError):
            found_company(tmp_path / "a.qianji", name, preset)

        assert list(tmp_path.iterdir()) == []


class TestChange:
    def test_the_house_rules_are_kept(self, database: Database) -> None:
        change_company(database, CompanyDraft("青禾", fiscal_year_start=4, log_days=1, stall_days=7))

        with database.read() as session:
            found = company_profile(session)
        assert (found.name, found.fiscal_year_start, found.log_days, found.stall_days) == ("青禾", 4, 1, 7)

    def test_a_second_change_makes_no_second_company(self, database: Database) -> None:
        change_company(database, CompanyDraft("青禾"))
        change_company(database, CompanyDraft("绿洲"))

        with database.read() as session:
            assert company_profile(session).name == "绿洲"

    @pytest.mark.parametrize(
        "draft",
        [
            CompanyDraft(""),
            CompanyDraft("青禾", 0),
            CompanyDraft("青禾", 13),
            CompanyDraft("青禾", 1, -1),
            CompanyDraft("青禾", 1, 2, 0),
        ],
    )
    def test_what_cannot_be_is_refused(self, database: Database, draft: CompanyDraft) -> None:
        with pytest.raises(RequestError):
            change_company(database, draft)

        with database.read() as session:
            assert company_profile(session) == CompanyProfile()
