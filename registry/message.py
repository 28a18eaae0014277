"""Messages: English sentences that can still be said in another language."""

from typing import Any


class Message(str):
    """An English sentence that remembers what it is made of: a template, and the values of its {braces}.

    The template is the key under which catalogues list its translations; a value may be a message itself.
    """

    template: str
    values: dict[str, Any]
    many: str | None  # the template where it is not one that is counted; the other is then for one

    def __new__(cls, template: str, /, **values: Any) -> "Message":
        """The template with the values filled in; without values it is taken as it stands."""
        message = super().__new__(cls, template.format(**values) if values else template)
        message.template, message.values, message.many = template, values, None
        return message

    @classmethod
    def counted(cls, one: str, many: str, count: int) -> "Message":
        """What is said of so many: one or many, with {count} filled in."""
        message = cls(one if count == 1 else many, count=count)
        message.template, message.many = one, many
        return message
