"""What every presenter has in common: a view that attaches itself when it is built."""

from typing import Generic, TypeVar

View = TypeVar("View")


class Presenter(Generic[View]):
    """Decides what one view draws; the view is a protocol of the presenter's own."""

    _view: View | None = None

    @property
    def view(self) -> View:
        """The view, attached before anything is asked."""
        assert self._view is not None  # noqa: S101 - whoever builds a view attaches it at once
        return self._view

    def attach(self, view: View) -> None:
        """Speak to this view."""
        self._view = view
