"""What the words of aim in a sentence lead to: a purpose in words nobody knows, or nothing that would be one.

"To continue", "for a better service" and "permission to read your contacts" tell no purpose; "to keep the
wolves away" may. The words are in `data/consent/doubts.toml`.
"""

from typing import Final

from auditor.sentences.aims import leads_on, shows
from auditor.sentences.leftovers import everyday, says_something
from auditor.sentences.pairs import Pairs
from auditor.sentences.reading import Reading
from auditor.sentences.terms import Hits, Span
from auditor.sentences.use_words import uses_in

AIM: Final = "aim"
NO_AIMS: Final = ("no_aim", "empty_aim", "unlock")
BESIDE: Final = 5
"""Characters between a word of aim and what it leads to."""
_BESIDE_STAGE: Final = 20
_BESIDE_STAGE_UNSPACED: Final = 8
"""Characters between "as part of" and what it is a part of."""
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
_USED: Final = ("use", "collect", "upload", "share")
_TAKES_BACK: Final = ("only", "besides", "if", "conditional", "but")
"""Words beside which an aim may be what something is done for all the same: "not used except to …"."""
_BESIDE_NO: Final = 2
_LONGEST_LABEL: Final = 40
"""Characters between a word of aim and the colon of its label."""
_ONWARD: Final = "onward"
_PLACED: Final = "placed"


class DoubtedAims:
    """The words of aim of one sentence, read in one language."""

    def __init__(self, reading: Reading, found: Hits, pairs: Pairs) -> None:
        """Take the sentence as read, with the signs and pairs of words in it."""
        self.reading = reading
        self.found = found
        self.pairs = pairs

    def are_nothing(self, begin: int) -> bool:
        """Say whether all from a place on is in words that tell nothing: what stands behind "Purpose:"."""
        return self._is_empty(Span(begin, len(self.reading.text)))

    def lead_to_nothing(self) -> bool:
        """Say whether it has words of aim, each of which leads to empty words."""
        empty = [one for row in NO_AIMS for one in self.found.get(row, ())]
        aims = [one for one in self.all() if not self._leads_to_an_act(one)]
        idle = self.found.get("idle", ())
        return bool(aims) and all(
            self._is_placed(aim)
            or (self._is_idle(aim) and not shows(self.reading, aim, idle))
            or (
                aim.overlaps_any(empty)
                and not shows(self.reading, aim)
                and not self._leads_to_a_use(aim)
            )
            for aim in aims
        )

    def _leads_to_a_use(self, aim: Span) -> bool:
        """Say whether a verb of use stands right behind it: "we upload your phonebook *to work out* …"."""
        return any(
            aim.is_just_before(one) or (aim.holds(one) and aim.end == one.end)
            for one in uses_in(self.reading)
        )

    def only_unlock(self) -> bool:
        """Say whether each leads to what agreeing brings the borrower: "turn on contacts to unlock your credit limit"."""
        unlocked = self.found.get("unlock", ())
        aims = self.all() if unlocked and not uses_in(self.reading) else []
        return bool(aims) and all(aim.overlaps_any(unlocked) for aim in aims)

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
                    one.overlaps(aim)
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
            or self._is_placed(aim)
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
            aim.is_just_before(one, _BEFORE_UNIT) for one in units
        )

    def _is_idle(self, aim: Span) -> bool:
        """Say whether what it leads to is all in words that tell nothing: "for a better service".

        Or it stands in such words itself: "for quality *purposes*".
        """
        return self._is_empty(self._part(aim)) or any(
            part.holds(aim) and self._is_empty(part)
            for one in self.all()
            if one != aim and not one.overlaps(aim)
            for part in [self._part(one)]
        )

    def _part(self, aim: Span) -> Span:
        """Return what an aim leads to: the words up to the next mark, those behind the colon of "Purpose of reading: …"."""
        text = self.reading.text
        if self._leads_back(aim):
            begin = max(text.rfind(mark, 0, aim.start) for mark in _PARTS) + 1
            if text[aim.end :].lstrip()[:1] != ":":
                return Span(begin, aim.start)
        colon = text.find(":", aim.end, aim.end + _LONGEST_LABEL)
        begin = aim.end
        if colon >= 0 and not any(mark in text[begin:colon] for mark in _PARTS):
            begin = colon + 1
        ends = [one for mark in _PARTS if (one := text.find(mark, begin)) >= 0]
        return Span(begin, min(ends, default=len(text)))

    def _is_empty(self, part: Span) -> bool:
        """Say whether a part of the sentence holds words that tell nothing, and no others."""
        reading = self.reading
        idle = self.found.get("idle", ())
        if not any(part.holds(one) for one in idle):
            return False
        letters = list(reading.text)
        known = [
            *idle,
            *(one for row in (AIM, *NO_AIMS, _PLACED) for one in self.found.get(row, ())),
            # Where the verb stands last, the doer and the occasion stand before the aim.
            *(self.found.get("stage", ()) if reading.grammar.negates_behind else ()),
            *reading.contacts,
            *reading.named,
            *(one for row in _SAYS_NOTHING for one in reading.found.get(row, ())),
        ]
        for one in known:
            letters[one.start : one.end] = " " * (one.end - one.start)
        return not says_something("".join(letters), reading, part)

    def _leads_back(self, aim: Span) -> bool:
        """Say whether what an aim leads to stands before it."""
        return self.reading.grammar.negates_behind and not aim.overlaps_any(
            self.found.get(_ONWARD, ())
        )

    def _is_placed(self, aim: Span) -> bool:
        """Say whether it only says at which stage something is done: "as part of this loan application"."""
        reading = self.reading
        near = _BESIDE_STAGE if reading.grammar.is_spaced else _BESIDE_STAGE_UNSPACED
        return any(
            place.overlaps(aim)
            and any(
                place.overlaps(stage)
                or place.is_just_before(stage, near)
                or (reading.grammar.negates_behind and stage.is_just_before(place, near))
                for stage in self.found.get("stage", ())
            )
            for place in self.found.get(_PLACED, ())
        )

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
        return aim.overlaps_any((*nothing, *others)) or any(
            self._follows(one, aim) for one in behind
        )

    def _is_ruled_out(self, aim: Span) -> bool:
        text = self.reading.text
        return any(
            no.is_just_before(aim, _RIGHT_BEFORE) and "," not in text[no.end : aim.start]
            for no in self.reading.of("negator")
        ) or self._is_of_what_is_not_done(aim)

    def _is_of_what_is_not_done(self, aim: Span) -> bool:
        """Say whether the verb that an aim belongs to is denied: "we do *not use* your contacts *to* collect debts"."""
        reading = self.reading
        if reading.has(*_TAKES_BACK):
            return False
        noes = reading.of("negator")
        if self._leads_back(aim):
            return any(
                aim.end <= verb.start
                and any(-1 <= no.start - verb.end <= _RIGHT_BEFORE for no in noes)
                and not self._is_parted(aim.end, verb.start)
                for verb in reading.of(*_USED)
            )
        return any(
            verb.end <= aim.start
            and any(no.is_just_before(verb, _BESIDE_NO) for no in noes)
            and not self._is_parted(verb.end, aim.start)
            for verb in reading.of(*_USED)
        )

    def _is_parted(self, begin: int, end: int) -> bool:
        """Say whether a comma, or a verb of another act, stands between two places."""
        return any(mark in self.reading.text[begin:end] for mark in _PARTS) or any(
            begin < one.start < end and not one.overlaps(noun)
            for one in self.reading.of(*_USED)
            for noun in self.reading.contacts[:1]
        )

    def _follows(self, one: Span, aim: Span) -> bool:
        return aim.is_just_before(one)

    def _leads_to(self, aim: Span, act: Span) -> bool:
        """Say whether what is aimed at is the reading itself: "permission to read the phonebook".

        "To check your file we read it" aims at another thing: its object is no phonebook.
        """
        if self._leads_back(aim):
            is_beside = act.is_just_before(aim, BESIDE)
        else:
            between = self.reading.text[
                aim.end : act.start
            ]  # "To go on, allow us to read them".
            is_beside = aim.is_just_before(act, BESIDE) and "," not in between
        if aim.overlaps(act):
            is_beside = aim != act
        return is_beside and self._is_of_contacts(act)

    def _is_of_contacts(self, act: Span) -> bool:
        """Say whether the phonebook is what an act is done to, or what it is done to is not said."""
        reading = self.reading
        nouns = [*reading.contacts, *reading.of("anaphora")]
        others = [one for one in reading.of(*_DONE) if not one.overlaps(act)]
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
