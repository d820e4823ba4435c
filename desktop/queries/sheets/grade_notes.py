"""What a reader of a grade would wonder about: who or what set it, or that the total rests on few lines."""

from decimal import ROUND_DOWN, Decimal

from desktop.domain.exact import plain
from desktop.domain.review import GradeGround, ReviewForm
from desktop.errors import N_
from desktop.queries.sheets.paper import Paper

_GROUNDS = {
    GradeGround.RED_LINE: N_("grade set by a red line"),
    GradeGround.VETO: N_("grade set by a line below its minimum"),
    GradeGround.OWNER: N_("grade set by the owner"),
}


def told_together(paper: Paper, form: ReviewForm) -> str:
    """The remarks on a grade in the sheet's language, "" where the total alone explains it; no particulars."""
    return paper.texts.pgettext("between reasons", "; ").join(_notes(paper, form))


def _notes(paper: Paper, form: ReviewForm) -> list[str]:
    """A grade the total does not explain, a total of few lines; no particulars."""
    _ = paper.texts
    told = [_(_GROUNDS[form.grade_ground])] if form.grade_ground in _GROUNDS else []
    if form.is_thin:
        weight = sum((item.weight for item in form.items), Decimal(0))
        share = (form.scored_weight * 100 / weight).quantize(Decimal("0.1"), ROUND_DOWN)
        told.append(_(N_("only {share} % of the weight scored")).format(share=plain(share)))
    return told
