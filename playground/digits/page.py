"""The page on digits: the controls in the sidebar, the curves on top, the cards below."""

import streamlit as st

from landscapes.networks import Perceptron
from playground import session, style
from playground.assets import asset_text
from playground.controls.sidebar import adder
from playground.controls.widgets import field_control, slider_and_box, wired
from playground.digits import cards, files, slice_view
from playground.digits.own_images import OwnTrainings
from playground.scene.palette import coloured, dashed, theme_of
from playground.settings.digits import AXIS, DigitsSettings
from playground.settings.digits_link import write_digits_link
from playground.settings.digits_rates import FIRST_ORDER
from playground.settings.link import query_text
from playground.settings.naming import titles
from playground.stage.bundle import bundle
from playground.words.digits import CURVES, PAGE, UNITS
from playground.words.translation import translate, with_language

KEY = "digits"
SCALES = ("log", "linear")
_PAGE_STYLE = asset_text("digits/page.css")
_STYLE = "\n".join(asset_text(path) for path in ("player/player.css", "digits/digits.css"))
_CURVES = st.components.v2.component("digits_curves", js=bundle("digits/curves.js"), css=_STYLE)
_TABLE = st.components.v2.component("digits_table", js=bundle("digits/table.js"), css=_STYLE)


def draw(settings: DigitsSettings) -> None:
    """The whole page."""
    style.add(_PAGE_STYLE)
    with st.sidebar:
        _sidebar(settings)
    _curves()
    cards.draw(settings, (KEY, slice_view.KEY))
    _TABLE(key="digits-table", data={})
    slice_view.draw(files.trainings())


def _sidebar(settings: DigitsSettings) -> None:
    about = st.empty()
    files.draw()
    about.caption(style.plain(_about()))
    field_control(settings, "activation")
    for name in ("epochs", "batch_size", "seeds"):
        slider_and_box(settings, name)
    field_control(settings, "schedule_every")
    adder(settings, FIRST_ORDER)
    st.caption(style.plain(PAGE["rates"]))


def _about() -> str:
    """The images and the network, in words."""
    images = files.trainings().images
    network = Perceptron(inputs=images.inputs, classes=images.classes)
    return PAGE["network"].format(
        images=translate(images.about),
        inputs=network.inputs,
        hidden=network.hidden,
        classes=network.classes,
        size=network.size,
        train=len(images.train),
        test=len(images.test),
    )


@session.fragment(key=KEY)
def _curves() -> None:
    """The curves, which the canvas requests by itself; this fragment reruns with a card, and so does the link."""
    settings = session.settings_of(DigitsSettings)
    session.save_link()
    log = _head(settings)
    trainings = files.trainings()
    data = {
        "query": query_text(with_language(write_digits_link(settings))),
        "images": trainings.ticket if isinstance(trainings, OwnTrainings) else None,
        "log": log,
        "palette": {theme: {"paths": look["paths"]} for theme, look in coloured(settings.places).items()},
        "dashes": dashed(settings.places),
        "words": dict(CURVES),
    }
    _CURVES(key="digits-curves", data=data)


def _head(settings: DigitsSettings) -> bool:
    """The legend, the choice of the horizontal axis, and of log scales for the losses."""
    colours = coloured(settings.places)[theme_of(st.context.theme.type)]["paths"]
    lines = zip(titles(settings).values(), colours, dashed(settings.places), strict=True)
    legend = (_legend(title, colour, dash) for title, colour, dash in lines)
    with st.container(horizontal=True, vertical_alignment="center", key="digits-head"):
        st.html("".join(legend), width="content")
        st.segmented_control(
            PAGE["axis"],
            AXIS.options,
            format_func=UNITS.__getitem__,
            required=True,
            label_visibility="collapsed",
            help=translate(AXIS.help),
            **wired("axis", settings.axis, (KEY,)),
        )
        scale = st.segmented_control(
            PAGE["scale"],
            SCALES,
            default=SCALES[0],
            format_func=PAGE.__getitem__,
            required=True,
            label_visibility="collapsed",
            help=PAGE["scale"],
            persist_state="session",
            key="digits.scale",
        )
    return scale == "log"


def _legend(title: str, colour: str, dash: list[int]) -> str:
    """A method's line and name."""
    stops, at = [], 0
    for i, length in enumerate(dash or [1]):
        stops.append(f"{'transparent' if i % 2 else colour} {at}px {at + length}px")
        at += length
    line = f"background:repeating-linear-gradient(90deg,{','.join(stops)})"
    return f'<span class="legend"><span class="line" style="{line}"></span>{title}</span>'
