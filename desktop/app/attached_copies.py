"""How attachments leave the data file: read whole and checked, then written as copies that go with the file."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.services.attached_files import OpenedCopies


class AttachedCopies:
    """The copies one run of the program has made; services are imported with the first."""

    @cached_property
    def _copies(self) -> "OpenedCopies":
        from desktop.services.attached_files import OpenedCopies

        return OpenedCopies()

    def opened(self, session: Any, attachment_id: int) -> Path:
        """A copy to look at, until the file goes or the window is locked."""
        from desktop.services.attachments import content_of

        found = content_of(session, attachment_id)
        return self._copies.put(attachment_id, found.name, found.content)

    def saved(self, session: Any, attachment_id: int, path: Path) -> None:
        """A copy where the owner wants it."""
        from desktop.services.attached_files import save_copy
        from desktop.services.attachments import content_of

        save_copy(path, content_of(session, attachment_id).content)

    def remove_left(self) -> None:
        """Remove the copies that a run which ended suddenly left."""
        from desktop.services.attached_files import remove_left_copies

        remove_left_copies()

    def put_away(self) -> None:
        """Remove the copies to look at: their file goes, or nobody is to look into it."""
        if "_copies" in self.__dict__:  # made already
            self._copies.close()
