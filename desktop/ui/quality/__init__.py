"""Quality records: what customers say, what people do beside selling, and when they are away."""
