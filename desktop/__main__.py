"""The command line's door: `qianji …` and `python -m desktop …`."""

import sys


def main() -> None:
    """Run the command line; without a command the window opens."""
    from desktop.cli.root import qianji

    sys.exit(qianji.main(standalone_mode=True))


if __name__ == "__main__":
    main()
