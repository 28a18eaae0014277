"""The page on digits: the controls beside, the curves above, the cards under them."""

import streamlit as st

from landscapes.networks import Perceptron
from playground import session, style
from playground.controls.sidebar import adder
from playground.controls.widgets import field_control, slider_and_box
from playground.digits import cards, files, slice_view
from playground.digits.curves import QUANTITIES, Method, curve_figure
from playground.digits.rates import FIRST_ORDER
from playground.digits.settings import DigitsSettings
from playground.digits.table import table
from playground.digits.training import learn_all
from playground.digits.words import PAGE
from playground.palette import DASHES, PALETTES, theme_of
from playground.race import titles

KEY, TABLE_KEY = "digits", "digits-table"
SCALES = ("log", "linear")
CONFIG = {"displaylogo": False, "modeBarButtons": [["toImage"]]}


def draw(settings: DigitsSettings) -> None:
    """The whole page."""
    with st.sidebar:
        _sidebar(settings)
    _curves()
    cards.draw(settings, (KEY, TABLE_KEY, slice_view.KEY))
    _table()
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
        images=images.about,
        inputs=network.inputs,
        hidden=network.hidden,
        classes=network.classes,
        size=network.size,
        train=len(images.train),
        test=len(images.test),
    )


def _methods(settings: DigitsSettings) -> list[Method]:
    """What all have learned; takes its time where that is not remembered, and shows how far it is."""
    place = st.empty()
    learned = learn_all(settings, files.trainings(), lambda share: place.progress(share, PAGE["training"]))
    place.empty()
    colours = PALETTES[theme_of(st.context.theme.type)]["paths"]
    return [Method(title, colours[i], learned[key]) for i, (key, title) in enumerate(titles(settings).items())]


@st.fragment(key=KEY)
def _curves() -> None:
    """The curves; they run again with a card, and so does the link."""
    settings = session.digits_settings()
    session.save_link()
    methods = _methods(settings)
    log = _head(methods)
    grid = st.grid(2, min_column_width=320, gap="small")
    for quantity in QUANTITIES:
        said = {"title": PAGE[quantity], "methods": ", ".join(m.title for m in methods), "epochs": settings.epochs}
        figure = curve_figure(quantity, methods, log)
        with grid.cell():
            st.plotly_chart(figure, key=f"digits-{quantity}", config=CONFIG, alt=PAGE["alt"].format(**said))
    st.caption(PAGE["bands"].format(seeds=settings.seeds) if settings.seeds > 1 else PAGE["one_seed"])


@st.fragment(key=TABLE_KEY)
def _table() -> None:
    """The table; it runs again with a card."""
    with st.container(key="study-digits"):
        st.markdown(table(_methods(session.digits_settings())))


def _head(methods: list[Method]) -> bool:
    """The legend, and whether the losses are wanted on log scales."""
    with st.container(horizontal=True, vertical_alignment="center", key="digits-head"):
        st.html("".join(_legend(method, place) for place, method in enumerate(methods)), width="content")
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


def _legend(method: Method, place: int) -> str:
    """The method's line and name."""
    stops, at = [], 0
    for i, length in enumerate(DASHES[place] or [1]):
        stops.append(f"{'transparent' if i % 2 else method.colour} {at}px {at + length}px")
        at += length
    line = f"background:repeating-linear-gradient(90deg,{','.join(stops)})"
    return f'<span class="legend"><span class="line" style="{line}"></span>{method.title}</span>'
