"""The rules, in plain Python one can read aloud."""
