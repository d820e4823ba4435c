"""Questions about customers: the list, one customer's story, who resembles whom."""
