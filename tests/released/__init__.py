"""Data files as each released version wrote them: every later version opens them and finds the same in them.

`python -m tests.released` makes the file of the present schema, once, when a release freezes it. From then on it is
never made again: a schema that changes gets a migration of its own, and the next release a file of its own.
"""
