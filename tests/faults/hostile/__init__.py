"""Tables spoilt in thousands of ways, imported, and held against what a second reader finds in them."""
