"""Targets: the grid of a year, how they break down, what speaks for and against each."""
