"""Qianji 签绩: targets, visits, signings, evaluations and printed review forms for small businesses."""

VERSION = "0.4.0"  # a test holds it against pyproject.toml; asking the installed package takes a moment
