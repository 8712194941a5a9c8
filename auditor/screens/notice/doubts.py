"""Which sentences may tell a notice element in words that no lexicon knows.

A silence counts only where what was said was understood. A sentence that is to say what for, to
whom, or how to end it needs a word of a small class: *to*, *so that*, *give*, *undo*. Those are in
`data/consent/doubts.toml`. A sign is accounted for by an aim that tells nothing ("to continue"),
by an act that was understood ("to read your contacts"), or by what else was read at its place.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from auditor.screens.notice.apart import told_of_others
from auditor.screens.notice.by_hand import writes_by_hand
from auditor.screens.notice.doubted_aims import AIM, BESIDE, CLOSING, NO_AIMS, DoubtedAims
from auditor.screens.notice.left_out import (
    leaves_other_data_out,
    names_entries_beside,
    only_beside,
    only_places,
)
from auditor.screens.notice.other_data import names_other_data
from auditor.screens.notice.turning import may_be_dialled, names_where_to_turn
from auditor.sentences.ended import withdraws_money
from auditor.sentences.firms import firms_in
from auditor.sentences.idioms import means_purpose
from auditor.sentences.leftovers import unread_words, words_told
from auditor.sentences.named import read_named
from auditor.sentences.pair_words import pair_words
from auditor.sentences.pairs import PATH, Pairs
from auditor.sentences.reading import Reading
from auditor.sentences.sentences import Sentence, cut, languages_of, prepared
from auditor.sentences.terms import (
    ALWAYS,
    Grammar,
    Hits,
    Span,
    grammar,
    grammar_of,
    words_by_meaning,
)
from auditor.sentences.use_words import tells_use

TABLE: Final = "consent/doubts"
ROWS: Final = (
    "aim", "onward", "no_aim", "placed", "stage", "empty_aim", "unlock", "idle", "taking", "giving", "revoking", "stopping", "firm", "reaching",
)  # fmt: skip
_LONGEST_EXCERPT: Final = 300
_LONGEST_HEADING: Final = 50
_UNDERSTOOD: Final = {
    "N3": (
        "collect", "upload", "share", "ask", "method", "reach", "other_data", "only", "choose", "scoped",
    ),
    "N5": ("upload", "ask", "collect", "method", "operator", "withdraw", "retention", "reach", "other_data", "complaint", "purpose_collection"),
    "N6": ("purpose", "purpose_fraud", "retention", "report", "recipients", "named_recipients", "purpose_collection", "refusal", "inability", "outcome", "mandatory"),
    "N7": ("recipients", "named_recipients", "embedded", "loan", "outcome"),
    "N9": ("withdraw", "operator"),
}  # fmt: skip
"""Meanings whose words, at the place of a sign, are something else that was understood."""
_HINTS: Final = {
    "N2": (
        "purpose_credit", "purpose_identity", "purpose_fraud", "purpose_collection", "purpose_emergency", "purpose_picker",
    ),
    "N3": ("method", "method_scope"),
    "N5": ("recipients", "named_recipients"),
    "N6": ("withdraw",),
    "N7": ("operator",),
    "N9": ("complaint",),
}  # fmt: skip
"""Meanings by whose words an element is told, where the sentence is built to tell it."""
_TAKEN: Final = ("method", "method_scope", "upload", "on_device")
_NO_DENIALS: Final = ("harmless", "goes_on")
"""Rows of the lexicon whose words of negation say what a refusal does not change."""
_WORDS: Final = frozenset({"limited", "incorporated"})
"""Forms of companies that are words of the language too."""
_OWNED: Final = "\u00a9"
_ROWS_OF: Final = {
    "N3": ("taking", "how"),
    "N5": ("giving", "alone", "nobody", "others"),
    "N6": ("revoking", "stopping", "undo", "mind"),
    "N7": ("firm",),
    "N9": ("reaching", "trouble"),
}
_ENDING: Final = ("revoking", "undo", "mind")
_OF_PAIRS: Final = ("how", "alone", "nobody", "others", "undo", "mind", "barred", "trouble")
"""Rows of `consent/pairs` that are signs as well."""
_STRANGE: Final = 3
"""Words of no known meaning from which on a sentence was not understood."""
_SOME: Final = 2
"""Words of no known meaning beside somebody's name, one of which may say that they get the data."""
DOUBTED: Final = ("N2", "N4", *_ROWS_OF)
"""The elements that can be doubted."""
WEAK: Final = frozenset({"stopping", "undo", "how", "others", "trouble"})
"""Rows that are a sign on a consent screen, or beside the phonebook, alone."""


@dataclass(frozen=True, slots=True)
class Signed:
    """One sentence with the elements that it may tell."""

    excerpt: str
    start: int
    """Where it begins in the text."""
    names_contacts: bool
    is_of_other_data: bool
    """It speaks of the location or the like, and not of the phonebook."""
    turns_away: bool
    """What is told behind it may be of other data: it names them, and not only to leave them out."""
    may_tell: frozenset[str]
    may_tell_here: frozenset[str]
    """The same with the weaker signs, for what stands beside the phonebook."""
    is_aimed_at_nothing: bool
    """Each word of aim in it leads to empty words: "for a better service"."""
    only_unlocks: bool
    """Each word of aim in it leads to what agreeing brings the borrower: "to unlock your credit limit"."""
    ends_by_aim: bool
    """Each word of aim in it leads to the ending of the consent: "to stop it, open the menu"."""
    unread: int
    """Words that no table knows, the least of the languages that it may be in."""
    unread_at_all: int
    """Those of them that are no sign of any element either."""
    denies: bool
    """It holds a word of negation, or one of restriction to the reader."""
    words: int
    """Words, the commonest of its language left out."""
    is_of_a_no: bool
    """It says what follows on a refusal, or that one harms nothing: "if you refuse, you type one contact"."""
    hints: frozenset[str]
    """The elements of which it holds a word of the lexicon, told or not."""
    of_others: frozenset[str]
    """The elements that it can tell only of other data, or of another thing that is ended: "cancel your application"."""
    is_reviewed: bool
    """It may be in a language whose table a native speaker reviewed, or that was let decide."""


def is_aimed_at_nothing(text: str, locale: str, start: int) -> bool:
    """Say whether the sentence that begins at a place of a text has an aim that is none: "for a better service"."""
    return any(
        one.is_aimed_at_nothing for one in signed_sentences(text, locale) if one.start == start
    )


def tells_nothing(answer: str, language: str) -> bool:
    """Say whether what stands behind "Purpose:" is all in words that tell none: "better service"."""
    whole = prepared(answer)
    languages = languages_of(whole, before=language, locale=language) or (language,)
    return any(
        signs.aims.are_nothing(0)
        for one in languages
        for signs in [_Signs(answer, read_named(answer, whole, grammar(one)), _signs(one))]
    )


def turns_to_other_data(text: str, locale: str) -> bool:
    """Say whether what is told behind a text may be of other data than the phonebook."""
    return names_other_data(text) and any(
        one.turns_away for one in signed_sentences(text, locale)
    )


@lru_cache(256)
def signed_sentences(text: str, locale: str) -> tuple[Signed, ...]:
    """Return the sentences of a text in order, each with the elements that a sign in it stands for.

    Whether the sentence was understood to tell them, and of what it speaks, is asked by the caller.
    """
    found = []
    before = ""
    for one in cut(text):
        whole = prepared(one.text)
        languages = languages_of(whole, before=before, locale=locale)
        if len(languages) == 1:
            before = languages[0]
        found.append(_signed(one, whole, languages))
    return tuple(found)


def _signed(sentence: Sentence, whole: str, languages: tuple[str, ...]) -> Signed:
    readings = []
    for language in languages or (ALWAYS,):
        reading = read_named(sentence.text, whole, grammar(language))
        readings.append(_Signs(sentence.text, reading, _signs(language)))
    names = any(one.reading.contacts for one in readings)
    is_other = names_other_data(sentence.text)
    is_by_hand = any(writes_by_hand(sentence.text, one.reading, one.pairs) for one in readings)
    signing = () if is_by_hand else readings
    strong = {key for one in signing for key in one.elements(weak=False)}
    unread = 0 if is_by_hand else min(one.unread for one in readings)
    ends = any(one.aims.end_it() for one in readings)
    others = {
        key for one in readings for key in told_of_others(one.reading, one.pairs, one.ending)
    }
    return Signed(
        is_aimed_at_nothing=any(one.aims.lead_to_nothing() for one in readings),
        only_unlocks=any(one.aims.only_unlock() for one in readings),
        ends_by_aim=ends,
        unread=unread,
        unread_at_all=min(one.unread_at_all for one in readings),
        words=min(words_told(one.reading) for one in readings),
        denies=not is_by_hand and all(one.denies() for one in readings),
        is_of_a_no=is_by_hand
        or any(one.reading.has("refusal", "harmless") for one in readings),
        hints=frozenset(
            element
            for element, meanings in _HINTS.items()
            if any(one.reading.has(*meanings) for one in readings)
        ),
        # "To withdraw: Settings > Contacts" aims at nothing else.
        of_others=frozenset(others | ({"N2"} if ends and unread < _STRANGE else set())),
        is_reviewed=any(one.reading.grammar.decides for one in readings),
        excerpt=sentence.text[:_LONGEST_EXCERPT],
        start=sentence.start,
        names_contacts=names,
        is_of_other_data=is_other
        and not names
        and not any(
            names_entries_beside(one.reading)
            or only_beside(one.reading)
            or only_places(one.reading)
            for one in readings
        ),
        turns_away=is_other and not any(leaves_other_data_out(one.reading) for one in readings),
        may_tell=frozenset(strong),
        may_tell_here=frozenset(
            {*strong, *(key for one in signing for key in one.elements(weak=True))}
        ),
    )


class _Signs:
    """The signs of one sentence, read in one language."""

    def __init__(self, written: str, reading: Reading, words: Grammar) -> None:
        """Take the sentence as written and as read."""
        self.written = written
        self.reading = reading
        self.found: Hits = words.scan(reading.text)
        self.pairs = Pairs(written, reading)
        self.aims = DoubtedAims(reading, self.found, self.pairs)

    def elements(self, *, weak: bool) -> Iterator[str]:
        """Yield the elements for which a sign stands that nothing accounts for."""
        if self._is_heading():
            return
        if self._may_aim():
            yield "N2"
        for element in _ROWS_OF:
            if not self._cannot_be(element) and self._has_sign_of(element, weak=weak):
                yield element
        yield from self._by_other_signs(weak=weak)

    def _may_aim(self) -> bool:
        """Say whether a word of aim or of use stands in it: before the phonebook is named that may be of something else."""
        return (
            any(not self.aims.is_none(one) for one in self.aims.all())
            or tells_use(self.written, self.reading)
            or (means_purpose(self.written, self.reading) and not self.aims.lead_to_nothing())
        )

    def _by_other_signs(self, *, weak: bool) -> Iterator[str]:
        """Yield the elements for which something else than a word of the tables stands."""
        if self.reading.has(*_TAKEN) and not self.reading.contacts:
            yield "N3"  # "Names are copied once", of what one before it names.
        if weak and PATH.search(self.written) and not self._ends_nothing():
            yield "N6"  # "Menu → Invites": where something is switched.
        if self.reading.periods or self.pairs.of("gone"):
            yield "N4"  # "Forty days, then it goes".
        if names_where_to_turn(self.written):
            yield "N9"
            if weak:
                yield "N6"  # Whom one writes to, to complain or to end it.
        if _OWNED in self.written:
            yield "N7"
        if weak:
            yield from self._by_what_may_be_called_or_get_it()

    def _by_what_may_be_called_or_get_it(self) -> Iterator[str]:
        if may_be_dialled(self.written, self.reading, self.pairs):
            yield "N9"
        if (
            (self.unread >= _SOME and self._names_a_kind_of_company())
            or self._hands_to_somebody()
            or self._keeps_to_itself()
        ):
            yield "N5"

    def _keeps_to_itself(self) -> bool:
        """Say whether it says that they are kept private, and names no document: "Privacy policy"."""
        found = self.reading.found
        papers = [one for row in ("policy", "agreement") for one in found.get(row, ())]
        return any(not one.overlaps_any(papers) for one in found.get("confidential", ()))

    def _hands_to_somebody(self) -> bool:
        """Say whether the data are given to whom no table knows: "it is disclosed *to Acme*"."""
        reading, pairs = self.reading, self.pairs
        known = [
            *reading.contacts,  # "Acesso *aos* contatos".
            *reading.found.get("device", ()),
            *reading.found.get("addressee", ()),
            *pairs.of("house", "where", "aside"),
        ]
        given = [*pairs.of("gets"), *reading.of("share")]
        return (
            not reading.grammar.negates_behind
            and pairs.is_of_data
            and not pairs.is_of_calls()
            and any(
                one.is_just_before(to, BESIDE)
                and not any(to.is_just_before(each, BESIDE) for each in known)
                for to in pairs.of("to")
                for one in given
            )
        )

    def _names_a_kind_of_company(self) -> bool:
        """Say whether a company that has no name, and is not the lender, is named beside the phonebook."""
        if not self.reading.contacts or self.pairs.is_of_calls():
            return False
        own = self.reading.found.get("own", ())
        named = [one.at for one in firms_in(self.written)]
        return any(
            not one.overlaps_any(named)
            and not any(
                max(one.start, each.start) - min(one.end, each.end) <= BESIDE for each in own
            )
            for one in self.pairs.of("receiver", "others")
        )

    def _has_sign_of(self, element: str, *, weak: bool) -> bool:
        """Say whether a word of an element's rows stands where nothing else was understood."""
        spans = [
            one
            for row in _ROWS_OF[element]
            if weak or row not in WEAK
            for one in self.found.get(row, ())
        ]
        if element == "N7" and not any(firms_in(self.written)):
            # "Limited data", "our liability is limited": a form of company beside no name.
            spans = [
                one for one in spans if self.reading.text[one.start : one.end] not in _WORDS
            ]
        known = [one for row in _UNDERSTOOD[element] for one in self.reading.found.get(row, ())]
        if element == "N5":
            known += self.pairs.of(
                "gone"
            )  # "हटा दी जाती है" gives nothing: it is done away with.
        return any(not one.overlaps_any(known) for one in spans)

    def _cannot_be(self, element: str) -> bool:
        """Say whether what stands in the sentence is of something else than an element."""
        return (
            (element == "N6" and (self._ends_nothing() or self._takes_money()))
            or (
                element == "N5"
                and not self.pairs.may_give()
                and not (self.pairs.names_somebody and self.unread >= _SOME)
            )
            or (element == "N3" and not self.pairs.may_take())
        )

    def _ends_nothing(self) -> bool:
        """Say whether it tells that nothing can be ended, or where something is switched on."""
        is_ended = any(row in self.found for row in ("revoking", "undo", "mind"))
        return self.pairs.is_barred or ("enable" in self.reading.found and not is_ended)

    def _takes_money(self) -> bool:
        """Say whether all that it takes back is the loan: "withdraw your limit to your bank account at any time"."""
        return withdraws_money(self.reading, [*self.ending, *self.reading.of("withdraw")])

    @property
    def unread(self) -> int:
        """Count the words that no table knows."""
        return unread_words(self.reading, self.written, self._aims(), self.pairs.known)

    @property
    def unread_at_all(self) -> int:
        """Count those of them that are no sign of any element either."""
        found = {**self.pairs.found, **self._aims()}
        return unread_words(self.reading, self.written, found, self.found)

    def _aims(self) -> Hits:
        return {row: self.found.get(row, []) for row in (AIM, *NO_AIMS, "idle")}

    @property
    def ending(self) -> list[Span]:
        """Return the words by which something may be ended."""
        return [one for row in _ENDING for one in self.found.get(row, ())]

    def denies(self) -> bool:
        """Say whether it says that something is not, or is by the lender alone."""
        reading = self.reading
        if self.pairs.is_of_calls() or self.pairs.loans():
            return False
        # "There is nothing to worry about" and "if you do not agree, …" deny nothing.
        calm = [
            *self.pairs.found.get("aside", ()),
            *(one for row in _NO_DENIALS for one in reading.found.get(row, ())),
            *self._conditions(),
        ]
        return any(
            not any(each.holds(one) for each in calm)
            for one in reading.found.get("negator", ())
        ) or (
            reading.has("only")
            and (
                reading.has("own")
                or (bool(self.pairs.of("gets")) and bool(self.pairs.of("receiver", "house")))
            )
        )

    def _conditions(self) -> Iterator[Span]:
        """Yield the clauses that a word for *if* opens, up to their comma: they claim nothing."""
        for one in self.reading.found.get("if", ()):
            end = self.reading.text.find(",", one.end)
            if end >= 0:
                yield Span(one.start, end)

    def _is_heading(self) -> bool:
        """Say whether it only asks: "Why do we need your contacts?", "How we use your contacts"."""
        if "question" not in self.reading.found or "leave" in self.reading.found:
            return False
        text = self.reading.text.rstrip(CLOSING)
        if text.endswith(("?", "؟")):
            return True
        begins = any(not one.start for one in self.reading.found["question"])
        return begins and len(text) <= _LONGEST_HEADING and text[-1:].isalpha()


@cache
def _signs(language: str) -> Grammar:
    """Return the signs of a language with those of English, whose words of aim mean else elsewhere."""

    def words(own: str) -> Mapping[str, tuple[str, ...]]:
        is_other = own == ALWAYS and language != ALWAYS
        return {key: one for key, one in _rows(own).items() if not (is_other and key == AIM)}

    return grammar_of(language, words)


@cache
def _rows(language: str) -> Mapping[str, tuple[str, ...]]:
    """Read the words of one language; raises `BadData`."""
    pairs = pair_words(language)
    return {
        **words_by_meaning(TABLE, language, ROWS),
        **{row: pairs[row] for row in _OF_PAIRS if row in pairs},
    }
