"""Who decides for which part of the evaluations page."""

from dataclasses import dataclass

from desktop.ui.evaluations.presenter import EvaluationsPresenter
from desktop.ui.evaluations.print_presenter import PrintPresenter
from desktop.ui.evaluations.run_presenter import RunPresenter
from desktop.ui.evaluations.text_presenter import TextPresenter


@dataclass(frozen=True, slots=True)
class Presenters:
    """The page's four presenters."""

    desk: EvaluationsPresenter
    run: RunPresenter
    texts: TextPresenter
    printing: PrintPresenter
