"""Evaluations and reviews."""
