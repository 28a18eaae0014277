"""The aspect of a map, and whether both of its axes then have the same scale."""

Domain = tuple[tuple[float, float], tuple[float, float]]

STRETCHED = (0.75, 1.6)  # a map's width over its height, at least and at most, so that many maps fit side by side
EQUAL = (0.25, 4.0)  # the same with equal axes; beyond them the map would be a line


def map_aspect(domain: Domain, equal: bool) -> float:
    """The width over the height of a map of ((x low, x high), (y low, y high)), with equal axes as far as that goes."""
    low, high = EQUAL if equal else STRETCHED
    return max(low, min(high, _aspect(domain)))


def is_to_scale(domain: Domain, equal: bool) -> bool:
    """Whether a unit of x is as long on that map as a unit of y, so that gradients are perpendicular to contours."""
    return map_aspect(domain, equal) == _aspect(domain)


def _aspect(domain: Domain) -> float:
    (left, right), (bottom, top) = domain
    return (right - left) / (top - bottom)
