"""What the card of backups says of a company in a file, and of one on a server."""

from dataclasses import dataclass

from desktop.errors import N_


@dataclass(frozen=True, slots=True)
class BackupSentences:
    """Sentences that name where the company lies, not yet translated."""

    beside: str
    look_through: str
    looking: str
    whole: str
    broken: str
    before: str  # over the list of all backups


OF_FILE = BackupSentences(
    N_("Backups lie beside the data file. A second copy on another disk survives the loss of this one."),
    N_("Look through the file"),
    N_("Looking through the whole file …"),
    N_("The file is whole: pages, references, the record of changes and finalised evaluations."),
    N_("Something in the file does not hold; it is said on the card of backups."),
    N_("Before a backup is put back, what you have now is put aside."),
)
OF_SERVER = BackupSentences(
    N_(
        "Backups lie on this computer, each a data file that opens without a server. A second copy on another disk "
        "survives the loss of this one."
    ),
    N_("Look through the database"),
    N_("Looking through the whole database …"),
    N_("The database is whole: tables, references, the record of changes and finalised evaluations."),
    N_("Something in the database does not hold; it is said on the card of backups."),
    N_("Each is a data file: copy it elsewhere, open it, and move it from its settings into an empty database."),
)
