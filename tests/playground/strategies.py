"""Settings at random, for property tests."""

from hypothesis import strategies as st

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from playground.fields import Keys, Place
from playground.settings import Settings
from registry import Choice, Flag, Number


def value_strategy(field):
    """Values that the field allows."""
    if isinstance(field, Flag):
        return st.booleans()
    if isinstance(field, Choice):
        return st.sampled_from(field.options)
    if isinstance(field, Place):
        return st.tuples(*[st.floats(low, high) for low, high in field.domain])
    if isinstance(field, Number) and field.integer:
        return st.integers(int(max(field.at_least, -(10**6))), int(min(field.at_most, 10**6)))
    return (
        st.floats(field.low, field.high)
        if field.low > 0
        else st.one_of(st.floats(field.low, field.high), st.just(field.default))
    )


@st.composite
def settings_strategy(draw):
    """Settings with a random cast on a random surface, some of everything else set."""
    settings = Settings().with_value("landscape", draw(st.sampled_from(sorted(LANDSCAPES))))
    cast = draw(st.lists(st.sampled_from(sorted(OPTIMIZERS)), min_size=1, max_size=8))
    settings = settings.with_value("optimizers", cast)
    for key in settings.keys:
        if draw(st.booleans()):
            name = f"{key}.schedule"
            settings = settings.with_value(name, draw(value_strategy(settings.field(name))))
    for name, field in list(settings.fields()):
        if (
            not isinstance(field, Keys)
            and name != "landscape"
            and not name.endswith("schedule")
            and draw(st.booleans())
        ):
            settings = settings.with_value(name, draw(value_strategy(field)))
    return settings
