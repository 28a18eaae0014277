"""Side-by-side measurements: each compares this project with something else in one run and prints a ratio."""
