"""Who decides for which part of the evaluations page."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.ui.evaluations.changes_presenter import ChangesPresenter
from desktop.ui.evaluations.check_presenter import CheckPresenter
from desktop.ui.evaluations.grades_presenter import GradesPresenter
from desktop.ui.evaluations.own_view import OwnViewPresenter
from desktop.ui.evaluations.presenter import EvaluationsPresenter
from desktop.ui.evaluations.run_presenter import RunPresenter
from desktop.ui.evaluations.sheets_presenter import SheetsPresenter
from desktop.ui.evaluations.signatures_presenter import SignaturesPresenter
from desktop.ui.evaluations.text_presenter import TextPresenter
from desktop.ui.evaluations.what_if_presenter import WhatIfPresenter


@dataclass(frozen=True, slots=True)
class MorePresenters:
    """Those of what hangs around one evaluation; `folder` is where files are looked for first."""

    checks: CheckPresenter
    what_if: WhatIfPresenter
    grades: GradesPresenter
    sheets: SheetsPresenter
    changes: ChangesPresenter
    own: OwnViewPresenter
    signatures: SignaturesPresenter
    folder: Callable[[], Path]


@dataclass(frozen=True, slots=True)
class Presenters:
    """The page's presenters."""

    desk: EvaluationsPresenter
    run: RunPresenter
    texts: TextPresenter
    more: MorePresenters
