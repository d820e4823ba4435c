"""The commands that tests of faults give, by their words, and a way to give them without a process of their own."""

from pathlib import Path

from desktop.cli.root import qianji


def fault_writer(operation: str, path: Path, number: int) -> list[str]:
    """Do so many units of an operation."""
    return ["fault-writer", operation, "--data", str(path), "--n", str(number)]


def fault_verify(path: Path, acks: Path) -> list[str]:
    """Whether all that was acknowledged is there, and nothing in part."""
    return ["fault-verify", "--data", str(path), "--acks", str(acks)]


def check(path: Path) -> list[str]:
    """Whether the file is whole."""
    return ["check", "--json", "--data", str(path)]


def as_command(arguments: list[str]) -> int:
    """Do what `qianji` with these words does; its exit code."""
    try:
        qianji.main(arguments)
    except SystemExit as leaving:
        return int(leaving.code or 0)
    return 0
