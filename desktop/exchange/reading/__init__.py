"""Files in: a table file of any form becomes rows of text, read in a child process with bounds."""
