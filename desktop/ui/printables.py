"""How other pages lead to what they want printed: the place, and the words it knows beside the kinds of sheets."""

PRINTING = "reports"  # the key of the place
REVIEWS = "reviews"  # the review forms of an evaluation, whose key is the wish's record
UNSIGNED = "unsigned"  # those of them nobody has signed yet
