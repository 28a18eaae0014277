"""Visitors' own images, found by a ticket that only their page knows, for as long as the visit lasts."""

import secrets
from weakref import WeakValueDictionary

from landscapes.networks import Images
from playground.digits.training import Trainings

_BY_TICKET: WeakValueDictionary[str, "OwnTrainings"] = WeakValueDictionary()


class OwnTrainings(Trainings):
    """Trainings on a visitor's images. ticket: their name in requests, which nobody can guess."""

    def __init__(self, images: Images):
        super().__init__(images)
        self.ticket = secrets.token_urlsafe(16)
        _BY_TICKET[self.ticket] = self


def trainings_of(ticket: str) -> OwnTrainings | None:
    """The trainings of this ticket, None when the visit is over."""
    return _BY_TICKET.get(ticket)
