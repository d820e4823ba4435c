"""Sudden death, power cuts and sick disks: what was acknowledged is there afterwards, and nothing is there in part.

`python -m tests.faults` runs the long form and writes its report; the tests of this folder are the short one.
"""
