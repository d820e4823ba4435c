"""The command line's door: `qianji …` and `python -m desktop …`."""

import sys

READ_TABLE_FILE = "--read-table-file"  # a frozen program starts itself again with this argument to read a file


def main() -> None:
    """Run the command line; without a command the window opens."""
    if sys.argv[1:2] == [READ_TABLE_FILE]:
        from desktop.exchange.reading.child import main as read_table_file

        sys.exit(read_table_file(*sys.argv[2:]))
    if len(sys.argv) == 1:
        from desktop.app.door import open_window

        sys.exit(open_window())
    from desktop.cli.root import qianji

    qianji.main()


if __name__ == "__main__":
    main()
