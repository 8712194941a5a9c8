"""Whether a label and what stands behind it are of something else than the phonebook: "Changed your mind about the loan? …"."""

from typing import Final

from auditor.sentences.firms import firms_in
from auditor.sentences.other_things import (
    AFFAIRS,
    ends_something_else,
    is_of_affairs,
    names_other_data_alone,
)
from auditor.sentences.pairs import Pairs
from auditor.sentences.reading import Reading
from auditor.sentences.sentences import Sentence, prepared
from auditor.sentences.terms import grammar
from auditor.sentences.use_words import uses_in

_OF_DATA: Final = ("N2", "N3", "N5")
_ACTS: Final = ("collect", "upload", "method")
_WITHDRAWAL: Final = "N6"
_PURPOSE: Final = "N2"
_RECIPIENTS: Final = "N5"


def is_of_a_thing(asked: Sentence, said: Sentence, language: str) -> bool:
    """Say whether it is the password or the like that is asked about: "Trouble logging in?"."""
    words = grammar(language)
    whole = prepared(f"{asked.text} {said.text}")
    pair = Pairs(whole, Reading(whole, words, words.scan(whole)))
    return bool(pair.of("things")) and not pair.of("desk")


def is_of_something_else(element: str, asked: Sentence, said: Sentence, language: str) -> bool:
    """Say whether other data are asked about ("Purpose of the selfie: …"), or the answer is of something else.

    Who cancels the application takes nothing back, and who applies or runs the app is no purpose.
    """
    words = grammar(language)
    answer, head = prepared(said.text), prepared(asked.text.removesuffix(said.text))
    answering = Reading(answer, words, words.scan(answer))
    asking = Reading(head, words, words.scan(head))
    if element == _WITHDRAWAL and (
        ends_something_else(answering)
        # "Changed your mind about the money? Send it back".
        or (is_of_affairs(asking, *AFFAIRS) and not _is_of_leave(answering))
    ):
        return True
    if element == _PURPOSE and _tells_no_end(said.text, answering):
        return True
    return element in _OF_DATA and names_other_data_alone(
        asking,
        *(("matters",) if element == _RECIPIENTS else ()),
    )


def _is_of_leave(answering: Reading) -> bool:
    return bool(answering.contacts) or answering.has("consenting", "ask")


def _tells_no_end(said: str, answering: Reading) -> bool:
    """Say whether an answer tells who applies, or what is done, and to no end: "we read all names in your contact list"."""
    is_aimed = answering.has("purpose", "aim") or uses_in(answering)
    is_act = answering.has(*_ACTS) if answering.contacts else any(firms_in(said))
    return is_act and not is_aimed
