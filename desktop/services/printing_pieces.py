"""What is printed, whatever it is: review forms and other sheets, each as pages, with a name for its file."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.paper import USUAL, PaperOptions
from desktop.domain.review import ReviewForm
from desktop.domain.sheets import Sheet
from desktop.reports import bidi, review, runs, sheets
from desktop.reports.document import Description, Document
from desktop.reports.file_names import ending_of
from desktop.reports.sheet import Sheet as Page
from desktop.reports.texts_in import texts_in


@dataclass(frozen=True, slots=True)
class Piece:
    """One form or sheet; code and name of whom it is about are "" where it is about many."""

    code: str
    name: str
    value: ReviewForm | Sheet

    @property
    def title(self) -> str:
        """Whom it is about, else what it is."""
        return self.name or self.value.title

    @property
    def stem(self) -> str:
        """The name of its file before the ending."""
        value = self.value
        parts = [value.number] if value.number else [value.title, value.period_title, self.code]
        return " ".join(part for part in (*parts, self.name) if part)

    @property
    def ending(self) -> str:
        """How the name of its file ends."""
        return ending_of(self.value.language)


@dataclass(frozen=True, slots=True)
class Doubt:
    """What of a piece comes out otherwise than it was typed.

    `characters` no font holds, they are printed as 〓; `texts` from right to left are printed right, but some readers
    copy them in another order.
    """

    title: str
    characters: tuple[str, ...]
    texts: tuple[str, ...] = ()


def pieces_of_forms(forms: Sequence[ReviewForm]) -> tuple[Piece, ...]:
    """Review forms as pieces."""
    return tuple(Piece(form.person.code, form.person.name, form) for form in forms)


def pieces_of_sheets(papers: Sequence[Sheet]) -> tuple[Piece, ...]:
    """Other sheets as pieces."""
    return tuple(Piece(*(paper.person or ("", "")), paper) for paper in papers)


def index_of(indexes: Sequence[Piece], forms: Sequence[Piece]) -> tuple[Piece, ...]:
    """Of some indexes the one that lists these forms."""
    numbers = {form.value.number for form in forms}

    def lists_them(index: Piece) -> bool:
        tables = index.value.tables if isinstance(index.value, Sheet) else ()
        return any(cell in numbers for table in tables for line in table.lines for cell in line.cells)

    return tuple(index for index in indexes if lists_them(index))[:1]


def pages_of(piece: Piece, options: PaperOptions) -> list[Page]:
    """The pages of a piece as marks."""
    if isinstance(piece.value, ReviewForm):
        return review.sheets_of(piece.value, options)
    return sheets.pages_of(piece.value)


def piece_pdf(piece: Piece, options: PaperOptions = USUAL) -> bytes:
    """The PDF of one piece."""
    if isinstance(piece.value, ReviewForm):
        return review.review_pdf(piece.value, options)
    document = Document(described([piece]), options)
    document.add(pages_of(piece, options))
    return document.content()


def described(pieces: Sequence[Piece]) -> Description:
    """What a reader shows about a file with these pieces."""
    first = pieces[-1].value  # an index may stand before the forms
    whom = pieces[0].name if len(pieces) == 1 else ""
    title = " ".join(part for part in (first.title, whom, first.period_title) if part)
    day = first.finalised_on if isinstance(first, ReviewForm) else first.printed_on
    return Description(title, first.company, first.period_title, first.language, day)


def bookmark_of(piece: Piece) -> str:
    """A piece's line in the list of bookmarks."""
    return f"{piece.title} {piece.value.number}".strip()


def doubts_in(pieces: Sequence[Piece]) -> tuple[Doubt, ...]:
    """The pieces of which something comes out otherwise, to be told before anything is printed."""
    found = []
    for piece in pieces:
        said = tuple(texts_in(piece.value))
        characters = runs.unprintable(said)
        turned = tuple(dict.fromkeys(text for text in said if bidi.is_uncertain(text)))
        if characters or turned:
            found.append(Doubt(piece.title, characters, turned))
    return tuple(found)
