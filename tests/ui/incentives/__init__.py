"""Tests of the page of commissions and awards."""
