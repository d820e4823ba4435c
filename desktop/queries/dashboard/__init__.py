"""What the first page asks: figures with their targets, people, months behind and ahead, and what wants attention."""
