"""A presenter speaks to the view that was attached to it, and to no view before."""

import pytest

from desktop.ui.presenter import Presenter


class Page:
    """A view that says who it is."""


class PagePresenter(Presenter[Page]):
    """Speaks to a page."""


def test_it_speaks_to_the_view_attached_last() -> None:
    presenter = PagePresenter()
    page = Page()

    presenter.attach(Page())
    presenter.attach(page)

    assert presenter.view is page


def test_nobody_is_spoken_to_before_a_view_is_attached() -> None:
    PagePresenter().attach(Page())

    with pytest.raises(AssertionError):
        _ = PagePresenter().view
