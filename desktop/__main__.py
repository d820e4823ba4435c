"""The command line's door: `qianji …` and `python -m desktop …`."""

import os
import sys

from desktop.first_words import note_tidying

COMPANY_FILES = (".qianji", ".qianji-server")  # the second says on which server a company lies
SERVER = "QIANJI_DATABASE_URL"
READ_TABLE_FILE = "--read-table-file"  # a frozen program starts itself again with this argument to read a file
SET_PIECES = "--set-pieces"  # and with this one to set forms beside the window


def main() -> None:
    """Run the command line; without a command the window opens."""
    if sys.argv[1:2] == [READ_TABLE_FILE]:
        from desktop.exchange.reading.child import main as read_table_file

        sys.exit(read_table_file(*sys.argv[2:]))
    if sys.argv[1:] == [SET_PIECES]:
        from desktop.services.compositor_child import main as set_pieces

        sys.exit(set_pieces())
    sys.unraisablehook = note_tidying
    if sys.platform == "win32":
        from desktop.windows import announce

        announce()
    if _opens_window(sys.argv[1:]):
        from desktop.app.door import open_window

        sys.exit(open_window(*sys.argv[1:]))
    from desktop.cli.root import qianji

    qianji.main()


def _opens_window(arguments: list[str]) -> bool:
    """Whether the desktop hands over nothing at all, or nothing but a company file that was double-clicked.

    Where a server is named the command line knows which one.
    """
    if not arguments:
        return not os.environ.get(SERVER, "").strip()
    return len(arguments) == 1 and arguments[0].lower().endswith(COMPANY_FILES)


if __name__ == "__main__":
    main()
