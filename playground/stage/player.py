"""The stage: the player in the browser, which gets its data from Python and reacts to the pointer."""

import streamlit as st

from playground import session
from playground.assets import asset_text
from playground.race.runs import race
from playground.scene.race_scene import race_scene, race_stage
from playground.scene.scene import Scene
from playground.settings.race import Settings
from playground.stage.bundle import bundle
from playground.stage.messages import paths_message, stage_message

KEY = "stage"

# The stage listens for paths in a place of its own, so that an update carries neither the surface nor the script.
_FORWARD = """
export default (component) => {
  const player = globalThis.lossLandscape;
  if (player?.receive) player.receive(component);
  else globalThis.lossLandscape = { ...player, waiting: component };
};
"""


def player_script() -> str:
    """The player with all its modules."""
    return bundle("player/player.js")


_SURFACE = st.components.v2.component("loss_landscape_stage", js=player_script(), css=asset_text("player/player.css"))
_PATHS = st.components.v2.component("loss_landscape_paths", js=_FORWARD)


def draw() -> None:
    """The stage with the present surface and race."""
    settings = session.settings_of(Settings)
    _SURFACE(key="surface", data=stage_message(race_stage(settings)))
    st.session_state.drawn_surface = settings.surface
    _live()


def draw_scene(name: str, scene: Scene) -> None:
    """A stage whose scene does not change when it is used. name: of its elements."""
    _SURFACE(key=f"{name}-surface", data=stage_message(scene.stage))
    _PATHS(key=f"{name}-paths", data=paths_message(scene))


@session.fragment(key=KEY)
def _live() -> None:
    """What runs again, alone or with a card, when a control changes; drags are answered by playground/stage/live.py.

    During a drag that comes here all the same, there are no clouds: they would be too late for the next move. The link
    is written at the end, so that a drag is one entry of the history, and first, as the player adds its step to it.
    """
    settings = session.settings_of(Settings)
    dragged = st.session_state.pop("dragged", False)
    if not dragged:
        session.save_link()
    scene = race_scene(settings, race(settings), dragged)
    message = paths_message(scene, st.session_state.get("answered"))
    event = _PATHS(key="paths", data=message, on_event_change=_take_event).event or {"final": False}
    if event["final"] or settings.surface != st.session_state.drawn_surface:
        st.session_state.dragged = dragged
        st.rerun()


def _take_event() -> None:
    """Apply an event of the player; a run that a newer event overtakes is left to the next one."""
    event = st.session_state.paths.event
    session.change(event["fields"])
    st.session_state.answered = event["seq"]
    st.session_state.dragged = not event["final"]
