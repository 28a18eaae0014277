"""The step inspector: the rule of one optimizer line by line, with the recorded numbers of the step shown."""

import numpy as np
import streamlit as st

from playground import session
from playground.race.runs import Racer
from playground.settings.race import Settings
from playground.study.following import chosen_racer, shown_step
from playground.study.inspector.account import accounts, moved
from playground.study.inspector.brief import brief_account, counts
from playground.study.inspector.notation import Notation
from playground.study.inspector.typeset import typeset
from playground.study.pytorch import torch_line
from playground.words.numbers import place
from playground.words.study import STUDY
from playground.words.translation import translate


def draw() -> None:
    """The choice of an optimizer, its step in numbers, and beside it the same step in other libraries."""
    racer, shown = chosen_racer(), shown_step()
    steps = len(racer.run.learning_rates)
    step = min(shown, steps - 1)
    if not np.isfinite(racer.run.points[step]).all():
        st.write(STUDY["nowhere"].format(step=shown))
        return
    here = place(racer.run.points[step])
    st.write(STUDY["following"].format(step=step, next=step + 1, here=here))
    if shown > step:
        st.caption(STUDY["at_end"].format(step=steps))
    account, elsewhere = st.columns([3, 2], gap="medium")
    with account:
        _account(racer, step)
    with elsewhere:
        _elsewhere(racer, step)


def _account(racer: Racer, step: int) -> None:
    settings, run = session.settings_of(Settings), racer.run
    optimizer = settings.entry(racer.key).record
    if search := optimizer.search:
        iterations, evaluations = counts(search, run, step)
        st.caption(STUDY["brief"].format(iterations=iterations, evaluations=evaluations))
        columns = [brief_account(search, Notation(optimizer.letters), run, step)]
    else:
        columns = accounts(optimizer, run, step)
        first, second = settings.surface.axes
        vectors = STUDY["vectors"].format(first=first, second=second)
        st.caption(STUDY["how_to_read"] + (f" {vectors}" if len(columns) == 1 else ""))
    st.latex(typeset(optimizer, run, step, columns))


def _elsewhere(racer: Racer, step: int) -> None:
    settings = session.settings_of(Settings)
    entry = settings.entry(racer.key)
    if entry.record.torch:
        st.markdown(f"**{STUDY['in_pytorch']}**")
        now = {**settings.hyperparameters(racer.key), **moved(entry.record, racer.run, step)}
        line = torch_line(entry.optimizer, now)
        if line:
            st.code(line, language="python", wrap_lines=True)
            if np.ptp(racer.run.learning_rates):
                st.caption(STUDY["scheduled"])
        else:
            st.caption(STUDY["not_in_pytorch"])
    st.markdown(f"**{STUDY['elsewhere']}**")
    for form in entry.record.forms:
        st.caption(translate(form.where))
        st.latex(form.formula)
        st.write(translate(form.differs))
    if not entry.record.forms:
        st.write(translate(entry.record.convention) or STUDY["only_here"])
