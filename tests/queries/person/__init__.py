"""Tests of one staff member over time."""
