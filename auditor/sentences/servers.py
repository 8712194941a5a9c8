"""Whether an address in a text is where data are sent: "uploaded to our server https://api.acme.example" leads to no policy.

Stores ask lenders to name the server in the notice itself. Where the sentence names a document, or sends nothing and
keeps nothing, the address may be where that is read.
"""

from typing import Final

from auditor.sentences.reading import Reading
from auditor.sentences.sentences import cut, languages_of, prepared
from auditor.sentences.terms import grammar

_SENT: Final = ("upload", "kept")
_PAPERS: Final = ("policy", "agreement", "read_through", "withdraw", "complaint", "question")


def receives_data(text: str, address: str, locale: str = "") -> bool:
    """Say whether each sentence in which an address stands sends data, or keeps them, and names no document, nor asks."""
    around = [one.text for one in cut(text) if address in one.text]
    return bool(around) and all(_sends(one, locale) for one in around)


def _sends(sentence: str, locale: str) -> bool:
    folded = prepared(sentence)
    languages = languages_of(folded, before="", locale=locale)
    if not languages:
        return False
    words = grammar(languages[0])
    reading = Reading(folded, words, words.scan(folded))
    return reading.has(*_SENT) and not reading.has(*_PAPERS)
