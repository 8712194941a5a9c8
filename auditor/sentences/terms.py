"""Finds the words of a language's lexicon in a sentence, all meanings in one pass.

At each place where a word can begin, the terms that begin with its first letters are compared.
A term may be written `contact*` (any ending), `*kusanya` (any beginning), `ruka|` (exactly this),
`^do not share` (at the beginning of the sentence), `need* to` (words side by side, one with any ending) or
`除…外` (the pieces in this order, a few words apart). Rule R10: verbs of the English table are
inflected; a table may name the `endings` of its language, or say that its words are stems.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, NamedTuple, TypeAlias

from auditor.data.shelf import bad_entry, read_table
from auditor.sentences.averting import AIMED, BARE, take_back_averting
from auditor.sentences.haystack import is_latin
from auditor.sentences.lexicon import GAP, LANGUAGES, Lexicon, folded, lexicon

ALWAYS: Final = "en"
"""The language whose words are looked for in every text (rule R7)."""

PARTY: Final = "party"
FARTHEST: Final = 70
"""Characters between two pieces of a term with a gap, in a script with spaces."""
FARTHEST_UNSPACED: Final = {"zh": 24, "th": 48}
"""The same in Chinese and Thai, whose words are longer."""

_VERBS: Final = frozenset({"collect", "upload", "share", "reach"})
_OF_A_CLAUSE: Final = _VERBS | {"scoped", "misuse", "double_negation"}
"""Terms of these meanings do not reach over a comma."""
_MARKS: Final = "\u0900-\u0963\u0966-\u09e3\u09e6-\u0dff"
_STARTS = re.compile(rf"(?<![\w{_MARKS}])[\w,]")
_ENDINGS: Final = frozenset("*|")
_ENDED = re.compile(r"(?<=[*|])\s+")
_BESIDE = re.compile(r"[^\s,;:.]*\s")
"""The rest of a word, and the space behind it."""
_FIRST_CLITIC: Final = "\u0e00"
_CLITICS = re.compile(r"[\u0e00-\u0eff\u2e80-\u9fff\uf900-\ufaff]")
_THAI_SYLLABLE = re.compile("[\u0e01-\u0e2e][\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]")
"""A Thai consonant with a vowel behind it begins a syllable, and ends no word: เพื่อนำ (to bring) is no เพื่อน (friend)."""
_LETTERS_OF_A_WORD: Final = 4
_LETTERS_INSIDE: Final = 2
_SHORTEST: Final = 4
"""Letters of a word that is still told from others without its accents."""


class Span(NamedTuple):
    """A stretch of a sentence, end excluded."""

    start: int
    end: int

    def holds(self, other: "Span") -> bool:
        """Say whether another stretch lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share a letter."""
        return self.start < other.end and other.start < self.end

    def overlaps_any(self, others: Iterable["Span"]) -> bool:
        """Say whether it shares a letter with one of others."""
        return any(self.overlaps(one) for one in others)

    def is_just_before(self, other: "Span", within: int = 1) -> bool:
        """Say whether another stretch follows, with at most so many letters between."""
        return 0 <= other.start - self.end <= within


Hits: TypeAlias = Mapping[str, list[Span]]
"""Meaning to the places where one of its words stands, in order."""


class _Term(NamedTuple):
    """One word of the table as it is looked for."""

    endings: tuple[str, ...] | None
    """What may follow the word; None: anything."""
    meaning: str
    begins: bool
    """Only at the beginning of a sentence."""


class _Index:
    """Terms by their first letters, then by their length."""

    def __init__(self, letters: int) -> None:
        """File under so many letters; a shorter term under all of its own."""
        self.letters = letters
        self.keys: list[int] = []
        self.buckets: dict[str, dict[int, dict[str, list[_Term]]]] = {}

    def add(self, text: str, term: _Term) -> None:
        """File a term."""
        key = text[: self.letters]
        lengths = self.buckets.get(key)
        if lengths is None:
            lengths = self.buckets[key] = {}
            if len(key) not in self.keys:
                self.keys.append(len(key))
        words = lengths.get(len(text))
        if words is None:
            words = lengths[len(text)] = {}
        terms = words.get(text)
        if terms is None:
            words[text] = [term]
        elif term not in terms:
            terms.append(term)


def _look(
    indexes: Sequence[_Index],
    sentence: str,
    starts: re.Pattern[str],
    found: dict[str, list[Span]],
) -> None:
    """Note the terms that begin at one of some places."""
    for start in starts.finditer(sentence):
        at = start.start()
        for index in indexes:
            for key in index.keys:
                bucket = index.buckets.get(sentence[at : at + key])
                if bucket is None:
                    continue
                for length, terms in bucket.items():
                    if sentence[at : at + length] in terms:
                        _note(terms[sentence[at : at + length]], sentence, at, length, found)


def _keep_parties_whole(found: dict[str, list[Span]]) -> None:
    """Take back the words that begin within the name of a party to a contract: 甲方可 is no 方可 ("only then")."""
    parties = found[PARTY]
    for meaning, spans in tuple(found.items()):
        kept = [
            one
            for one in spans
            if not any(party.start < one.start < party.end < one.end for party in parties)
        ]
        if len(kept) != len(spans):
            found[meaning] = kept
        if not kept:
            del found[meaning]


@dataclass(frozen=True, slots=True)
class _Gapped:
    """A term in pieces, each of which is looked for under a meaning of its own."""

    meaning: str
    pieces: tuple[str, ...]
    is_close: bool
    """Whether the pieces are words side by side, one of which has any ending: `need* to`."""


class _Terms:
    """The terms of one table, indexed once for all languages that they are looked for with."""

    def __init__(self, table: Lexicon) -> None:
        self.table = table
        self.whole = _Index(_LETTERS_OF_A_WORD)
        self.inner = _Index(_LETTERS_INSIDE)
        self.gapped: dict[str, list[_Gapped]] = {}
        for meaning, words in table.terms.items():
            plain = _Term(table.endings, meaning, begins=False)
            is_verb = table.language == ALWAYS and meaning in _VERBS
            for word in words:
                # Most words are plain ones of ASCII; what the others need takes many times as long.
                if is_verb or not (
                    word.isascii() and word[0] not in "^" and _ENDINGS.isdisjoint(word)
                ):
                    self._add(word, meaning)
                else:
                    self.whole.add(word, plain)

    def _add(self, word: str, meaning: str) -> None:
        is_close = GAP not in word
        pieces = tuple(
            one.strip()
            for one in (_ENDED.split(word) if is_close else word.split(GAP))
            if one.strip()
        )
        if len(pieces) > 1:
            hidden = tuple(f"{GAP}{one}" for one in pieces)
            for piece, name in zip(pieces, hidden, strict=True):
                self._add(piece, name)
            term = _Gapped(meaning, hidden, is_close=is_close)
            known = self.gapped.setdefault(hidden[0], [])
            if term not in known:
                known.append(term)
            return
        for form in _forms(word, meaning, self.table):
            self._file(form, meaning)

    def _file(self, word: str, meaning: str) -> None:
        endings: tuple[str, ...] | None = self.table.endings
        text = word.strip("^*|")
        if word[-1] == "|":
            endings = ()
        elif word[-1] == "*" or (self.table.inflects and not text.isascii()):
            endings = None
        if _is_clitic(text[-1]):
            endings = None
        index = self.inner if word[0] == "*" or _is_clitic(text[0]) else self.whole
        index.add(text, _Term(endings, meaning, word[0] == "^"))


def _is_clitic(letter: str) -> bool:
    """Say whether a letter is of a script without spaces: a word begins and ends anywhere."""
    return letter >= _FIRST_CLITIC and _CLITICS.match(letter) is not None


class Grammar:
    """The terms of one language and those of English, ready to be looked for."""

    def __init__(self, tables: Iterable[Lexicon]) -> None:
        """Take one or more tables; the first is the language's own."""
        self._terms = tuple(_terms_of(one) for one in tables)
        own = self._terms[0].table
        self.language = own.language
        self.decides = own.decides
        self.is_spaced = own.is_spaced
        self.negates_behind = own.negates_behind
        self._whole = tuple(one.whole for one in self._terms)
        self._inner = tuple(one.inner for one in self._terms)
        keys = {key[0] for one in self._inner for key in one.buckets}
        first = "".join(sorted(map(re.escape, keys)))
        # A Thai syllable that is written with its vowel in front begins with that vowel.
        self._inner_starts = re.compile(f"(?<![\u0e40-\u0e44])[{first}]") if first else None

    def scan(self, sentence: str) -> Hits:
        """Return where the words of each meaning stand in a prepared sentence."""
        found: dict[str, list[Span]] = {}
        _look(self._whole, sentence, _STARTS, found)
        if self._inner_starts is not None:
            _look(self._inner, sentence, self._inner_starts, found)
        if PARTY in found:
            _keep_parties_whole(found)
        for first in tuple(found):
            for term in self._beginning(first):
                spans = [
                    span
                    for span in self._spanning(term, found, sentence)
                    # A verb and what belongs to it stand in one clause.
                    if term.meaning not in _OF_A_CLAUSE
                    or "," not in sentence[span.start : span.end]
                ]
                if spans:
                    found[term.meaning] = sorted((*found.get(term.meaning, ()), *spans))
        if AIMED in found or BARE in found:
            take_back_averting(found, sentence, negates_behind=self.negates_behind)
        return found

    def letters_known(self, sentence: str) -> int:
        """Count the letters of a sentence that stand in words of the language's own table."""
        found: dict[str, list[Span]] = {}
        _look(self._whole[:1], sentence, _STARTS, found)
        if self._inner_starts is not None:
            _look(self._inner[:1], sentence, self._inner_starts, found)
        end = letters = 0
        for one in sorted({span for spans in found.values() for span in spans}):
            letters += max(0, one.end - max(end, one.start))
            end = max(end, one.end)
        return letters

    def _spanning(self, term: _Gapped, found: Hits, sentence: str) -> Iterator[Span]:
        farthest = FARTHEST if self.is_spaced else FARTHEST_UNSPACED[self.language[:2]]
        for first in found[term.pieces[0]]:
            end = first.end
            for piece in term.pieces[1:]:
                after = [
                    one
                    for one in found.get(piece, ())
                    if 0 <= one.start - end <= farthest
                    and not (term.is_close and not _BESIDE.fullmatch(sentence, end, one.start))
                ]
                if not after:
                    break
                end = after[0].end
            else:
                yield Span(first.start, end)

    def _beginning(self, piece: str) -> Iterator[_Gapped]:
        """Yield the terms in pieces that begin with a piece."""
        for one in self._terms:
            yield from one.gapped.get(piece, ())


def _note(
    terms: Iterable[_Term], sentence: str, at: int, length: int, found: dict[str, list[Span]]
) -> None:
    """Note a word under each of its meanings, where it ends as it must."""
    end = at + length
    if _THAI_SYLLABLE.match(sentence, end - 1):
        return
    for endings, meaning, begins in terms:
        if (endings is None or _ends(sentence, end, endings)) and not (begins and at):
            known = found.setdefault(meaning, [])
            span = Span(at, end)
            if span not in known:
                known.append(span)


def _ends(sentence: str, at: int, endings: tuple[str, ...]) -> bool:
    """Say whether a word ends here, perhaps after one of its language's endings."""
    if not _goes_on(sentence, at):
        return True
    return any(
        sentence.startswith(one, at) and not _goes_on(sentence, at + len(one))
        for one in endings
    )


def _goes_on(sentence: str, at: int) -> bool:
    after = sentence[at : at + 1]
    return after.isalnum() or after == "_" or (bool(after) and _is_mark(after))


@cache
def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Mc")


def _forms(word: str, meaning: str, table: Lexicon) -> Iterator[str]:
    """Yield a word, without its accents too, and the forms of an English verb."""
    yield word
    if not word.isascii() and is_latin(word.replace(GAP, "")):
        yield from _unaccented(word)
    if table.language == ALWAYS and meaning in _VERBS and word.isalpha():
        yield from inflected(word)


def _unaccented(word: str) -> Iterator[str]:
    """Yield a word of some length without accents, as hurried authors write it (rule R6)."""
    letters = unicodedata.normalize("NFD", word)
    plain = "".join([one for one in letters if not unicodedata.combining(one)]).replace(
        "đ", "d"
    )
    if len(plain.strip("^*|")) > _SHORTEST and plain != word:
        yield plain


def inflected(verb: str) -> Iterator[str]:
    """Yield the forms of a regular English verb: stores, stored, storing."""
    stem = verb.removesuffix("e")
    if verb.endswith(("y",)) and verb[-2:-1] not in "aeiou":
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
        return
    yield f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    yield from (f"{stem}ed", f"{stem}ing")
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgmnprt]", verb):
        yield from (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")


def _terms_of(table: Lexicon) -> _Terms:
    """Return the indexed terms of a table, those of the shelf's own indexed once."""
    return _indexed(table.language) if lexicon(table.language) is table else _Terms(table)


@cache
def _indexed(language: str) -> _Terms:
    return _Terms(lexicon(language))


@cache
def grammar(language: str) -> Grammar:
    """Return a language's grammar, English merged in; `zh` is both ways of writing Chinese."""
    return Grammar(tables_of(language))


def words_by_meaning(
    name: str, language: str, rows: Sequence[str]
) -> Mapping[str, tuple[str, ...]]:
    """Read one language's folded words out of a table of all languages; raises `BadData`.

    `rows`: the meanings that the table may name; those without words are left out.
    """
    table = read_table(name)
    if unknown := sorted(table.keys() - set(LANGUAGES)):
        raise bad_entry(name, ", ".join(unknown), "no language of the lexicons")
    found = table.get(language, {})
    if unknown := sorted(found.keys() - set(rows)):
        raise bad_entry(
            name, f"{language}.{', '.join(unknown)}", f"no row; rows are {', '.join(rows)}"
        )
    return {key: folded(words) for key, words in found.items() if words}


def grammar_of(language: str, words: Callable[[str], Mapping[str, tuple[str, ...]]]) -> Grammar:
    """Return the grammar of a language with other words than its lexicon's, English merged in.

    `words`: language to its folded words by meaning.
    """
    return Grammar([replace(own, terms=words(own.language)) for own in tables_of(language)])


@cache
def grammar_of_table(name: str, rows: tuple[str, ...], language: str) -> Grammar:
    """Return the words of one language in a table of all, to look for in a sentence; raises `BadData`.

    Chinese, either way of writing, is one there.
    """

    def words(one: str) -> Mapping[str, tuple[str, ...]]:
        return words_by_meaning(name, "zh-Hans" if one.startswith("zh") else one, rows)

    return grammar_of("zh" if language.startswith("zh") else language, words)


def words_of(table: Lexicon, meanings: frozenset[str]) -> Iterator[str]:
    """Yield each word of some meanings as a table writes it.

    The grammar, which costs more than all else that is asked of a short text, is not made.
    """
    for meaning in sorted(meanings):
        for one in table.of(meaning):
            yield from _forms(one, meaning, table)


def tables_of(language: str) -> tuple[Lexicon, ...]:
    """Return the tables that are read together for a language, its own first."""
    names = ("zh-Hans", "zh-Hant") if language == "zh" else (language,)
    own = tuple(lexicon(one) for one in names)
    return own if language == ALWAYS else (*own, lexicon(ALWAYS))
