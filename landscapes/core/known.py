"""Critical points stored as data: too many for their landscape's file, and not given by a formula."""

import json
from functools import cache
from pathlib import Path

from landscapes.core.record import CriticalPoints

FOLDER = Path(__file__).with_name("critical_points")


@cache
def known_critical_points(name: str, complete: bool = True) -> CriticalPoints:
    """The critical points in critical_points/<name>.json, which tests/reference/make_critical_points.py writes."""
    kinds = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return CriticalPoints(
        **{kind: tuple((x, y) for x, y in points) for kind, points in kinds.items()}, complete=complete
    )
