"""Verbs: each public method is one transaction."""
