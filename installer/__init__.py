"""The release: one command builds the program's folder, its setup, and the checksums; see docs/windows.md."""
