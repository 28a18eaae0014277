"""The step and the optimizer under study: the player reports its step to Python while one of the tabs needs it."""

import streamlit as st

from playground import session
from playground.assets import asset_text
from playground.race.runs import Racer, race
from playground.settings.race import Settings
from playground.words.study import STUDY

_FOLLOW = st.components.v2.component("loss_landscape_follow", js=asset_text("study/follow.js"))


def shown_step() -> int:
    """The step at which the player has stopped, or stopped last."""
    settings = session.settings_of(Settings)
    before: int = st.session_state.get("shown_step", settings.step or 0)
    reported: int | None = _FOLLOW(key="follow", data={"step": before}, on_step_change=_take).step
    return min(before if reported is None else reported, settings.steps)


def _take() -> None:
    st.session_state.shown_step = int(st.session_state.follow.step)


def chosen_racer() -> Racer:
    """The racer under study, with the control that chooses it."""
    racers = {racer.key: racer for racer in race(session.settings_of(Settings))}
    if st.session_state.get("study.optimizer") not in racers:
        st.session_state["study.optimizer"] = (
            st.session_state.get("studied") if (st.session_state.get("studied") in racers) else next(iter(racers))
        )
    key = st.selectbox(
        STUDY["optimizer"], list(racers), format_func=lambda key: racers[key].title, key="study.optimizer", width=260
    )
    st.session_state.studied = key
    return racers[key]
