"""What a component in the browser sends to the page, sent without a browser: AppTest itself knows no components."""

import json

from streamlit.components.v2.bidi_component.main import _make_trigger_id


def send(page, component, **events):
    """The page after its component of this number has triggered these events; event=value."""
    identity = _make_trigger_id(page.get("bidi_component")[component].proto.id, "events")
    states = page._tree.get_widget_states()
    payload = [{"event": event, "value": value} for event, value in events.items()]
    states.widgets.add(id=identity, json_trigger_value=json.dumps(payload))
    return page._run(states)
