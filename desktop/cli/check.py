"""`qianji check`: whether the data file is whole."""

import sys
from typing import TYPE_CHECKING, Any

import click

from desktop.cli.context import Invocation
from desktop.cli.looking import only_reads
from desktop.errors import N_, DataFileError

if TYPE_CHECKING:
    from desktop.services.checkup import Checkup

OK = "ok"


@click.command(help=N_("Check pages, references, the record of changes and the seals of finalised evaluations."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
@click.option("--seal", metavar="SEAL", help=N_("Only say what the file knows of the seal printed on a form."))
@click.pass_context
@only_reads
def check(context: click.Context, *, as_json: bool, seal: str | None) -> None:
    """Look through the whole file; exit code 3 where something is wrong."""
    invocation = context.ensure_object(Invocation)
    database = invocation.database()
    if seal is not None:
        _tell_seal(invocation, seal)
        return
    from desktop.services.checkup import check_up  # after the file was opened, so that refusals come at once

    found = check_up(database)
    if as_json:
        invocation.print_json(_document(found))
    else:
        _tell(invocation, found, database.place)
    if not found.is_whole:
        context.exit(DataFileError.exit_code)


def _tell_seal(invocation: Invocation, seal: str) -> None:
    from desktop.services.printed_seals import sealed_then

    with invocation.database().read() as session:
        found = sealed_then(session, seal)
    if found is None:
        raise DataFileError(
            N_(
                "The file knows nothing of the seal {seal}: the form was printed from another file, or what the file "
                "said of it was taken out. Compare it with a backup of that time."
            ),
            seal=seal,
        )
    told = (
        N_("The seal {seal} is that of {period}, finalised on {moment}; the evaluation bears it still.")
        if found.holds
        else N_("The seal {seal} is that of {period}, finalised on {moment} and reopened or discarded since.")
    )
    invocation.say(told, seal=seal, period=found.period, moment=f"{found.at.astimezone():%Y-%m-%d %H:%M}")


def _document(found: "Checkup") -> dict[str, Any]:
    return {
        "ok": found.is_whole,
        "schema_version": found.schema_version,
        "integrity": "; ".join(found.integrity) or OK,
        "foreign_keys": "; ".join(found.foreign_keys) or OK,
        "audit_chain": OK if found.audit_broken_at is None else f"broken at {found.audit_broken_at}",
        "finalised_seals": ", ".join(found.broken_seals) or OK,
        "guards": ", ".join(found.missing_guards) or OK,
        "attachments": ", ".join(found.altered_attachments) or OK,
        "backups": ", ".join(f"{each.loss} at {each.remembered}" for each in found.lost_heads) or OK,
        "slots": "damaged, written anew" if found.had_damaged_slots else OK,
        "counts": dict(found.counts),
    }


def _tell(invocation: Invocation, found: "Checkup", place: str) -> None:
    if found.is_whole:
        invocation.say(N_("{file} is whole."), file=place)
    from desktop.services.checkup_words import found_wrong

    for finding in found_wrong(found):
        click.echo(finding.text(invocation.translate), err=True)
    width = max(len(name) for name in found.counts)
    for name, count in found.counts.items():
        sys.stdout.write(f"{name:<{width}}  {count:>8}\n")
