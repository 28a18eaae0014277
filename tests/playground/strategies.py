"""Settings at random, for property tests."""

from hypothesis import strategies as st

from landscapes import LANDSCAPES
from playground.settings.budget import fitted
from playground.settings.fields import Camera, Colours, Keys, Place, Subset
from playground.settings.race import Settings
from registry import Choice, Flag, Milestones, Number


def value_strategy(field):
    """Values that a field allows."""
    if isinstance(field, Flag):
        return st.booleans()
    if isinstance(field, Choice):
        return st.sampled_from(field.options)
    if isinstance(field, Place):
        return st.tuples(*[st.floats(low, high) for low, high in field.domain])
    if isinstance(field, Milestones):
        steps = st.integers(field.at_least, 2000)
        size = {"min_size": field.count or 1, "max_size": field.count or 5, "unique": field.distinct}
        return st.lists(steps, **size).map(lambda steps: tuple(sorted(steps)))
    if isinstance(field, Keys):
        return st.lists(st.sampled_from(field.options), min_size=field.least, max_size=field.most).map(tuple)
    if isinstance(field, Colours):
        return st.permutations(range(field.most)).map(lambda places: tuple(places[: field.count]))
    if isinstance(field, Camera):
        return st.tuples(*[st.floats(number.at_least, number.at_most) for number in field.numbers])
    if isinstance(field, Subset):
        return st.sets(st.sampled_from(field.options)).map(lambda names: tuple(sorted(names, key=field.options.index)))
    if isinstance(field, Number) and field.integer:
        return st.integers(int(max(field.at_least, -(10**6))), int(min(field.at_most, 10**6)))
    return (
        st.floats(field.low, field.high)
        if field.low > 0
        else st.one_of(st.floats(field.low, field.high), st.just(field.default))
    )


@st.composite
def settings_strategy(draw):
    """Settings with a random cast on a random surface, some of everything else set, for a race that is not too long."""
    settings = Settings().with_value("landscape", draw(st.sampled_from(sorted(LANDSCAPES))))
    settings = settings.with_value("optimizers", draw(value_strategy(settings.field("optimizers"))))
    for key in settings.keys:
        for name in (f"{key}.schedule", f"{key}.schedule.schedules"):
            if name in dict(settings.fields()) and draw(st.booleans()):
                settings = settings.with_value(name, draw(value_strategy(settings.field(name))))
    for name in dict(settings.fields()):
        field = settings.field(name)  # as it is by now: standardising has moved the map on which a start may lie
        if (
            not isinstance(field, Keys)
            and name != "landscape"
            and not name.endswith(".schedule")
            and draw(st.booleans())
        ):
            settings = settings.with_value(name, draw(value_strategy(field)))
    return fitted(settings)[0]
