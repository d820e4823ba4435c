"""Which column of ours a column of the file is, and which of its cells say a text."""

from desktop.services.import_desk import Understanding


def column_at(made: Understanding, place: int) -> str | None:
    """Our column that is taken from this place alone, None where there is none or several are."""
    taking = [ours for ours, places in made.taken.items() if place in places]
    return taking[0] if len(taking) == 1 and made.taken[taking[0]] == (place,) else None


def cells_saying(made: Understanding, place: int, text: str) -> list[tuple[int, int]]:
    """The cells of a column that say a text in the file: row in Excel and place."""
    return [
        (number, place) for number, cells in made.table.rows if place < len(cells) and cells[place].strip() == text
    ]
