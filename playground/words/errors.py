"""The sentence about a value that is refused."""

from playground.words.numbers import with_minus
from playground.words.translation import translate
from registry import FieldError, Message


def refusal(problem: FieldError) -> str:
    """Which field, which value and what is allowed, in the visitor's language; what was typed stays as it was."""
    sentence = problem.sentence
    allowed = with_minus(translate(problem.allowed))
    return translate(Message(sentence.template, **sentence.values | {"allowed": allowed}))
