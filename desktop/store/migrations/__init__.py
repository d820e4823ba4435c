"""How older files become today's."""
