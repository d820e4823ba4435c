"""The page of sheets: team summary, ranking, week and target letters, seen before they are printed."""
