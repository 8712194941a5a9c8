"""One sentence as the rules look at it: its words by meaning, and whether it names the phonebook.

Rule R1 of the disclosure lexicon: "contacts" may be "contact us" or one's own number. A word
counts as the *phonebook* if it stands in a strict form, or in a loose one near a device or an
access verb; look-alikes never, and no contact person that is typed by hand.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from auditor.sentences.inviting import only_invites
from auditor.sentences.lexicon import lexicon
from auditor.sentences.terms import ALWAYS, Grammar, Hits, Span

NEAR_TOKENS: Final = 8
NEAR_CHARACTERS: Final = 15
_NEAR: Final = (
    "device", "collect", "upload", "share", "ask", "reach", "choose", "method", "enable", "refusal",
)  # fmt: skip
_NO_REACH: Final = (
    "recipients", "operator", "complaint", "withdraw", "other_data", "device", "not_act",
)  # fmt: skip
_BESIDE: Final = 12
"""Characters between a contact and the words that say who chose it: "that", "which", "que"."""
_ITEM_MARK = re.compile(r"\s+[-\u2013\u2014]\s|\s?[:(]")
_IN_A_LIST: Final = 5
"""Characters between two items of a list: ", " and " and "."""
_COUNTS: Final = tuple("一二两兩三四五几幾那该這这")
_ADDRESS = re.compile(r"[@\d]")
_STOPS = re.compile(r"[,;:()]|\s[-\u2013\u2014]\s")
_WORDS_BESIDE_HELD: Final = 3
_CHARACTERS_BESIDE_HELD: Final = {"zh": 4, "th": 10}
"""Between an entry, the word for its being kept, and the device that keeps it."""
_PICKED: Final = ("contact_loose", "contact_single", "heading")
_LONGEST_PICKER: Final = 40
_FILLERS: Final = 2
"""Characters of a Chinese or Thai label beside the verb and the noun: 请, 一个."""
_NAMES: Final = ("operator", "embedded")
_NUMBER = re.compile(r"\s*\d+\s*\)?\s?")
_BESIDE_UNIT: Final = 5
"""Characters between a number and its unit: "90 (ninety) days" has its words in the table."""
PLAIN: Final = " .,:;!?*()[]-\u2022\u2026'\"|/"


@dataclass(frozen=True)
class Reading:
    """A prepared sentence with the words that were found in it."""

    text: str
    grammar: Grammar
    found: Hits
    named: tuple[Span, ...] = ()
    """Where names of companies stand that are told by their capitals: "Acme Credit Scoring Inc"."""

    def of(self, *meanings: str) -> list[Span]:
        """Return where words of some meanings stand, look-alikes left out, in order."""
        if len(meanings) == 1:
            found = self.found.get(meanings[0], [])
            return [one for one in found if not self.is_blind(one)] if self._blind else found
        spans = {one for meaning in meanings for one in self.found.get(meaning, ())}
        return sorted(one for one in spans if not self.is_blind(one))

    def has(self, *meanings: str) -> bool:
        """Say whether a word of one of some meanings stands in the sentence."""
        return any(
            not self.is_blind(one)
            for meaning in meanings
            if meaning in self.found
            for one in self.found[meaning]
        )

    def is_blind(self, span: Span) -> bool:
        """Say whether a word is but a part of a look-alike or of a contact typed by hand."""
        return any(one.holds(span) for one in self._blind)

    @cached_property
    def _blind(self) -> list[Span]:
        return [
            *(
                one
                for one in self.found.get("lookalikes", ())
                # "Contacts you" have called is none of "contacts you choose".
                if not any(
                    one.overlaps(chosen)
                    for row in ("scoped", "choose")
                    for chosen in self.found.get(row, ())
                )
            ),
            *(
                one
                for one in self.found.get("emergency_contact", ())
                if not any(
                    longer.holds(one) and longer != one
                    for row in ("phonebook_strict", "scoped")
                    for longer in self.found.get(row, ())
                )
            ),
        ]

    @cached_property
    def contacts(self) -> list[Span]:
        """Where the sentence names the device's phonebook; empty if it does not."""
        if self.text.strip(PLAIN) in self._headings:
            return [Span(0, len(self.text))]
        if self._is_headed:
            return [Span(0, len(self.text))]
        if self._is_picker or only_invites(self.found):
            return []
        spans = [
            one
            for one in self.found.get("phonebook_strict", ())
            if not any(_hides(blind, one) for blind in self._blind)
        ]
        near = self.of(*_NEAR)
        loose = [
            one
            for one in self.found.get("contact_loose", ())
            if not one.overlaps_any(self._blind)
            and (any(self.is_near(one, other) for other in near) or self._is_listed(one))
        ]
        return sorted({*spans, *loose, *self._single, *self.saved_entries})

    @cached_property
    def _is_headed(self) -> bool:
        """Say whether it is a title of the phonebook and what is told below: "Contacts: the short version"."""
        mark = _ITEM_MARK.search(self.text)
        if mark is None or len(self.text) > _LONGEST_PICKER or _ADDRESS.search(self.text):
            return False
        return self.text[: mark.start()].strip(PLAIN) in self._headings and any(
            mark.end() <= one.start
            for row in ("summary", "question")
            for one in self.found.get(row, ())
        )

    @cached_property
    def _is_picker(self) -> bool:
        """Say whether this is but the label of a picker, "Select contacts": it tells nothing of a phonebook."""
        nouns = [one for row in _PICKED for one in self.found.get(row, ())]
        chosen = [one for row in ("choose", "pick") for one in self.found.get(row, ())]
        if not nouns or not chosen or len(self.text) > _LONGEST_PICKER:
            return False
        words = (*nouns, *chosen)
        rest = "".join(
            " " if any(one.start <= at < one.end for one in words) else letter
            for at, letter in enumerate(self.text)
        )
        is_spaced = self.grammar.is_spaced
        left = {
            one for one in rest.split() if len(one.strip(PLAIN)) > is_spaced
        }  # An "a" is none.
        if not is_spaced:
            return sum(map(len, left)) <= _FILLERS
        tables = (lexicon(self.grammar.language), lexicon(ALWAYS))
        return left <= {one for each in tables for one in (*each.stopwords, *each.common)}

    @cached_property
    def saved_entries(self) -> list[Span]:
        """The phonebook by what it is: "the people whose numbers are kept in your handset".

        An entry, a verb or preposition of keeping and the device, close together; in a language
        whose verb stands last, and in Chinese, the other way about.
        """
        rows = ("entry", "held", "device")
        if any(row not in self.found for row in rows):
            return []
        if self.grammar.negates_behind or self.grammar.language.startswith("zh"):
            rows = ("device", "held", "entry")
        places = {row: self.found[row] for row in rows}
        places["entry"] = [one for one in places["entry"] if not self._is_ours(one)]
        firsts, middles, lasts = (places[row] for row in rows)
        spans = [
            Span(first.start, last.end)
            for middle in middles
            for first in firsts
            if self._leads_to(first, middle)
            for last in lasts
            if self._leads_to(middle, last)
        ]
        alike = self.found.get("lookalikes", ())
        return [
            one
            for one in outermost(spans)
            # "Contact numbers stored on your phone" are no number to call.
            if not any(
                one.overlaps(blind) and not (blind in alike and one.holds(blind))
                for blind in self._blind
            )
        ]

    def _is_ours(self, entry: Span) -> bool:
        """Say whether an entry is the lender's own: "save *our* number on your phone"."""
        return any(
            0 <= max(one.start, entry.start) - min(one.end, entry.end) <= 1
            for one in self.found.get("own", ())
        )

    def _leads_to(self, one: Span, other: Span) -> bool:
        """Say whether a word stands right before another, or a few words before it."""
        between = self.text[one.end : other.start]
        if one.end > other.start or _STOPS.search(between):
            return False
        if self.grammar.is_spaced:
            return len(between.split()) <= _WORDS_BESIDE_HELD
        return len(between) <= _CHARACTERS_BESIDE_HELD[self.grammar.language[:2]]

    def _is_listed(self, noun: Span) -> bool:
        """Say whether a word is an item of a list of data: "camera, contacts", "Contacts – to …"."""
        begins = noun.start == 0 and _ITEM_MARK.match(self.text, noun.end) is not None
        if begins and self.has("purpose", "mandatory", "harmless"):
            return True
        others = self.found.get("other_data", ())
        return any(
            0 < max(one.start, noun.start) - min(one.end, noun.end) <= _IN_A_LIST
            and not self.text[min(one.end, noun.end) : max(one.start, noun.start)].isspace()
            for one in others
        )

    @cached_property
    def reached(self) -> list[Span]:
        """Verbs of telling or calling somebody; "contacts" is none where it is the phonebook."""
        nouns = [one for row in _NO_REACH for one in self.found.get(row, ())]
        contacts = [*self.contacts, *self.found.get("contact_loose", ())]
        return [
            one
            for one in self.of("reach")
            if not any(noun.holds(one) for noun in nouns)
            and not any(noun.overlaps(one) and not _is_more(one, noun) for noun in contacts)
            and not self._is_to_borrower(one)
        ]

    def tells_people(self, *, is_denied: bool) -> bool:
        """Say whether it is of people who hear something, or do not: "nobody in your contacts will hear of it".

        Where the debt is named and no act on data is, that is what is denied: "we never talk it over with them".
        """
        is_told = self.has("told", "misuse", "overdue") or (
            self.has("message") and self.has("recipients")
        )
        return bool(self.reached) or (is_denied and is_told)

    def _is_to_borrower(self, verb: Span) -> bool:
        """Say whether it is the borrower who is told: "remind you", and no "your contacts"."""
        people = [*self.found.get("people", ()), *self.contacts]
        return any(
            verb.is_just_before(one)
            and not any(one.is_just_before(other) or one.overlaps(other) for other in people)
            for one in self.found.get("addressee", ())
        )

    @cached_property
    def _single(self) -> list[Span]:
        """One contact that the borrower is to choose: a picked one comes from the phonebook."""
        chosen = [*self.found.get("scoped", ()), *self.of("choose")]
        return [
            one
            for one in self.found.get("contact_single", ())
            if not any(
                blind.overlaps(one) and not self._is_counted_choice(blind, chosen)
                for blind in self._blind
            )
            and any(
                span.holds(one)
                or one.is_just_before(span, _BESIDE)
                or (not self.grammar.is_spaced and span.is_just_before(one, _BESIDE))
                for span in chosen
            )
        ]

    def _is_counted_choice(self, blind: Span, chosen: Sequence[Span]) -> bool:
        """Say whether it is so many contacts that the borrower ticked: 您勾选的两位联系人 are no reference typed in."""
        words = self.text[blind.start : blind.end]
        return not self.grammar.is_spaced and (
            words[:1] in _COUNTS and any(one.is_just_before(blind) for one in chosen)
        )

    @cached_property
    def kept_for(self) -> list[Span]:
        """The verbs of keeping beside a time: "kept for 30 days"."""
        return [
            verb
            for verb in self.found.get("kept", ())
            if any(self.is_near(period, verb) for period in self.periods)
        ]

    @cached_property
    def periods(self) -> list[Span]:
        """The units of times that are counted, "30 days", but for those of how often: "once a day"."""
        often = self.found.get("method_scope", ())
        return [
            unit
            for unit in self.found.get("unit", ())
            if self._is_counted(unit)
            and not any(one.holds(unit) and one != unit for one in often)
        ]

    def _is_counted(self, unit: Span) -> bool:
        before = self.text[max(unit.start - _BESIDE_UNIT, 0) : unit.start]
        behind = self.text[unit.end : unit.end + _BESIDE_UNIT]
        return bool(_NUMBER.search(before) or _NUMBER.match(behind)) or any(
            one.is_just_before(unit) or unit.is_just_before(one)
            for one in self.found.get("number", ())
        )

    @property
    def _headings(self) -> set[str]:
        return {self.text[one.start : one.end] for one in self.found.get("heading", ())}

    def is_in_a_name(self, word: Span) -> bool:
        """Say whether a word is part of a company's or kit's name: "Brightfern Credit Pvt Ltd"."""
        names = [one for row in _NAMES for one in self.found.get(row, ())]
        return any(one.holds(word) or word.is_just_before(one) for one in names) or any(
            one.holds(word) for one in self.named
        )

    def is_near(self, one: Span, other: Span) -> bool:
        """Say whether two words stand within eight tokens, in Chinese and Thai 15 characters."""
        if one.overlaps(other):
            return not one.holds(other)
        between = self.text[min(one.end, other.end) : max(one.start, other.start)]
        if self.grammar.is_spaced:
            return between.count(" ") <= NEAR_TOKENS
        return len(between) <= NEAR_CHARACTERS


def _hides(blind: Span, strict: Span) -> bool:
    """Say whether a word is part of a look-alike, or begins in one: 紧急联系人姓名 is no 联系人姓名."""
    return blind.holds(strict) or (blind.overlaps(strict) and blind.start < strict.start)


def outermost(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans that lie in no longer one, in order."""
    known: Sequence[Span] = sorted(set(spans))
    for one in known:
        if not any(other.holds(one) and other != one for other in known):
            yield one


def _is_more(verb: Span, noun: Span) -> bool:
    """Say whether a verb is longer than the noun in it: Vietnamese "liên hệ với" gets in touch with, "liên hệ" is a contact."""
    return verb.holds(noun) and verb != noun
