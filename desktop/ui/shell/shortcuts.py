"""The keys of the whole window and what they do, as the sheet of shortcuts lists them; no toolkit."""

from dataclasses import dataclass

from desktop.errors import N_
from desktop.i18n import Translator


@dataclass(frozen=True, slots=True)
class Shortcut:
    """Keys as they are pressed, and what they do in the owner's words."""

    keys: str
    meaning: str


WINDOW = (
    ("Ctrl+K", N_("Find people, customers, contracts, pages and commands")),
    ("Ctrl+N", N_("Start a new entry on the page shown")),
    ("Ctrl+F", N_("Go to the search box or filter of the page")),
    ("Ctrl+P", N_("Print what is shown")),
    ("Ctrl+Z", N_("Undo what was done last; press again for the act before")),
    ("Ctrl+L", N_("Lock the window, where the file has a password")),
    ("F5", N_("Read the page anew from the file")),
    ("Alt+1 … Alt+9", N_("Go to the first nine pages of the list at the left")),
    ("F6 / Shift+F6", N_("Go to the next part of the window: pages, page, panel, message")),
    ("Ctrl+Tab", N_("Go on from a grid, in which Tab goes from cell to cell")),
    ("F1 / ?", N_("Show this sheet")),
)
FORMS = (
    ("Ctrl+Enter", N_("Save, and go on with the next entry where there is one")),
    ("Ctrl+S", N_("Save")),
    ("Tab / Shift+Tab", N_("Go to the next or the previous field")),
    ("Ctrl+Shift+R", N_("In a rewritten text of an evaluation: back to the computed words")),
    ("Alt+↓", N_("Open the list of a field")),
    ("Esc", N_("Close a form, a list or a message")),
)
TABLES = (
    ("↑ ↓ Home End", N_("Go from row to row, in a grid from cell to cell")),
    ("Enter", N_("Open the row or the cell")),
    ("Menu", N_("Open what a blue figure of the row counts; order and choose columns")),
    ("Ctrl+← / Ctrl+→", N_("On a board: carry a card to the next stage, tick an action off or open it again")),
    ("Ctrl+C", N_("Copy what is marked, ready for Excel")),
    ("Ctrl+V", N_("Paste rows from Excel where rows are entered")),
    ("Ctrl+D / F8", N_("Where rows are entered: fill down, go to the next mistake")),
)


def groups(texts: Translator) -> tuple[tuple[str, tuple[Shortcut, ...]], ...]:
    """The sheet's parts with their captions."""
    _ = texts
    captions = (_("In the whole window"), _("In forms"), _("In lists and grids"))
    return tuple(
        (caption, tuple(Shortcut(keys, texts(meaning)) for keys, meaning in part))
        for caption, part in zip(captions, (WINDOW, FORMS, TABLES), strict=True)
    )
