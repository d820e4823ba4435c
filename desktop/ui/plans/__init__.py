"""Improvement plans: the board of actions, and the library of causes and measures they are chosen from."""
