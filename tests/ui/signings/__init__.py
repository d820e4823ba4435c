"""Tests of the page of contracts."""
