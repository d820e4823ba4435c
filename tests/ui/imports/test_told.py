"""What is told of rows that are to be taken in."""

from desktop.exchange.report import ImportReport
from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.services.import_undo import TakenBack
from desktop.ui.imports.history_words import taken_back_sentence
from desktop.ui.imports.told import leaving_told, numbers_told


def report_of(created: int = 0, updated: int = 0, unchanged: int = 0, rejected: int = 0) -> ImportReport:
    """The report of a try."""
    return ImportReport(
        kind="visits",
        file="visits.csv",
        encoding="utf-8",
        sheet=None,
        rows_read=created + updated + unchanged + rejected,
        created=created,
        updated=updated,
        unchanged=unchanged,
        rejected=rejected,
        warnings=(),
        errors=(),
        is_dry_run=True,
    )


class TestLargeNumbers:
    def test_of_a_try_have_their_thousands_parted(self) -> None:
        told = numbers_told(report_of(60000, 1200, 3000, 1001), translator(ENGLISH))

        assert told == "60,000 new, 1,200 changed, 3,000 unchanged, 1,001 rejected. Nothing is saved yet."

    def test_of_rows_left_out_have_their_thousands_parted(self) -> None:
        assert "12,345" in leaving_told(12345, translator(CHINESE), are_out=False)

    def test_of_an_import_taken_back_have_their_thousands_parted(self) -> None:
        what = TakenBack("visits.csv", 60000, 1200)

        assert "60,000" in taken_back_sentence(what, translator(ENGLISH))
        assert "1,200" in taken_back_sentence(what, translator(ENGLISH))
