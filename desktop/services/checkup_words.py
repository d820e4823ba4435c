"""What a check found wrong, in the owner's sentences: the same ones wherever a file is looked through."""

from desktop.errors import N_
from desktop.exchange.sentences import Sentence, sentence
from desktop.services.chain_heads import Loss, LostHead
from desktop.services.checkup import Checkup

FIRST = 3  # so many of the engine's own findings are told


def found_wrong(found: Checkup) -> tuple[Sentence, ...]:
    """One sentence for each thing that is wrong or was mended, none where the file is and was whole."""
    told = _damage(found)
    if found.audit_broken_at is not None:
        told.append(
            sentence(
                N_("The record of changes was altered at entry {number}. Compare it with a backup from before."),
                number=found.audit_broken_at,
            )
        )
    told += [
        sentence(
            N_(
                "The finalised evaluation {period} was altered outside the program. "
                "Compare it with the printed forms and a backup from before."
            ),
            period=each,
        )
        for each in found.broken_seals
    ]
    if found.missing_guards:
        told.append(
            sentence(
                N_(
                    "Another program took away what keeps finalised evaluations and the record of changes as they "
                    "are. Restore a backup from before."
                )
            )
        )
    told += [*_altered(found), *(_lost(each) for each in found.lost_heads)]
    if found.had_damaged_slots:
        told.append(
            sentence(
                N_(
                    "The password's lock is kept twice: beside the file and at its end. One of the two was damaged "
                    "and is written anew when the file is closed; no record is lost. If this happens again, the disk "
                    "may be failing: make a backup on another one."
                )
            )
        )
    return tuple(told)


def _damage(found: Checkup) -> list[Sentence]:
    """What the engine finds, in one sentence each for pages and references: its own words are the last thing said."""
    told = []
    if found.integrity:
        told.append(
            sentence(
                N_(
                    "The file is damaged. Restore the last checked backup, and keep this file so that it can be "
                    "looked at. For whoever looks: {findings}"
                ),
                findings=_in_short(found.integrity),
            )
        )
    if found.foreign_keys:
        told.append(
            sentence(
                N_(
                    "Some records refer to ones that are missing: another program took them out, or the file is "
                    "damaged. Restore a checked backup from before. For whoever looks: {findings}"
                ),
                findings=_in_short(found.foreign_keys),
            )
        )
    return told


def _altered(found: Checkup) -> list[Sentence]:
    if not found.altered_attachments:
        return []
    return [
        sentence(
            N_(
                "Attached files are not as they were attached: {names}. The file is damaged, or another program "
                "changed it. Attach them again, or restore a backup from before."
            ),
            names=_in_short(found.altered_attachments),
        )
    ]


def _in_short(findings: tuple[str, ...]) -> str:
    """The first of the engine's findings in one line; the rest tells an owner nothing more."""
    lines = [line for each in findings for line in each.splitlines()]
    return "; ".join(lines[:FIRST]) + ("; …" if len(lines) > FIRST else "")


def _lost(head: LostHead) -> Sentence:
    return sentence(
        {
            Loss.MISSING: N_(
                "Newer entries of the record of changes are gone: it ends at number {present}, but the backup of "
                "{moment} holds number {remembered}. They were taken out, or an older copy was put in the file's "
                "place by hand."
            ),
            Loss.REWRITTEN: N_(
                "The record of changes is not the one it was on {moment}: entry {remembered} differs from the backup "
                "of that day. The file was worked out anew outside the program; compare it with that backup."
            ),
            Loss.FOREIGN: N_(
                "The backup of {moment} beside this file belongs to another company file, or the whole record of "
                "changes was worked out anew outside the program."
            ),
        }[head.loss],
        moment=f"{head.made_at.astimezone():%Y-%m-%d %H:%M}",
        remembered=head.remembered,
        present=head.present,
    )
