"""What the words of aim in a sentence lead to: a purpose in words nobody knows, or nothing that would be one.

"To continue", "for a better service" and "permission to read your contacts" tell no purpose; "to keep the
wolves away" may. The words are in `data/consent/doubts.toml`.
"""

from typing import Final

from auditor.sentences.aims import leads_on, shows
from auditor.sentences.leftovers import everyday, says_something
from auditor.sentences.pairs import Pairs
from auditor.sentences.reading import Reading, overlap
from auditor.sentences.terms import Hits, Span

AIM: Final = "aim"
NO_AIMS: Final = ("no_aim", "empty_aim")
BESIDE: Final = 5
"""Characters between a word of aim and what it leads to."""
CLOSING: Final = " .!\"'”’»)]"
_OWN_AIMS: Final = ("purpose", "aim")
"""Rows of the lexicon that lead to a purpose."""
_ACTS: Final = ("collect", "upload", "share", "ask", "reach", "method")
_DONE: Final = ("collect", "upload", "share")
_RIGHT_BEFORE: Final = 10
"""Characters between a negation and the aim that it rules out."""
_ELSEWHERE: Final = (
    "retention", "withdraw", "complaint", "refusal", "refuse", "inability", "harmless", "hedge",
    "recipients", "named_recipients", "emergency_contact", "lookalikes", "by_acting", "deemed",
    "implied_consent", "people_rights", "operator", "conditional", "report",
)  # fmt: skip
"""Words of these meanings say what a sign at their place is of."""
_BEHIND_AIM: Final = ("withdraw", "complaint", "retention", "inability", "refuse", "refusal")
_BEFORE_UNIT: Final = 10
"""Characters between *for* and the unit of a time: "for two years"."""
_LONGEST_SIGN: Final = 30
"""Characters of words that are one thing said; pieces far apart hold others between them."""
_SAYS_NOTHING: Final = (
    "collect", "upload", "share", "method", "ask", "own", "addressee", "yours", "anaphora", "device",
    "enable", "purpose", "aim", "modal",
)  # fmt: skip
"""Meanings whose words tell no aim: what is asked, by whom and of whom."""
_WORDS_OF_A_PLACE: Final = 3
"""Words between *to* and a server of the lender's, the first of which is *its* or the like."""
_PARTS: Final = (",", ";", ":", "(")


class DoubtedAims:
    """The words of aim of one sentence, read in one language."""

    def __init__(self, reading: Reading, found: Hits, pairs: Pairs) -> None:
        """Take the sentence as read, with the signs and pairs of words in it."""
        self.reading = reading
        self.found = found
        self.pairs = pairs

    def lead_to_nothing(self) -> bool:
        """Say whether it has words of aim, each of which leads to empty words."""
        empty = [one for row in NO_AIMS for one in self.found.get(row, ())]
        aims = [one for one in self.all() if not self._leads_to_an_act(one)]
        return bool(aims) and all(
            (self._is_idle(aim) or any(overlap(one, aim) for one in empty))
            and not shows(self.reading, aim)
            for aim in aims
        )

    def end_it(self) -> bool:
        """Say whether all its words of aim lead to words of ending: "to stop it", "to withdraw"."""
        aims = [one for one in self.all() if not self._leads_to_an_act(one)]
        ended = [*self.pairs.of("undo", "mind"), *self.reading.of("withdraw")]
        behind = self.reading.grammar.negates_behind
        return (
            bool(aims)
            and self.pairs.ends()
            and all(
                any(
                    overlap(one, aim)
                    or 0 <= (aim.start - one.end if behind else one.start - aim.end) <= BESIDE
                    for one in ended
                )
                for aim in aims
            )
        )

    def _leads_to_an_act(self, aim: Span) -> bool:
        return any(
            self._leads_to(aim, one) and not leads_on(self.reading, aim, one)
            for one in self.reading.of(*_ACTS)
        )

    def all(self) -> list[Span]:
        """Return the words of aim, in order."""
        own = [one for row in _OWN_AIMS for one in self.reading.found.get(row, ())]
        return sorted({*self.found.get(AIM, ()), *own})

    def is_none(self, aim: Span) -> bool:
        """Say whether a word of aim leads to nothing that a purpose would be."""
        return (
            self._ends_or_counts(aim)
            or self._is_idle(aim)
            or self._is_of_another_word(aim)
            or self._is_ruled_out(aim)
            or self._leads_to_an_act(aim)
            or self._leads_to_a_place(aim)
            or (
                not self.reading.grammar.negates_behind
                and any(self._follows(one, aim) for one in self.reading.contacts)
            )
        )

    def _leads_to_a_place(self, aim: Span) -> bool:
        """Say whether it leads to where the data go, and no verb: "we import them *to* our own secure cloud"."""
        reading = self.reading
        if reading.grammar.negates_behind or not reading.grammar.is_spaced:
            return False
        for place in self.pairs.of("house"):
            between = reading.text[aim.end : place.start].split()
            if 0 < len(between) <= _WORDS_OF_A_PLACE and between[0] in everyday(
                reading.grammar.language
            ):
                return True
        return False

    def _ends_or_counts(self, aim: Span) -> bool:
        """Say whether it ends its sentence or leads to a time: "unless you allow us to", "for two years"."""
        units = self.reading.found.get("unit", ())
        return not self.reading.text[aim.end :].strip(CLOSING) or any(
            0 <= one.start - aim.end <= _BEFORE_UNIT for one in units
        )

    def _is_idle(self, aim: Span) -> bool:
        """Say whether what it leads to is all in words that tell nothing: "for a better service"."""
        reading = self.reading
        letters = list(reading.text)
        known = [
            *self.found.get("idle", ()),
            *(one for row in (AIM, *NO_AIMS) for one in self.found.get(row, ())),
            *reading.contacts,
            *(one for row in _SAYS_NOTHING for one in reading.found.get(row, ())),
        ]
        for one in known:
            letters[one.start : one.end] = " " * (one.end - one.start)
        rest = "".join(letters)
        begin = max(reading.text.rfind(mark, 0, aim.start) for mark in _PARTS) + 1
        ends = [one for mark in _PARTS if (one := reading.text.find(mark, aim.end)) >= 0]
        behind = reading.grammar.negates_behind and aim not in self.found.get("onward", ())
        part = Span(begin, aim.start) if behind else Span(aim.end, min(ends, default=len(rest)))
        return any(
            part.holds(one) for one in self.found.get("idle", ())
        ) and not says_something(rest[part.start : part.end], reading.grammar)

    def _is_of_another_word(self, aim: Span) -> bool:
        """Say whether it is a part of, or leads to, words that mean something else."""
        nothing = [one for row in NO_AIMS for one in self.found.get(row, ())]
        others = [
            one
            for row in _ELSEWHERE
            # "No contacts to show" is a report, "we read your contacts to show who" is none.
            if row != "report" or self.reading.has("negator")
            for one in self.reading.found.get(row, ())
            if one.end - one.start <= _LONGEST_SIGN
        ]
        behind = [*nothing, *self.reading.of(*_BEHIND_AIM)]
        if self.pairs.ends():
            behind += self.pairs.of("undo", "mind")  # "To stop it, open the menu".
        return any(overlap(one, aim) for one in (*nothing, *others)) or any(
            self._follows(one, aim) for one in behind
        )

    def _is_ruled_out(self, aim: Span) -> bool:
        text = self.reading.text
        return any(
            0 <= aim.start - no.end <= _RIGHT_BEFORE and "," not in text[no.end : aim.start]
            for no in self.reading.of("negator")
        )

    def _follows(self, one: Span, aim: Span) -> bool:
        return 0 <= one.start - aim.end <= 1

    def _leads_to(self, aim: Span, act: Span) -> bool:
        """Say whether what is aimed at is the reading itself: "permission to read the phonebook".

        "To check your file we read it" aims at another thing: its object is no phonebook.
        """
        if self.reading.grammar.negates_behind:
            is_beside = 0 <= aim.start - act.end <= BESIDE
        else:
            is_beside = 0 <= act.start - aim.end <= BESIDE
        if overlap(aim, act):
            is_beside = aim != act
        return is_beside and self._is_of_contacts(act)

    def _is_of_contacts(self, act: Span) -> bool:
        """Say whether the phonebook is what an act is done to, or what it is done to is not said."""
        reading = self.reading
        nouns = [*reading.contacts, *reading.of("anaphora")]
        others = [one for one in reading.of(*_DONE) if not overlap(one, act)]
        if not nouns:
            return True
        if reading.grammar.negates_behind:
            begin = max((one.end for one in others if one.end <= act.start), default=0)
            return any(begin <= one.start < act.start for one in nouns)
        far = [one.start for one in others if one.start - act.end > BESIDE]
        end = min(far, default=len(reading.text))
        return any(
            act.start <= one.start < end
            and (
                "," not in reading.text[act.end : one.start]
                or any(act.end <= each.start < one.start for each in others)
            )
            for one in nouns
        )
