"""The player in the browser, and what it is told."""
