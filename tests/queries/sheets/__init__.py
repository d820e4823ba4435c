"""Tests of the sheets for meetings and the notice board."""
