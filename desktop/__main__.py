"""The command line's door: `qianji …` and `python -m desktop …`."""


def main() -> None:
    """Run the command line; without a command the window opens."""
    from desktop.cli.root import qianji

    qianji.main()


if __name__ == "__main__":
    main()
