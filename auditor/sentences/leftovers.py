"""What of a sentence no table knows, and what stands in it beside a claim: the measure of understanding."""

import re
from collections.abc import Container, Iterable, Sequence
from functools import cache
from typing import Final

from auditor.sentences.at_home import part_of, used_at_home
from auditor.sentences.lexicon import GAP
from auditor.sentences.proof_words import words_of_proofs
from auditor.sentences.reading import Reading
from auditor.sentences.terms import Hits, Span, tables_of

MANY: Final = 4
"""Words of no known meaning from which on a sentence may say what was not read."""
_NO_LETTER = re.compile(r"[\s\W\d_]+")
_LATIN = re.compile("[a-z]+")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w-]*")
_WORD = re.compile(
    r"[^\W\d_](?:[^\W\d_]|['\u200c\u200d\u0300-\u036f\u064b-\u0652\u0900-\u0903\u093a-\u094f\u0962\u0963"
    r"\u0981-\u0983\u09bc-\u09cd\u09d7\u09e2\u09e3]|-(?=[^\W\d_]))*"
)
"""A word with its vowel signs, which are no letters to a program."""
_PLAIN: Final = "plain"
_PAUSES: Final = tuple(",;:.")
_SHORTEST_WORD: Final = 3
_LETTERS_OF_A_WORD: Final = {"zh": 2, "th": 5}
_BESIDE: Final = (
    "if", "then", "consented", "lacking", "without", "only", "choose", "mandatory", "instruct", "occasion",
    "again", "refusal", "untrue", "double_negation", "thus", "use", "stranger",
)  # fmt: skip
"""Words beside a denial that may take some of it back, or give it to somebody else."""
_AT_HOME: Final = ("only", "use")
"""Those of them that take nothing back where it is the device on which something is used: "used on your phone *only*"."""
_OVER: Final = (
    "conditional", "scoped", "rest", "besides", "inability", "coercion",
)  # fmt: skip
"""The same where the word of negation is a part of them: "nothing else", "cannot apply"."""


def unread_words(
    reading: Reading,
    written: str,
    *others: Hits,
    within: Span | None = None,
    known: Container[str] | None = None,
) -> int:
    """Count the words of no known meaning, names left out; without spaces, as many letters as make one.

    `others`: what more was found in the sentence. `within`: the part of it that is asked about.
    `known`: the meanings of the lexicon that are known enough, all of them if none are named.
    """
    begin, end = within or (0, len(reading.text))
    letters = list(reading.text)
    for one in reading.named:
        letters[one.start : one.end] = " " * (one.end - one.start)
    own = reading.found
    if known is not None:
        own = {meaning: spans for meaning, spans in own.items() if meaning in known}
    for hits in (own, *others):
        for meaning, spans in hits.items():
            for one in spans if not meaning.startswith(GAP) else ():
                letters[one.start : one.end] = " " * (one.end - one.start)
    language = reading.grammar.language
    if not reading.grammar.is_spaced:
        rest = "".join(letters[begin:end])
        if within is not None:  # A word in Latin letters is a name there, or "app".
            rest = _LATIN.sub("", rest)
        return len(_NO_LETTER.sub("", rest)) // _LETTERS_OF_A_WORD[language[:2]]
    names = {one.casefold() for one in _NAME.findall(written)}
    return sum(
        len(one.group()) >= _SHORTEST_WORD
        and not _is_met(one, letters)
        and one.group() not in names
        and one.group() not in everyday(language)
        for one in _WORD.finditer(reading.text, begin, end)
    )


def _is_met(word: re.Match[str], letters: Sequence[str]) -> bool:
    """Say whether a word is known by its stem: what stands behind that is an ending.

    `letters`: the sentence, spaces where a word of the tables stands.
    """
    if letters[word.start()] == " ":
        return True
    left = "".join(letters[word.start() : word.end()]).replace(" ", "")
    return 2 * len(left) <= word.end() - word.start()


def words_told(reading: Reading) -> int:
    """Count the words of a sentence, the commonest of its language left out; as many letters as make one."""
    language = reading.grammar.language
    if not reading.grammar.is_spaced:
        return len(_NO_LETTER.sub("", reading.text)) // _LETTERS_OF_A_WORD[language[:2]]
    return sum(
        len(one) >= _SHORTEST_WORD and one not in everyday(language)
        for one in _WORD.findall(reading.text)
    )


def says_something(letters: str, reading: Reading, part: Span) -> bool:
    """Say whether any word is left of a part of a sentence from which those of known meaning were taken.

    `letters`: the sentence, spaces where such a word stands.
    """
    grammar = reading.grammar
    if not grammar.is_spaced:
        rest = _NO_LETTER.sub("", letters[part.start : part.end])
        return len(rest) >= _LETTERS_OF_A_WORD[grammar.language[:2]]
    return any(
        len(one.group()) >= _SHORTEST_WORD
        and not _is_met(one, letters)
        and one.group() not in everyday(grammar.language)
        for one in _WORD.finditer(reading.text, part.start, part.end)
    )


def is_plain(reading: Reading, written: str) -> bool:
    """Say whether a denial leaves nothing over: no condition, exception, refusal or words not known."""
    denying = reading.of("negator", "never", "unseen", "confidential")
    home = used_at_home(reading)
    even = reading.found.get("even_if", ())  # "Even if you agree, we do not read them."
    beside = [
        one
        for meaning in _BESIDE
        for one in reading.found.get(meaning, ())
        if not one.overlaps_any(even)
        if meaning not in _AT_HOME
        or not any(part.holds(one) for part in (*home, *reading.found.get("not_act", ())))
        if meaning != "if" or not opens_nothing(reading, one)
    ]
    over = [
        one
        for meaning in _OVER
        for one in reading.found.get(meaning, ())
        if not one.overlaps_any(even)
    ]
    places = _places_apart(reading)
    places += [  # "On this phone *only*".
        one for one in beside if any(_is_beside(reading, one, each) for each in places)
    ]
    nobody = [*reading.found.get("recipients", ()), *places]  # "Nobody else" is nobody.
    plain = words_of_proofs(reading.grammar.language).scan(reading.text).get(_PLAIN, [])
    return (
        unread_words(reading, written, {_PLAIN: plain}) < MANY
        and not _names_who_gets_it_before(reading, denying)
        and all(one.overlaps_any(nobody) for one in over)
        and all(one.overlaps_any((*denying, *places)) for one in beside)
    )


def opens_nothing(reading: Reading, word: Span) -> bool:
    """Say whether a word for *if* opens no clause: "compared *once*, on this phone only"."""
    return (
        not reading.grammar.negates_behind and reading.text[word.end : word.end + 1] in _PAUSES
    )


def _is_beside(reading: Reading, word: Span, place: Span) -> bool:
    """Say whether a word for *only* stands right beside where something is done."""
    return word in reading.found.get("only", ()) and (
        word.is_just_before(place) or place.is_just_before(word)
    )


def _places_apart(reading: Reading) -> list[Span]:
    """Return where alone something is done, in words that no negation takes back: "on this phone only: it is not sent".

    "Not kept only on your phone" does, and so may what is between the same two commas or colons.
    """
    noes = reading.of("negator", "never")
    found = []
    for place in reading.found.get("on_device", ()):
        part = part_of(reading, place)
        near = [no for no in noes if part.holds(no)]
        if not near or (
            not reading.grammar.negates_behind and all(place.end <= no.start for no in near)
        ):
            found.append(place)
    return found


def parts_at_home(reading: Reading) -> list[Span]:
    """Return what stands between two commas, and tells without a negation where alone something is done."""
    noes = reading.of("negator", "never")
    parts = {part_of(reading, one) for one in _places_apart(reading)}
    return sorted(part for part in parts if not any(part.holds(no) for no in noes))


def stays_on_device(reading: Reading, written: str) -> bool:
    """Say whether it tells that the phonebook stays on the device, and nothing that takes that back.

    "Kept on your phone until it is sent", "stored encrypted on your phone" do not.
    """
    stays = reading.found.get("stays", ())
    if reading.has("until", "then", "even_if", "upload", "share", "choose") or any(
        not one.overlaps_any((*stays, *reading.found.get("on_device", ())))
        for row in ("if", "lacking")
        for one in reading.found.get(row, ())
    ):
        return False
    return unread_words(reading, written) < MANY and any(
        _is_of_the_phonebook(reading, one) for one in stays
    )


def _is_of_the_phonebook(reading: Reading, stays: Span) -> bool:
    """Say whether it is the phonebook that stays on the device: both stand with the verb between two commas."""
    part = part_of(reading, stays)

    def has(words: Iterable[Span]) -> bool:
        return any(part.holds(one) for one in words)

    places = [one for row in ("on_device", "device") for one in reading.found.get(row, ())]
    return has(reading.contacts) and has(places) and not has(reading.of("other_data"))


def _names_who_gets_it_before(reading: Reading, denying: Sequence[Span]) -> bool:
    """Say whether a company stands before the semicolon: "is sent to Acme Ltd; not to any other person"."""
    return any(
        ";" in reading.text[one.end : no.start]
        for one in reading.of("operator", "named_recipients")
        for no in denying
        if one.end <= no.start
    )


@cache
def everyday(language: str) -> frozenset[str]:
    """Return the commonest words of a language and of English: they tell nothing by themselves."""
    return frozenset().union(*(one.stopwords | one.common for one in tables_of(language)))
