"""Tells which words a passing message shows: `Toast.makeText(this, R.string.sent, LENGTH_LONG).show()`.

Source: android.widget.Toast of the SDK at API 37, com.google.android.material.snackbar.Snackbar.
"""

from typing import Final

from auditor.code.classes.sites import Call
from auditor.code.evaluation.answered import Known, Thing

_NOTICE: Final = "notice"
_WORDS: Final = "string"
"""The kind of a string resource, whose number is its id."""
_MAKES: Final = frozenset({"makeText", "make"})
_GETS: Final = frozenset({"getString", "getText"})
_BEHIND_FIRST: Final = 2
NUMBER: Final = "@"
"""What stands before the number of a string resource."""


def read_words(call: Call, given: tuple[Known, ...]) -> Known:
    """Return the message that a call makes, or the string that it looks up; None for other calls."""
    if call.name in _GETS and call.types[:1] == ("I",) and len(given) >= _BEHIND_FIRST:
        number = given[1]
        return Thing(_WORDS, "", number) if isinstance(number, int) else None
    if not makes_message(call):
        return None
    said = given[1] if len(given) >= _BEHIND_FIRST else None
    if isinstance(said, int):
        return Thing(_NOTICE, "", said)
    if isinstance(said, Thing) and said.kind in ("text", _WORDS):
        return Thing(_NOTICE, said.name, said.number)
    return None


def makes_message(call: Call) -> bool:
    """Say whether a call makes a passing message; its words are its second argument."""
    return call.name in _MAKES and call.is_static and call.returns == call.owner


def words_of(message: Known) -> str:
    """Name the words of a message: themselves, or the number of their resource; nothing where they are not known."""
    if not isinstance(message, Thing) or message.kind != _NOTICE:
        return ""
    return f"{NUMBER}{message.number}" if message.number else message.name
