"""What may be chosen, at a length that people read: a few names in full; of many, those that were probably meant."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from registry.message import Message

FEW = 8
SUGGESTED = 3
LONGEST = 60  # characters of a name that others are compared with


def must_be_one_of(options: Collection[str], wanted: Iterable[object] = ()) -> Message:
    """The error for a name that is not among the options; of many options, it lists those nearest to `wanted`."""
    return Message("must be one of {options}", options=listed(options, wanted))


def listed(options: Collection[str], wanted: Iterable[object] = ()) -> str:
    """The options with commas between them; if they are many, their number and those nearest to `wanted`."""
    if len(options) <= FEW:
        return ", ".join(options)
    unknown = [each[:LONGEST] for each in wanted if isinstance(each, str) and each not in options][:FEW]
    near = [name for each in unknown for name in get_close_matches(each, options, SUGGESTED)]
    named = list(dict.fromkeys([*near, *options]))[: max(SUGGESTED, len(set(near)))][:FEW]
    return Message("{count} names, such as {names}", count=len(options), names=", ".join(named))
