"""What the palette offers before a letter is typed, and what it finds in the file afterwards."""

from functools import partial
from typing import TYPE_CHECKING

from desktop import paths
from desktop.app.record_search import RecordSearch
from desktop.i18n import CHINESE, ENGLISH
from desktop.ui.guide.chapters import chapters
from desktop.ui.kit.page_acts import page_acts
from desktop.ui.ports import Wish
from desktop.ui.shell.commands import Command
from desktop.ui.tones import Appearance

if TYPE_CHECKING:
    from desktop.app.program import Program


def open_palette(program: "Program") -> None:
    """Open the palette with every act, page, and what can be undone; records are asked for as they are typed."""
    window, desk = program.desk.window, program.desk
    palette = window.command_palette
    groups = (_acts, _here, _undoable, _pages, _choices, _told)
    offered = [command for group in groups for command in group(program)]
    search = RecordSearch(desk.tasks, desk.look.texts, window, {place.key for place in window.places()}, offered)
    palette.open(offered)
    palette.ask = lambda typed: search.ask(typed, partial(palette.show_found, typed))


def _acts(program: "Program") -> list[Command]:
    """What the owner does most, where there is a page for it."""
    _, window = program.desk.look.texts, program.desk.window
    keys = {place.key for place in window.places()}
    detail = _("Command")
    new = (
        ("visits", _("Log a visit"), ("new visit", "xzbf")),
        ("signings", _("Enter a contract"), ("new contract signing", "xzht")),
        ("customers", _("Add a customer"), ("new customer", "xzkh")),
        ("deals", _("Add a deal"), ("new deal", "xzxm")),
        ("staff", _("Add staff"), ("new person", "xzyg")),
        ("evaluations", _("Run an evaluation"), ("evaluate", "ks", "kaohe", "ksjs")),
    )
    led = (
        ("imports", _("Import a file"), ("excel csv", "dr", "daoru")),
        ("reports", _("Print a report"), ("pdf paper", "dy", "dayin")),
    )
    cards = (
        (_("Backup and restore"), ("back up", "bf", "beifen", "hf", "huifu")),
        (_("Security"), ("password encrypt lock", "mm", "mima", "jm", "jiami", "aq", "anquan")),
        (_("Record of changes"), ("history audit log", "bgjl", "biangengjilu", "xgjl")),
    )
    return [
        *(Command(name, detail, partial(window.start_new, key), more) for key, name, more in new if key in keys),
        *(Command(name, detail, partial(window.go, key), more) for key, name, more in led if key in keys),
        *(
            Command(name, _.pgettext("page", "Settings"), partial(window.go, "settings", Wish(text=name)), more)
            for name, more in cards
            if "settings" in keys
        ),
    ]


def _here(program: "Program") -> list[Command]:
    """What the page shown offers at its head; each is told with the page's name."""
    window = program.desk.window
    page = window.page()
    detail = next((place.name for place in window.places() if place.key == window.current_key), "")
    return [Command(act.name, detail, act.run) for act in page_acts(page)] if page is not None else []


def _undoable(program: "Program") -> list[Command]:
    """What was done in this window and can be taken back, the latest first."""
    _, undoing = program.desk.look.texts, program.desk.window.undoing
    detail = _("Undo")
    return [
        Command(act.sentence, detail, partial(undoing.take_back, act), (detail, "undo", "cx", "chexiao"))
        for act in undoing.recent()
    ]


def _pages(program: "Program") -> list[Command]:
    _, window = program.desk.look.texts, program.desk.window
    detail = _("Page")
    # The acts of a page that is not shown: their words lead to it.
    done_there = (_.pgettext("act", "Finalise"), _.pgettext("act", "Reopen"), _("What if …"), _("Grades and guide …"))
    found_by = {"evaluations": (*done_there, _("Interview"))}
    found_by.pop(window.current_key, None)  # they are offered themselves
    return [
        Command(place.name, detail, partial(window.go, place.key), (place.key, *found_by.get(place.key, ())))
        for place in window.places()
    ]


def _told(program: "Program") -> list[Command]:
    """The chapters of the guide, found by their headings, too."""
    window, folder = program.desk.window, paths.guide() / program.desk.look.texts.language
    detail = next((place.name for place in window.places() if place.key == "guide"), "")
    return [
        Command(chapter.title, detail, partial(window.go, "guide", Wish(state=chapter.key)), chapter.headings())
        for chapter in chapters(folder)
        if detail
    ]


def _choices(program: "Program") -> list[Command]:
    """Language, appearance, another file, the sheet of shortcuts."""
    _ = program.desk.look.texts
    detail, shown = _("Command"), program.theme.appearance
    looks = {
        Appearance.LIGHT: _("Switch to the light appearance"),
        Appearance.DARK: _("Switch to the dark appearance"),
        Appearance.SYSTEM: _("Follow the system's appearance"),
    }
    other, name = (ENGLISH, "Switch to English") if _.language == CHINESE else (CHINESE, "切换到中文")
    return [
        Command(
            name, detail, partial(program.choose_language, other), ("language", "yy", "yuyan", "english", "zhongwen")
        ),
        *(
            Command(text, detail, partial(program.choose_appearance, each), ("theme appearance", "wg", "waiguan"))
            for each, text in looks.items()
            if each is not shown
        ),
        Command(_("Open another file"), detail, program.open_other, ("dkwj", "dakaiwenjian")),
        Command(
            _("Open a file for reading only …"),
            detail,
            partial(program.open_other, is_for_reading=True),
            ("read only look", "zd", "zhidu"),
        ),
        *_in_copy(program, detail),
        *_lock(program),
        Command(
            _("Show the shortcuts"), "F1", program.desk.window.show_shortcuts, ("help keys", "kjj", "kuaijiejian")
        ),
    ]


def _lock(program: "Program") -> list[Command]:
    """The lock, where there is a password to unlock with."""
    if program.opened is None or program.opened.database.key is None:
        return []
    words = ("lock", "sd", "suoding")
    return [Command(program.desk.look.texts("Lock the window"), "Ctrl+L", program.locking.lock, words)]


def _in_copy(program: "Program", detail: str) -> list[Command]:
    """The way on where the open file is only looked at."""
    if program.opened is None or not program.opened.database.is_read_only:
        return []
    go_on = program.opening.reading.go_on_in_copy
    return [Command(program.desk.look.texts("Save a copy and go on there"), detail, go_on, ("copy", "fb", "fuben"))]
