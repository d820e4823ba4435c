"""The 360° rating: how much each relation's mean counts, renormalised over the relations that gave one."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from desktop.domain.exact import plain
from desktop.domain.quality import RELATION_WEIGHTS
from desktop.errors import N_, RequestError

RelationWeights = Mapping[str, Decimal]  # relation → weight; all of them sum to 100
USUAL_WEIGHTS: RelationWeights = {relation: Decimal(weight) for relation, weight in RELATION_WEIGHTS.items()}
OWNER = "owner"  # whose points are the owner's assessment, not part of the 360° rating
_HUNDRED = Decimal(100)


def refuse_weights(weights: RelationWeights) -> None:
    """Refuse weights that are not one share for each relation, summing to exactly 100."""
    if set(weights) != set(USUAL_WEIGHTS):
        raise RequestError(N_("Give each relation a weight: superior, colleagues, customers and the person's own."))
    if any(weight < 0 for weight in weights.values()):
        raise RequestError(N_("A relation's weight must be at least 0."))
    total = sum(weights.values(), Decimal(0))
    if total != _HUNDRED:
        raise RequestError(
            N_("The weights of the relations sum to {total}, they must sum to exactly 100."), total=plain(total)
        )


def weights_from(document: Mapping[str, str]) -> RelationWeights:
    """The weights as a document keeps them; an empty one means the usual weights."""
    return {relation: Decimal(weight) for relation, weight in document.items()} or USUAL_WEIGHTS


def rating_by(means: Mapping[str, Fraction], weights: RelationWeights) -> Fraction | None:
    """The rating in points out of each relation's mean; None where no relation with a weight gave one."""
    present = [(Fraction(weights.get(relation, Decimal(0))), mean) for relation, mean in means.items()]
    weight = sum((part for part, _mean in present), Fraction(0))
    return sum((part * mean for part, mean in present), Fraction(0)) / weight if weight else None
