"""Without a writable folder, everything is compiled in memory, which is slower but works."""

from tests.optimizers.engine.house import House

REFUSED_BY_NUMBA = """
import json, numba
from optimizers.engine import loop
try:
    numba.njit(cache=True)(loop.follow)
    print(json.dumps(""))
except RuntimeError as error:
    print(json.dumps(str(error)))
"""


def unwritable(house):
    """Environment in which each place that numba tries is no folder and cannot become one, not even for root.

    It tries NUMBA_CACHE_DIR, __pycache__ beside the source (here a file of that name) and the user's cache folder.
    """
    for package in ("engine", "schedules", "."):
        (house.folder / "optimizers" / package / "__pycache__").write_text("not a folder", encoding="utf-8")
    (house.folder / "file").write_text("not a folder", encoding="utf-8")
    nowhere = str(house.folder / "file" / "nowhere")
    return {"NUMBA_CACHE_DIR": nowhere, "HOME": nowhere, "XDG_CACHE_HOME": nowhere, "LOCALAPPDATA": nowhere}


def test_runs_without_a_cache(tmp_path):
    house = House(tmp_path)
    places = unwritable(house)
    assert "cannot cache function" in house.run(REFUSED_BY_NUMBA, **places)
    expected = house.trace("adam", "rosenbrock")
    found = house.trace("adam", "rosenbrock", **places)
    assert found["passes"] > 0
    assert found["points"] == expected["points"]
