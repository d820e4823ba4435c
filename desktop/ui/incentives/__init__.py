"""Commissions by plan, their statements and settlement, bonuses, awards and the honours list."""
