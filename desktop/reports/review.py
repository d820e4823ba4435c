"""The review form: from its values to pages, and to one PDF for each person or one for all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf
from pathlib import Path

from desktop.domain.paper import USUAL, PaperOptions
from desktop.domain.review import ReviewForm
from desktop.i18n import CHINESE
from desktop.reports import bidi, runs
from desktop.reports.document import Description, Document
from desktop.reports.evidence import evidence
from desktop.reports.findings import findings
from desktop.reports.flow import Flow
from desktop.reports.foot import MOST_ROOM, SIGNING_TOP, footer, signatures
from desktop.reports.heading import first_head, next_head
from desktop.reports.indicator_table import indicator_table
from desktop.reports.interview import interview
from desktop.reports.last_plan import last_plan
from desktop.reports.parts import SMALL_FROM, Order
from desktop.reports.parts import order as order_of
from desktop.reports.person import person_line
from desktop.reports.plan_table import plan_table
from desktop.reports.remarks import remarks
from desktop.reports.saving import save_whole
from desktop.reports.score_band import score_band
from desktop.reports.sheet import Sheet
from desktop.reports.texts_in import texts_in

_CLOSER = (0.5, 1.0, 1.4, 1.8, 2.2)
_SAVES, _SAVES_MUCH = 42.0, 110.0  # points at most for each 1.0 of closeness; more where the type gets smaller
_FIRST_SAVES = 95.0  # points that the first step hardly ever saves


@dataclass(frozen=True, slots=True)
class _Setting:
    """A form as it was set once: its pages below the head of the first one, and what that page lacks.

    `length` is how many pages it takes, in all and up to the interview; `missing` what the first page lacks for the
    interview, in points, where that is all it lacks.
    """

    order: Order
    flow: Flow
    length: tuple[int, int]
    missing: float

    @property
    def is_far(self) -> bool:
        """Whether more is missing than the first step to a closer setting is likely to save."""
        return self.length[1] > 1 or self.missing > _FIRST_SAVES


def sheets_of(form: ReviewForm, options: PaperOptions = USUAL) -> list[Sheet]:
    """The pages of one form as marks, before they are painted."""
    order = order_of(form, options)
    first = Sheet()
    setting = _fitted(order, score_band(first, order, person_line(first, order, first_head(first, order))))
    order, flow = setting.order, setting.flow
    signatures(flow.sheet, order, min(max(flow.room(SIGNING_TOP), 0.0), MOST_ROOM))
    evidence(flow, order)
    sheets = flow.sheets
    sheets[0].marks[:0] = first.marks
    for page, sheet in enumerate(sheets, 1):
        footer(sheet, order, page, len(sheets))
    return sheets


def _fitted(order: Order, top: float) -> _Setting:
    """The form set closer, but no more than needed, where that saves a page or brings all but the interview forward.

    What lacks much is not set by the first step unless the second one turns out to do.
    """
    best = last = _set(order, top)
    jumped = best.is_far
    for closeness in _CLOSER[jumped:]:
        if best.flow.pages == 1:
            break
        if last.missing > _saved(last.order.closeness, closeness):
            continue  # it would be in vain
        last = _set(order.closer(closeness), top)
        if last.length < best.length:
            best = last
    if jumped and best.order.closeness == _CLOSER[1]:
        looser = _set(order.closer(_CLOSER[0]), top)
        best = looser if looser.length == best.length else best
    return best


def _set(order: Order, top: float) -> _Setting:
    flow = Flow(lambda sheet: next_head(sheet, order))
    flow.y = top
    for part in (last_plan, indicator_table, findings, remarks, plan_table):
        part(flow, order)
    body = flow.pages
    missing = interview(flow, order)
    if flow.y > SIGNING_TOP + 0.01:
        flow.turn()
    return _Setting(order, flow, (flow.pages, body), missing if body == 1 else 0.0)


def _saved(closeness: float, closer: float) -> float:
    """How many points are saved at most by setting a form closer than it is set."""
    if not closeness:
        return inf  # columns change their widths
    return (closer - closeness) * (_SAVES if closeness >= SMALL_FROM else _SAVES_MUCH)


def review_pdf(form: ReviewForm, options: PaperOptions = USUAL) -> bytes:
    """The PDF of one form."""
    title = f"{form.title} {form.person.name} {form.period_title}"
    document = Document(Description(title, form.company, form.number, form.language, form.finalised_on), options)
    document.add(sheets_of(form, options))
    return document.content()


def write_review(form: ReviewForm, path: Path, options: PaperOptions = USUAL) -> None:
    """Write one form; an older file of that name is replaced only by a whole new one."""
    save_whole(path, review_pdf(form, options))


def write_reviews_merged(
    forms: Sequence[ReviewForm],
    path: Path,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    failed: Callable[[ReviewForm, Exception], None] | None = None,
    options: PaperOptions = USUAL,
) -> bool:
    """Write all forms into one file with a bookmark for each person; False where nothing was written.

    Without `failed` a form that cannot be set ends the work; with it, it is told and left out.
    """
    document, added = Document(_described(forms), options), 0
    for done, form in enumerate(forms, 1):
        if cancelled and cancelled():
            return False
        try:
            document.add(sheets_of(form, options), bookmark=f"{form.person.name} {form.number}".strip())
        except Exception as error:  # whatever one form does, the others are wanted
            if failed is None:
                raise
            failed(form, error)
        else:
            added += 1
        if progress:
            progress(done, len(forms))
    if added:
        save_whole(path, document.content())
    return added > 0


def _described(forms: Sequence[ReviewForm]) -> Description:
    if not forms:
        return Description("", "", "", CHINESE)
    first = forms[0]
    title = f"{first.title} {first.period_title}"
    return Description(title, first.company, first.period_label, first.language, first.finalised_on)


def unprintable(form: ReviewForm) -> tuple[str, ...]:
    """The characters of a form that no font holds: they are printed as 〓, and the owner is told before printing."""
    return runs.unprintable(texts_in(form))


def uncertain(form: ReviewForm) -> tuple[str, ...]:
    """The texts with Hebrew or Arabic among other signs: printed, but readers may copy them in another order."""
    return tuple(dict.fromkeys(text for text in texts_in(form) if bidi.is_uncertain(text)))
