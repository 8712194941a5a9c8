"""In which languages of the interface a notice is told: N10 (decision.md, section 4).

A translation is the same string of another locale, whatever words it has: what no table knows there is no text that
is missing. A title alone, whose body stands in the default language, is none of the notice.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from auditor.facts.notice.notices import Reading
from auditor.screens.inventory.texts import Text
from auditor.sentences.sentences import cut, languages_of, prepared, words_in

MOST_VOTES: Final = 300
"""Strings that are enough to tell the language of an app."""
FEWEST_VOTES: Final = 2
"""A single string that tells a language may be misread, or be a name."""
WORDS_OF_A_VOTE: Final = 3
"""A label of fewer words in Latin letters may be of any language: "Empresa", "Total"."""
WORDS_OF_A_SENTENCE: Final = 6
"""Words of a sentence whose language is no accident."""
_A_TO_Z = re.compile("[a-z]")
_OF_A_TITLE: Final = frozenset({"N1", "N3"})
"""What a title that only names the phonebook and its reading tells."""


def missing_locales(
    screens: Sequence[Reading], interface: Sequence[str], default: str
) -> tuple[str, ...]:
    """Name the languages of the interface in which no text of the screens names the phonebook.

    `interface`: the locales in which the app offers its own texts, `""` for the default;
    `default`: the language of that one, `""` where too little tells it: then none is missing there.
    """
    told = {_primary(one) for each in screens for one in _languages(each)}
    if not told:
        return ()
    named = {key_of(one) for one in screens if one.naming} - {""}
    told.update(_primary(one.text.locale) for one in screens if key_of(one) in named)
    offered = dict.fromkeys(_primary(one or default) for one in interface)
    return tuple(
        sorted(
            one
            for one in offered
            if one and (one not in told or _tells_titles_alone(screens, one))
        )
    )


def _tells_titles_alone(screens: Sequence[Reading], language: str) -> bool:
    """Say whether a language has but the titles of a notice, whose bodies all stand in another."""
    bodies = [one for one in screens if one.naming and not _is_title(one)]
    own = [one for one in screens if _primary(one.text.locale) == language]
    if not own or not all(map(key_of, bodies)):
        return False
    return (
        bool(bodies)
        and all(map(_is_title, own))
        and {key_of(one) for one in bodies}.isdisjoint(map(key_of, own))
        and not any(language in map(_primary, _languages(one)) for one in bodies)
    )


def _is_title(reading: Reading) -> bool:
    return reading.states_at_all <= _OF_A_TITLE


def key_of(reading: Reading) -> str:
    """Return by which name a text stands in the resources of every locale, `""` if it does in none."""
    return reading.text.source.partition("#")[2] if reading.text.where == "string" else ""


def default_language(texts: Sequence[Text], *, besides: Collection[Text] = ()) -> str:
    """Name the language of the app's own default strings, by a vote of those that tell one.

    `""` where fewer than `FEWEST_VOTES` do, or where no language has twice the votes of the next.
    `besides`: the texts whose language is asked after, which have no vote.
    """
    votes: Counter[str] = Counter()
    for one in texts:
        if one.where != "string" or one.locale or one.library or one in besides:
            continue
        folded = prepared(one.text)
        found = languages_of(folded, before="", locale="")
        is_label = _A_TO_Z.search(folded) and len(words_in(folded)) < WORDS_OF_A_VOTE
        if len(found) == 1 and not is_label:
            votes[found[0]] += 1
        if votes.total() >= MOST_VOTES:
            break
    (first, most), (_, next_most) = (*votes.most_common(2), ("", 0), ("", 0))[:2]
    return first if most >= max(FEWEST_VOTES, 2 * next_most) else ""


def _languages(reading: Reading) -> Iterator[str]:
    """Yield the languages in which a text names the phonebook: its own words', or its place's.

    And those of its other sentences: in Manila one text goes from English to Filipino and back.
    """
    for one in reading.naming:
        yield one.language or reading.text.locale
    for each in cut(reading.text.text) if reading.naming else ():
        folded = prepared(each.text)
        spoken = languages_of(folded, before="", locale="")
        if len(spoken) == 1 and len(words_in(folded)) >= WORDS_OF_A_SENTENCE:
            yield spoken[0]


def _primary(locale: str) -> str:
    """Return the language of a locale; Filipino and Tagalog are one."""
    language = locale.partition("-")[0]
    return {"tl": "fil", "in": "id"}.get(language, language)
