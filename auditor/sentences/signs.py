"""The words by which a sentence sets a condition, a restriction or a soft promise (rule R2)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from auditor.sentences.claims import Act, Mode, Topic
from auditor.sentences.reading import Reading
from auditor.sentences.segments import Clauses
from auditor.sentences.terms import Span

_WORDS_BESIDE: Final = 2
_CHARACTERS_BESIDE: Final = 5
_QUOTES: Final = tuple("\"'“‘«「")
_ENDS: Final = re.compile(r"[;；。.]")
_REFUSALS: Final = ("refusal", "refuse", "even_if", "otherwise", "lacking")
_OF_THE_CHOSEN: Final = ("的", "好的", "中的", "定的", "过的", "過的", "出的")
"""What makes a Chinese verb of choosing say which: 选择的联系人."""
_TO_PRODUCT: Final = 3
"""Words between a verb of choosing and what is chosen: "choose *the fast* track"."""
_TO_REFERENCE: Final = 6
"""Characters between a reference and its choosing: "referencias *que* elijas"."""
_BESIDE_REFERENCE: Final = 3
_TO_CHOOSING: Final = 4
"""Words between a *to* and the choosing: "to *help you quickly* choose"."""
_BEHIND_MODAL: Final = 5
"""Words between *may* and its verb: "may from time to time collect"."""


@dataclass(frozen=True)
class Signs:
    """The signs of one sentence."""

    clauses: Clauses

    @property
    def reading(self) -> Reading:
        """The sentence."""
        return self.clauses.reading

    def of(self, mode: Mode, acts: Sequence[Act]) -> list[Span]:
        """Return the words that set a mode, for the acts that it may govern."""
        reading = self.reading
        if mode is Mode.CONDITIONAL:
            return self._conditions(acts)
        if mode is Mode.SCOPED:
            chosen = [
                only
                for only in reading.of("only")
                # "Only on your phone, for you to choose from" limits no choice.
                if not only.overlaps_any(self._places)
                for one in reading.of("choose")
                if self.clauses.clause_of(only) == self.clauses.clause_of(one)
                and not one.overlaps_any(self._places)
            ]
            if reading.found.get("not_only"):
                return []
            spans = [
                *reading.of("scoped"),
                *chosen,
                *self._parts(),
                *self._rest(),
                *self._alone(acts),
                *self._besides(),
                *self._stays(acts),
            ]
            lifted = (
                self.clauses.not_only
            )  # "Not only the contact you choose" restricts nothing.
            return [one for one in spans if not one.overlaps_any(lifted)]
        deaf = [*reading.found.get("not_hedge", ()), *self.clauses.relatives]
        soft = [*reading.of("hedge"), *self._modals(acts)]
        return [one for one in soft if not any(span.holds(one) for span in deaf)]

    def of_choice(self, acts: Sequence[Act]) -> list[Span]:
        """Return the words that restrict to what is chosen: "only on this phone" says where, not which."""
        return [one for one in self._restrictions(acts) if not self._is_for_choosing(one)]

    def of_use(self, acts: Sequence[Act]) -> list[Span]:
        """Return the words that restrict the use to choosing: "only to help you choose a contact" says what for."""
        chosen = self.reading.of("choose")
        if all(map(self._is_of_a_product, chosen)) or any(map(self._is_of_a_reference, chosen)):
            return []
        return [one for one in self._restrictions(acts) if self._is_for_choosing(one)]

    def _restrictions(self, acts: Sequence[Act]) -> list[Span]:
        return [
            one
            for one in self.of(Mode.SCOPED, acts)
            if not any(place.holds(one) for place in self._places)
            and not self._is_left_by_refusing(one)
        ]

    def _is_for_choosing(self, only: Span) -> bool:
        """Say whether a restriction governs an aim of choosing: of what is chosen it says nothing."""
        clause = self.clauses.clause_of(only)
        chosen = [
            one for one in self.reading.of("choose") if self.clauses.clause_of(one) == clause
        ]
        if chosen and all(map(self._is_of_a_product, chosen)):
            return True  # "Only once you choose a loan".
        return bool(chosen) and all(
            (only.start <= one.start or self.reading.grammar.negates_behind)
            and (self._is_aimed_at(one, only) or self._is_among_aims(one, only))
            for one in chosen
        )

    def _is_of_a_reference(self, choosing: Span) -> bool:
        """Say whether references are chosen: "the references you choose", 您选择的紧急联系人."""
        text, grammar = self.reading.text, self.reading.grammar
        is_before = grammar.negates_behind or not grammar.is_spaced
        # What says which stands before its noun in "आपके चुने संदर्भ", 您选择的联系人.
        is_marked = grammar.is_spaced or text[choosing.end : choosing.end + 2].startswith(
            _OF_THE_CHOSEN
        )
        return any(
            (choosing.is_just_before(one, _BESIDE_REFERENCE) and is_marked)
            if is_before
            else one.is_just_before(choosing, _TO_REFERENCE)
            for one in self.reading.found.get("emergency_contact", ())
        )

    def _is_among_aims(self, choosing: Span, only: Span) -> bool:
        """Say whether an *only* governs aims, of which one is to do something with chosen references."""
        return self._is_of_a_reference(choosing) and any(
            only.start <= aim.start < choosing.start
            and self.clauses.words_between(only, aim) <= 1
            for aim in self.reading.of("purpose", "aim")
        )

    def _is_of_a_product(self, choosing: Span) -> bool:
        """Say whether a plan, a sum or the like is chosen, and none of the entries."""
        reading = self.reading
        behind = reading.grammar.negates_behind

        def distance(noun: Span) -> float:
            first, last = (noun, choosing) if behind else (choosing, noun)
            if first.end > last.start or "," in reading.text[first.end : last.start]:
                return float("inf")
            return self.clauses.words_between(first, last)

        entries = [*reading.of("entry", "contact_single", "persons"), *reading.contacts]
        products = [
            one
            for one in reading.of("product")
            # "借款联系人", "loan contact": a person all the same.
            if not any(one.is_just_before(each) for each in entries)
        ]
        nearest = min(map(distance, products), default=float("inf"))
        return nearest <= _TO_PRODUCT and nearest < min(
            map(distance, entries), default=float("inf")
        )

    def _is_aimed_at(self, choosing: Span, only: Span) -> bool:
        """Say whether a *to* or *for* leads to the choosing, behind an *only* or within it.

        None does to "the contact *you choose*": what is chosen stands between, or behind a Chinese 的.
        """
        reading = self.reading
        if reading.text[choosing.end : choosing.end + 2].startswith(_OF_THE_CHOSEN):
            return False
        entries = [*reading.of("entry", "contact_single", "persons"), *reading.contacts]
        behind = reading.grammar.negates_behind
        for aim in reading.of("purpose", "aim"):
            first, last = (choosing, aim) if behind else (aim, choosing)
            if aim.overlaps(choosing) and not aim.holds(choosing):
                continue
            if first.start > last.start or not (
                only.start <= first.start or only.overlaps(aim)
            ):
                continue
            between = Span(min(first.end, last.start), last.start)
            if (
                "," not in reading.text[between.start : between.end]
                and not any(
                    between.overlaps(one) and not one.overlaps(choosing) for one in entries
                )
                and self.clauses.words_between(first, last) <= _TO_CHOOSING
            ):
                return True
        return False

    def _is_left_by_refusing(self, only: Span) -> bool:
        """Say whether a restriction is what a refusal leaves: "if you decline, only the one you pick is used"."""
        reading = self.reading
        words = [*reading.of("refusal"), *reading.of("refuse")]
        for clause in self.clauses.ifs:
            if not any(clause.holds(one) for one in words):
                continue
            if only.start >= clause.end:
                if not _ENDS.search(reading.text, clause.end, only.start):
                    return True
            elif not any(
                each.search(reading.text, only.end, max(clause.start, only.end))
                for each in (self.clauses.pauses, _ENDS)
            ):
                return True
        return False

    def of_choice_agreed(self, acts: Sequence[Act]) -> list[Span]:
        """Return the same where an agreement is the condition: "with your consent we read only the one you pick".

        Not where it limits what a refusal leaves, and not the choice whether to agree at all.
        """
        reading = self.reading
        if self.clauses.negators or any(reading.has(one) for one in _REFUSALS):
            return []
        conditions = [*self.of(Mode.CONDITIONAL, acts), *self.clauses.ifs]
        entries = [*reading.of("entry", "contact_single"), *reading.contacts]
        chosen = [
            one
            for one in reading.of("choose")
            if not any(span.holds(one) for span in conditions)
            and any(not self._parted(one, entry) for entry in entries)
        ]
        return [
            only
            for only in self.of_choice(acts)
            if not only.overlaps_any(conditions)
            and any(
                self.clauses.clause_of(one) == self.clauses.clause_of(only) for one in chosen
            )
        ]

    @property
    def _places(self) -> list[Span]:
        """The words for where and when alone something is done: their *only* is no choice's."""
        return [
            *self.reading.found.get("on_device", ()),
            *self.reading.found.get("occasion", ()),
        ]

    def _modals(self, acts: Sequence[Act]) -> list[Span]:
        """Return each *may* whose verb is an act: what "may be of use" is no soft promise.

        Nor is what "may be given to collectors": who names the kind of company discloses.
        """
        behind = self.reading.grammar.negates_behind
        is_told_to_whom = self.reading.has("named_recipients")
        return [
            may
            for may in self.reading.of("modal")
            if any(
                (may.start >= one.at.end if behind else may.end <= one.at.start)
                and self.clauses.words_between(may, one.at) <= _BEHIND_MODAL
                and self.clauses.clause_of(may) == one.clause
                for one in acts
                if not one.is_denied  # Who *cannot* read denies more than softly.
                and not is_told_to_whom
            )
        ]

    def _stays(self, acts: Sequence[Act]) -> list[Span]:
        """Return the words for what stays on the device: beside "is not uploaded" they only say why."""
        if any(one.is_denied and one.topic is Topic.UPLOAD for one in acts):
            return []
        return self.reading.of("on_device")

    def _conditions(self, acts: Sequence[Act]) -> list[Span]:
        """Return the words of consent on which something hangs.

        Whoever may refuse and go on all the same is set no condition.
        """
        reading = self.reading
        refused = self._refused(acts)
        if self.clauses.is_harmless:
            return refused
        consents = reading.of("consenting")
        if not consents and reading.has("hedge"):
            return refused  # "Except where it is really needed".
        clauses = [
            span for span in self.clauses.ifs if any(span.holds(one) for one in consents)
        ]
        lacking = (
            []
            if reading.has("withdraw", "retention") or not (acts or self.clauses.negators)
            else [
                Span(min(one.start, consent.start), max(one.end, consent.end))
                for one in reading.of("lacking")
                if not any(no.holds(one) and no != one for no in self.clauses.negators)
                for consent in consents
                if reading.is_near(one, consent) and not self._parted(one, consent)
            ]
        )
        # "Except for the contact you pick" sets no condition.
        stated = [
            one
            for one in reading.of("conditional")
            if not one.overlaps_any(reading.of("scoped"))
        ]
        # "The list you let us read is not shared" sets no condition, "unless you let us read it" does.
        given = reading.found.get("consented", ())
        missing = reading.of("lacking")
        return [
            one
            for one in (*stated, *clauses, *lacking, *refused)
            if not one.overlaps_any(given) or one.overlaps_any(missing)
        ]

    def _refused(self, acts: Sequence[Act]) -> list[Span]:
        """Return the clauses of refusing that keep something from being done: "if you say no, we read none"."""
        if not any(one.is_denied for one in acts):
            return []
        text = self.reading.text
        words = [
            *self.reading.of("refusal"),
            *(
                one
                for one in self.reading.found.get("refuse", ())
                if text[max(one.start - 1, 0) : one.start] in _QUOTES
            ),
        ]
        return [
            span
            for span in self.clauses.ifs
            if any(span.holds(one) for one in words)
            and not any(span.holds(one.at) for one in acts if one.is_denied)
        ]

    def _parted(self, one: Span, other: Span) -> bool:
        between = self.reading.text[min(one.end, other.end) : max(one.start, other.start)]
        return "," in between

    def _parts(self) -> list[Span]:
        """Return the words for *all* under a negation: "not the whole phonebook" is no denial."""
        behind = self.reading.grammar.negates_behind
        return [
            one
            for one in self.reading.of("whole")
            if any(self._is_beside(one, noun) for noun in self.reading.contacts)
            and any(
                self.clauses.clause_of(no) == self.clauses.clause_of(one)
                and (no.start < one.start or behind)
                for no in self.clauses.negators
            )
        ]

    def _rest(self) -> list[Span]:
        """Return the words for those not chosen, to whom nothing is done: "choose one, we see no other"."""
        behind = self.reading.grammar.negates_behind
        first = min((one.start for one in self.reading.of("choose")), default=None)
        if first is None:
            return []
        barred = [
            *(no for no in self.clauses.negators if no.start > first or behind),
            *self.reading.of("unseen", "on_device"),
        ]
        return [
            one
            for one in self.reading.of("rest")
            if first < one.start
            and any(self.clauses.clause_of(no) == self.clauses.clause_of(one) for no in barred)
        ]

    def _besides(self) -> list[Span]:
        """Return the words for all but those chosen, whom nobody reads: "none besides the one you pick"."""
        negators = self.clauses.negators
        return [
            one
            for one in self.reading.of("besides")
            if negators
            and any(self.reading.is_near(one, chosen) for chosen in self.reading.of("choose"))
        ]

    def _alone(self, acts: Sequence[Act]) -> list[Span]:
        """Return each *only* for one that was chosen before: "pick a name, we get that number only"."""
        first = min((one.start for one in self.reading.of("choose")), default=None)
        if first is None:
            return []
        reading = self.reading
        entries = [*reading.of("entry", "contact_single", "persons"), *reading.contacts]
        told = [
            *(one.clause for one in acts),
            *(self.clauses.clause_of(one) for one in reading.of("receive")),
        ]
        return [
            only
            for only in self.reading.of("only")
            if first < only.start
            and not only.overlaps_any(self._places)
            and any(self.reading.is_near(only, one) for one in entries)
            and any(self.clauses.clause_of(only) == clause for clause in told)
        ]

    def _is_beside(self, one: Span, noun: Span) -> bool:
        """Say whether a word can belong to a noun: at most two words, or a few characters, between."""
        between = self.reading.text[min(one.end, noun.end) : max(one.start, noun.start)]
        if "," in between:
            return False
        if self.reading.grammar.is_spaced:
            return between.count(" ") <= _WORDS_BESIDE + 1
        return len(between) <= _CHARACTERS_BESIDE
