"""Messages: English sentences that can still be translated into another language."""

from typing import Any


class Message(str):
    """An English sentence that keeps its parts: a template, and the values of its {braces}.

    The template is the key under which catalogues list its translations; a value may be a message itself.
    """

    template: str
    values: dict[str, Any]
    many: str | None  # the template for the plural, if there is one; `template` is then for the singular

    def __new__(cls, template: str, /, **values: Any) -> "Message":
        """The template with the values filled in; without values it is left as it is."""
        message = super().__new__(cls, template.format(**values) if values else template)
        message.template, message.values, message.many = template, values, None
        return message

    @classmethod
    def counted(cls, one: str, many: str, count: int) -> "Message":
        """The singular or the plural template for a count, with {count} filled in."""
        message = cls(one if count == 1 else many, count=count)
        message.template, message.many = one, many
        return message
