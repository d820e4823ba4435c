"""The first page: how the targets are coming along, and what wants doing today."""
