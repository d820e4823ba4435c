"""What cells mean: dates, amounts, counts, choices and clean text, or a refusal that says why not."""
