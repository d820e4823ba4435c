"""What the self-test tries one by one; each refuses in a sentence where it does not work."""

import sys
from datetime import date
from gettext import GNUTranslations
from pathlib import Path

from desktop.domain.paper import USUAL
from desktop.domain.period import PeriodKind, last_full
from desktop.errors import N_, DataFileError, RequestError
from desktop.i18n import CATALOGUES, CHINESE, catalogue_file
from desktop.queries.resemblance import ALIKE, alike
from desktop.queries.working_days import public_days
from desktop.reports.document import Description
from desktop.reports.fonts import FONTS, face, font_file
from desktop.reports.raster import page_count, render_png
from desktop.services.company import Protection, found_company
from desktop.services.compositor_beside import CompositorBeside
from desktop.services.evaluations import Evaluations
from desktop.services.imports import Imports
from desktop.services.pinyin import spelled
from desktop.services.printing import ReviewPrinting
from desktop.services.servers import ServerChoice, connect
from desktop.services.unlocking import unlock
from desktop.services.vault import new_code
from desktop.services.visits import VisitDraft, VisitLog
from desktop.store.database import Database
from desktop.store.engine_version import engine_version
from desktop.store.server.passwords import keyring_name

__all__ = ["engine_version"]

BLANK = 2_000  # bytes of a picture of a page on which nothing stands, at the resolution asked for
DOTS = 30  # per inch
STAFF = "工号,姓名,入职日期\nE1,签绩,2020-01-01\nE2,王小明,2020-01-01\n"


def refuse_missing_files() -> None:
    """Refuse where texts or fonts did not travel along whole; every file that lacks is named."""
    files = [*(catalogue_file(CHINESE, name) for name in CATALOGUES), *map(font_file, FONTS)]
    lost = [file.name for file in files if not _is_whole(file)]
    if lost:
        raise RequestError(
            N_("Files of the program are missing or damaged: {files}. Install the program anew."),
            files=", ".join(lost),
        )


def _is_whole(file: Path) -> bool:
    """Whether every text or letter of a file can be read."""
    try:
        if file.suffix == ".mo":
            with file.open("rb") as source:  # the library's reader looks at every text, ours at those asked for
                return bool(GNUTranslations(source).info())
        face(file.stem)
    except Exception:  # noqa: BLE001 - a damaged file fails anywhere in the reading
        return False
    return True


def refuse_unsearchable() -> None:
    """Refuse where names are not found by their sound or likeness, or no public holidays are known."""
    sound, likeness = spelled("曾小明", is_person=True), alike("上海禾味餐饮有限公司", "禾味餐饮")
    if sound != ("zengxiaoming", "zxm") or likeness < ALIKE or not public_days():
        raise RequestError(N_("The program's word lists are missing. Install the program anew."))


def opened(data: Path, name: str) -> Database:
    """The company of the self-test; a new one where its file could not be made before."""
    return Database.open(data) if data.exists() else found_company(data, name)


def try_imports(data: Path, today: date, name: str) -> None:
    """Found a company whose people come in as text in a Chinese encoding, out as a workbook, and in again."""
    with found_company(data, name) as database:
        imports = Imports(database, lambda: today)
        text, book = data.with_name("员工 staff.csv"), data.with_name("员工 staff.xlsx")
        text.write_bytes(STAFF.encode("gb18030"))
        came = imports.run(text, "staff")
        imports.export("staff", book, CHINESE)
        again = imports.run(book, "staff")
        if came.created != STAFF.count("\n") - 1 or again.unchanged != came.created:
            raise RequestError(N_("The tables could not be read. Install the program anew."))


def forms_of_an_evaluation(database: Database, today: date, folder: Path, language: str) -> list[Path]:
    """The review forms of last month, printed."""
    period = last_full(PeriodKind.MONTH, today)
    VisitLog(database, lambda: today).log(VisitDraft(period.start, 1))
    Evaluations(database, lambda: today).run(period)
    summary = ReviewPrinting(database).write(period, folder, language=language)
    if summary.refused or not summary.written:
        raise RequestError(N_("The review form could not be written."))
    return list(summary.written)


def refuse_without_process() -> None:
    """Refuse where no process can be begun beside the window to set many forms."""
    try:
        CompositorBeside(Description("", "", "", CHINESE), USUAL).close()
    except OSError as error:
        raise RequestError(N_("No second process could be started to write many forms at once.")) from error


def refuse_blank(forms: list[Path]) -> None:
    """Refuse where a page of a form, drawn as the window draws it, shows nothing."""
    pdf = forms[0].read_bytes()
    if not page_count(pdf) or len(render_png(pdf, dpi=DOTS)) < BLANK:
        raise RequestError(N_("The review form could not be shown. Install the program anew."))


def lock_and_open_again(data: Path, name: str) -> None:
    """Make a file with a password, close it, and open it with that password."""
    password, code = "correct horse 签绩 7", new_code()
    found_company(data, name, protection=Protection(password, code)).close()
    Database.open(data, (unlock(data, password),)).close()


def try_server() -> None:
    """Ask a database server where there is none: with its driver in place the answer is a sentence."""
    try:
        connect(ServerChoice("127.0.0.1", "1", "qianji", "qianji", "no password"))  # where no server ever listens
    except DataFileError:
        return
    raise RequestError(N_("A database server was asked for, and it is not told that there is none."))


def refuse_without_keyring() -> None:
    """Refuse where the system's own keyring, which Windows and macOS always have, is not found."""
    if sys.platform in {"win32", "darwin"} and not keyring_name():
        raise RequestError(N_("The system's keyring is not found. Install the program anew."))
