"""What the presenter of the staff page expects: the verbs on people, and its page."""

from typing import Protocol

from desktop.services.staff import StaffDraft
from desktop.ui.kit.form_flow import FormView
from desktop.ui.staff.questions import Offers, Overview, Sheet
from desktop.ui.staff.wanted import Wanted


class Register(Protocol):
    """The verbs on staff members."""

    def add(self, draft: StaffDraft) -> int:
        """The key of a new staff member."""
        ...

    def change(self, staff_id: int, draft: StaffDraft) -> None:
        """Keep what the owner changed."""
        ...

    def remove(self, staff_id: int) -> None:
        """Take a staff member off the list."""
        ...

    def restore(self, staff_id: int) -> None:
        """Bring a removed staff member back."""
        ...


class StaffView(Protocol):
    """What the presenter expects of its page."""

    def show_overview(self, found: Overview) -> None:
        """Show the list."""
        ...

    def show_nobody(self, is_filtered: bool) -> None:
        """Show that the list is empty, or that nobody matches."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no list."""
        ...

    def show_wanted(self, wanted: Wanted) -> None:
        """Let the filters say what is shown."""
        ...

    def show_sheet(self, found: Sheet, period_title: str) -> None:
        """Show one person."""
        ...

    def hide_sheet(self) -> None:
        """Show nobody in particular."""
        ...

    def select(self, staff_id: int) -> None:
        """Mark a person in the list."""
        ...

    def neighbour(self, staff_id: int) -> int | None:
        """Who moves up in the list shown where that person goes."""
        ...

    def focus_list(self) -> None:
        """Let the keys go through the list."""
        ...

    def open_editor(self, values: dict[str, object], chosen: Offers, is_new: bool) -> None:
        """Show the form."""
        ...

    @property
    def editor(self) -> FormView:
        """The form."""
        ...

    def settle_editor(self) -> None:
        """What was entered is saved, though the form stays open for the next person."""
        ...

    def close_editor(self) -> None:
        """Put the form away."""
        ...
