"""A grid that rows are typed into or pasted into straight from a sheet, checked in place and saved together."""
