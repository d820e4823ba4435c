"""One staff member over time: what happened, what evaluations said, what is planned."""
