"""`qianji fault-writer` and `qianji fault-verify`: for tests that kill the program while it writes; not listed."""

from pathlib import Path

import click

from desktop.cli.context import Invocation
from desktop.errors import N_, DataFileError

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(
    help=N_(
        "For tests, on a file made for them: do units of an operation and say TRY, STEP and ACK, one per line. "
        "It enters made-up records; rekey leaves it plain or encrypted, with the password “fault writer, first” "
        "or “fault writer, second”."
    ),
    hidden=True,
)
@click.argument("operation")
@click.option("--n", "number", type=click.IntRange(1), default=1, help=N_("How many units."))
@click.pass_obj
def fault_writer(invocation: Invocation, operation: str, number: int) -> None:
    """Write until done or killed."""
    from desktop.services.faults.telling import Spoken  # heavy
    from desktop.services.faults.writer import write

    write(operation, invocation.data_file, number, Spoken())


@click.command(help=N_("For tests: whether all that a writer acknowledged in FILE is there."), hidden=True)
@click.option("--acks", type=FILE, required=True, help=N_("What the writer said, or one acknowledged unit per line."))
@click.pass_context
def fault_verify(context: click.Context, acks: Path) -> None:
    """Look after a kill; exit code 3 with the first unit that is missing or torn."""
    invocation = context.ensure_object(Invocation)
    from desktop.services.faults.verify import verify_units  # heavy

    found = verify_units(invocation.data_file, acks.read_text(encoding="utf-8", errors="replace").splitlines())
    click.echo(found.wrong or f"ok {found.acknowledged}")
    if not found.is_whole:
        context.exit(DataFileError.exit_code)
