"""Tests of the page of sheets."""
