"""Runs with the real libraries, a module for each; only remaking the fixture imports them."""
