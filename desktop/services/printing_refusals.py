"""Why a form is not on paper, said so that the owner knows which one and what to do."""

from desktop.domain.review import ReviewForm
from desktop.domain.sheets import Sheet
from desktop.errors import N_, RequestError


def not_set(printed: ReviewForm | Sheet, name: str) -> RequestError:
    """The refusal of a form or sheet that the typesetter cannot set; `name` is whom it is about, "" for everybody."""
    return RequestError(
        N_(
            "“{title}” {form} for {period} could not be set: one of its texts or figures stops it. Look at what was "
            "changed in it last, then print it again. The others are complete; the log file holds the details."
        ),
        title=printed.title,
        form=" ".join(part for part in (printed.number, name) if part),
        period=printed.period_title,
    )


def nothing_set() -> RequestError:
    """The refusal of a common file."""
    return RequestError(
        N_(
            "The common file could not be set. Print one file for each person instead; the log file holds the "
            "details."
        )
    )
