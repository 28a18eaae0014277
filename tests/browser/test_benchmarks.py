"""The groups of benchmarks that measure in a browser work as well."""

import pytest

from tests.benchmarks.test_quick import measured


@pytest.mark.parametrize("group", ["startup", "first_load", "page", "digits"])
def test_a_group_prints_figures(group):
    rows = measured(group)
    assert len(rows) > 1
    assert all(here for _, here, *_ in rows)
