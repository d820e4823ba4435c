"""A second computation of every figure from the written rules alone: plain SQL and plain Python, nothing shared."""
