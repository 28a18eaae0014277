"""Hypothesis draws the same examples on every machine and gives slow machines the time they need."""

from hypothesis import settings

settings.register_profile("project", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("project")
