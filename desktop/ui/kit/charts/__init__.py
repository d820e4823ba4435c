"""Charts of our own: crisp at every scale, readable without colours, with keys, tool tips and a table beside."""
