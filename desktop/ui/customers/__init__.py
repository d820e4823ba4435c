"""The page of customers: the list, one customer with all that happened, handing over, doubles put together."""
