"""A landscape is a value: one without a file, and one that reads a table, is descended like any other."""

from dataclasses import replace

import numpy as np
import pytest

from optimizers import OPTIMIZERS, trace
from optimizers.engine import sources
from optimizers.engine.effort import run_seconds
from optimizers.engine.sources import once
from registry import FieldError
from tests.landscapes.without_file import APPLES, PEGS, SPRINGS, SPRINGS_OVER_DATA
from tests.optimizers.test_plain_rule import assert_plain


@pytest.mark.parametrize("landscape", [SPRINGS, SPRINGS_OVER_DATA, APPLES], ids=lambda landscape: landscape.key)
@pytest.mark.parametrize("optimizer", ["adam", "nesterov_lookahead", "newton", "lbfgs"])
def test_the_compiled_run_is_the_plain_one(optimizer, landscape):
    assert_plain(optimizer, landscape)


def test_another_table_is_another_landscape():
    moved = replace(SPRINGS, table=(*PEGS[:6], 0.5, -1.25, 4.0))
    assert moved != SPRINGS
    ends = [trace("newton", landscape, steps=1, learning_rate=1.0).points[-1] for landscape in (SPRINGS, moved)]
    np.testing.assert_allclose(ends, [landscape.minima[0] for landscape in (SPRINGS, moved)])


def test_a_table_is_no_data():
    with pytest.raises(FieldError, match="need a landscape with data"):
        trace("adam", SPRINGS, batches=[[0]])


def test_a_batch_is_drawn_from_the_data_behind_a_table():
    everything = [range(len(SPRINGS_OVER_DATA.data))] * 20
    whole, batched = (trace("momentum", SPRINGS_OVER_DATA, steps=20, batches=each) for each in (None, everything))
    np.testing.assert_array_equal(whole.points, batched.points)
    one = replace(SPRINGS_OVER_DATA, data=SPRINGS_OVER_DATA.data[2:3])
    np.testing.assert_array_equal(
        trace("momentum", SPRINGS_OVER_DATA, steps=20, batches=[[2]] * 20).points,
        trace("momentum", one, steps=20).points,
    )


def test_what_a_sample_takes_is_told_by_the_landscape():
    cheap, dear = APPLES, replace(APPLES, sample_seconds=1e-3)
    more = [run_seconds(OPTIMIZERS["adam"], land, 100, OPTIMIZERS["adam"].checked({})) for land in (cheap, dear)]
    assert more[1] - more[0] == pytest.approx(100 * len(APPLES.data) * (1e-3 - APPLES.sample_seconds))


def test_only_the_latest_results_are_kept(monkeypatch):
    monkeypatch.setattr(sources, "REMEMBERED", 2)
    made = []
    remembered = once(lambda name: made.append(name) or name.upper())
    assert [remembered(name) for name in "abbcca"] == list("ABBCCA")
    assert made == list("abca")
