"""The page of deals: a board by stage, the list, one deal with its history, and what becomes of it."""
