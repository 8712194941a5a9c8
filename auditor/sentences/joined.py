"""What two sentences say only together: "Contacts denied. The app will close", "Pick one. We only see the one you pick".

The first names the phonebook, and asks no more than a name, refuses, tells of others or asks the reader to choose; the
next names none of its own.
"""

from typing import Final

from auditor.sentences.claims import Mode
from auditor.sentences.reading import Reading

ENDS: Final = "\u00bf\u00a1 .!?;。！？।۔"
_REFUSED: Final = ("refusal", "harmless", "off", "mandatory")
_WORDS_OF_A_NAME: Final = 3
_CHOSEN: Final = ("choose", "scoped")
_ENDED: Final = ("es", "pt")
"""Languages whose verbs tell by their ending who does it: "solo *vemos* a la que elijas"."""
_ANSWERS: Final = ("inability", "nil", "outcome", "negator", "not_we")


def may_begin(first: Reading) -> bool:
    """Say whether a sentence may be one that is told out only by the next."""
    return _is_name(first) or (
        bool(first.contacts) and (_is_picked(first) or _is_answered(first))
    )


def modes_of_both(first: Reading, second: Reading) -> tuple[Mode, ...]:
    """Return the modes in which two sentences, read as one, say what neither says alone."""
    if second.contacts:
        return ()
    # "Choose one from your contacts. We only see the one you choose."
    if (
        _is_picked(first)
        and second.has("only")
        and second.has(*_CHOSEN)
        and (
            second.has("own")
            or (second.grammar.language in _ENDED and second.has("collect", "receive"))
        )
    ):
        return (Mode.COERCION, Mode.SCOPED)
    if not second.has(*_ANSWERS) or not (_is_name(first) or _is_answered(first)):
        return ()
    # "Other lenders read your contacts. We don't."
    is_contrast = "stranger" in first.found and any(
        not f"{second.text[: one.start]}{second.text[one.end :]}".strip(ENDS)
        for one in second.found.get("not_we", ())
    )
    return (Mode.COERCION, Mode.DENIAL) if is_contrast or _is_name(first) else (Mode.COERCION,)


def _is_name(first: Reading) -> bool:
    """Say whether it asks no more than a name: "Contacts?"."""
    return first.text.endswith("?") and first.text.count(" ") < _WORDS_OF_A_NAME


def _is_answered(first: Reading) -> bool:
    """Say whether it refuses, or tells of others: what follows may say what that leads to, or what we do."""
    return "stranger" in first.found or any(row in first.found for row in _REFUSED)


def _is_picked(first: Reading) -> bool:
    """Say whether the reader is asked to choose from the phonebook, which nobody is said to read."""
    return any(row in first.found for row in _CHOSEN) and "own" not in first.found
