"""What a sentence claims of each act: that it is done, not done, or done on a condition.

Rules R2 and R3 of the disclosure lexicon. Of the kinds of negation only one is a denial; a
condition, a restriction or a soft promise is looked for first, in the same sentence and on both
sides. A negation governs the verbs of its own clause: who does not *share* may still *collect*.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from auditor.sentences.at_home import used_at_home
from auditor.sentences.claims import Act, Mode, Topic
from auditor.sentences.excepting import disclaims_at_end, excepts
from auditor.sentences.foreign import foreign_data
from auditor.sentences.getting import gives_to_nobody, receipts, without_names
from auditor.sentences.narrowing import followed, narrowed
from auditor.sentences.onlookers import is_done_to_borrower, is_of_onlookers, is_of_other_data
from auditor.sentences.reading import Reading, outermost
from auditor.sentences.segments import Clauses
from auditor.sentences.signs import Signs
from auditor.sentences.terms import Span

_TOPICS: Final = (("share", Topic.SHARE), ("upload", Topic.UPLOAD), ("collect", Topic.COLLECT))
_NO_ACTS: Final = (
    "equals",
    "deemed",
    "not_act",
    "by_acting",
    "implied_consent",
    "inability",
    "withdraw",
    "harmless",
    "retention",
    "conditional",
    "obtained",
)
"""In words of these meanings a verb is none of the lender's: "by using", "cannot use"."""
_ENDS = re.compile(r"[:;]|\s[-\u2013\u2014]\s")
_BEFORE_VERB: Final = 12
_BEFORE_FINAL: Final = 4
_BEHIND_FINAL: Final = 4
"""Words between a negation and its verb: before it, before one at the end of its clause, behind that."""
_AFTER: Final = 16
"""Characters between words of revoking and what is revoked: "take back *the right of* access"."""


def read_acts(clauses: Clauses) -> tuple[Act, ...]:
    """Return the acts that a sentence claims; one of topic `OTHER` for a sentence without any.

    A permission is one to read: "contacts permission" is about collecting.
    """
    reading = clauses.reading
    found = _Acts(clauses)
    acts = found.acts()
    if acts:
        return tuple(acts)
    is_asked = bool(reading.contacts) and reading.has(
        "ask", "other_data", "purpose", "harmless"
    )
    is_asked = is_asked and not reading.has("retention", "withdraw")
    mode = found.bare_mode()
    is_asked = is_asked or mode in (Mode.DENIAL, Mode.CONDITIONAL)
    is_asked = is_asked or (mode is Mode.SCOPED and reading.has("choose", "scoped", "rest"))
    is_of_people = reading.tells_people(is_denied=mode is Mode.DENIAL)
    topic = Topic.COLLECT if is_asked and not is_of_people else Topic.OTHER
    return (Act(topic, Span(0, 0), 0, mode, mode is Mode.DENIAL),)


def _is_revoked(reading: Reading, verb: Span) -> bool:
    """Say whether an act is one that the borrower may end: "take back access to the contacts"."""
    return any(one.is_just_before(verb, _AFTER) for one in reading.of("withdraw"))


def _takes(phrase: Span, verb: Span) -> bool:
    """Say whether a verb is but a part of a phrase, or the end of one: "deleted" in "is deleted by"."""
    return phrase.holds(verb) or (phrase.overlaps(verb) and phrase.start < verb.start)


@dataclass(frozen=True)
class _Acts:
    """The acts of one sentence."""

    clauses: Clauses

    @property
    def reading(self) -> Reading:
        """The sentence."""
        return self.clauses.reading

    @property
    def negators(self) -> list[Span]:
        """The words of negation that deny something."""
        return self.clauses.negators

    def clause_of(self, span: Span) -> int:
        """Return the number of the clause in which a word stands."""
        return self.clauses.clause_of(span)

    def _is_aside(self, act: Act) -> bool:
        """Say whether an act is told by the way; what is sent or shared is no aside: ", which is uploaded"."""
        relatives = () if act.topic in (Topic.UPLOAD, Topic.SHARE) else self.clauses.relatives
        asides = [
            *self.clauses.ifs,
            *self.clauses.concessions,
            *self.clauses.spared,
            *relatives,
        ]
        return any(span.holds(act.at) for span in asides)

    def acts(self) -> list[Act]:
        """Return the acts that concern the phonebook, each in its mode."""
        acts = self._verbs()
        if not acts:
            return []
        main = [one for one in acts if not self._is_aside(one)]
        contrasted = [one for one in main if not self._is_of_the_unlike(one)]
        if main and not contrasted:
            return [replace(one, mode=Mode.DENIAL, is_denied=True) for one in main]
        acts = contrasted or acts
        verbs = [one.at for one in acts]
        acts = [self._as_claimed(one, verbs) for one in acts]
        acts = [
            replace(one, topic=Topic.OTHER)
            if is_of_onlookers(self.clauses, one) or is_of_other_data(self.clauses, one, verbs)
            else one
            for one in acts
        ]
        acts = [one for one in acts if self._is_of_contacts(one)] or acts
        acts = narrowed(self.clauses, acts)
        if not any(one.is_denied for one in acts) and (
            excepts(self.clauses, acts) or self._disclaims()
        ):
            acts = [replace(one, mode=Mode.DENIAL, is_denied=True) for one in acts]
        signs = Signs(self.clauses)
        for mode in (Mode.HEDGE, Mode.SCOPED, Mode.CONDITIONAL):
            for span in signs.of(mode, acts):
                acts = self._in_mode(acts, span, mode)
        return [followed(self.clauses, self._as_scoped(one)) for one in acts]

    def _as_scoped(self, act: Act) -> Act:
        """Return who *gives us* but what is chosen as reading it: the picker hands over one number."""
        is_ours = act.mode is Mode.SCOPED and act.topic is Topic.SHARE and not act.is_denied
        if is_ours and not self.reading.has("recipients", "named_recipients"):
            return replace(act, topic=Topic.COLLECT)
        return act

    def _is_of_the_unlike(self, act: Act) -> bool:
        """Say whether an act is what others do, from whom this app differs: "unlike apps that read …"."""
        text = self.reading.text
        spans = []
        for one in self.reading.found.get("unlike", ()):
            comma = text.find(",", one.end)
            ends = [begin for begin in self.clauses.begins if begin > one.end]
            spans.append(Span(one.start, min([*ends, len(text) if comma < 0 else comma])))
        return any(span.holds(act.at) for span in spans)

    def _as_claimed(self, act: Act, verbs: list[Span]) -> Act:
        """Return an act as it is claimed: denied or not, and the contrary where that is called untrue."""
        is_denied = (
            act.is_denied or self._is_negated(act) or self.clauses.is_ruled_out(act.at, verbs)
        )
        if self._is_untrue(act, verbs):
            is_denied = not is_denied and "double_negation" not in self.reading.found
        return replace(act, mode=Mode.DENIAL, is_denied=True) if is_denied else act

    def _is_untrue(self, act: Act, verbs: list[Span]) -> bool:
        """Say whether an act stands in what is called untrue: "it is wrong to say that we never read".

        What is untrue stands before "is not so" where a verb does, else behind it.
        """
        for frame in self.reading.found.get("untrue", ()):
            before = [one for one in verbs if one.end <= frame.start]
            if before:
                if act.at.end <= frame.start:
                    return True
            elif frame.end <= act.at.start and self._goes_on(frame, act.at):
                return True
        return False

    def _goes_on(self, one: Span, other: Span) -> bool:
        """Say whether no *but*, colon or the like stands between two places."""
        between = self.reading.text[one.end : other.start]
        return not _ENDS.search(between) and not any(
            one.end <= but.start < other.start for but in self.reading.found.get("but", ())
        )

    def _disclaims(self) -> bool:
        """Say whether what others do is what this lender never does: "… is a fraud, we never do so", "… we don't"."""
        if disclaims_at_end(self.reading):
            return True
        return any(
            self.clause_of(no) == self.clause_of(one) and self._reaches(no, one)
            for one in self.reading.of("do_so")
            for no in self.negators
        )

    def bare_mode(self) -> Mode:
        """Return the mode of a sentence without a verb of doing something with data."""
        signs = Signs(self.clauses)
        for mode in (Mode.CONDITIONAL, Mode.SCOPED) if self.reading.contacts else ():
            if signs.of(mode, ()):
                return mode
        if self.reading.contacts and signs.of(Mode.HEDGE, ()):
            return Mode.HEDGE
        is_spared = self.reading.has("harmless")  # "We still lend, without your contacts."
        if self.negators and self.reading.contacts and not is_spared and self._denies_barely():
            return Mode.DENIAL
        return Mode.STATEMENT

    def _denies_barely(self) -> bool:
        """Say whether a negation stands before the phonebook, or what one does to its people."""
        others = [*self.reading.contacts, *self.reading.reached]
        return any(
            self.clause_of(no) == self.clause_of(one)
            and (no.start < one.start or self.reading.grammar.negates_behind)
            for no in self.negators
            for one in others
        )

    def _verbs(self) -> list[Act]:
        text = self.reading.text
        other = [
            one
            for row in _NO_ACTS
            for one in self.reading.found.get(row, ())
            # "Kept by us alone, given to nobody, for six months" is no time from end to end.
            if row != "retention" or "," not in text[one.start : one.end]
        ]
        other += [
            held
            for held in self.reading.found.get("held", ())
            if any(one.holds(held) for one in self.reading.saved_entries)
        ]  # "The numbers saved in your phone" saves nothing.
        kept = self._kept()
        spans = {
            topic: [
                one
                for one in self.reading.of(meaning)
                if not any(_takes(span, one) for span in other)
                and not _is_revoked(self.reading, one)
                and not is_done_to_borrower(self.reading, one)
                and one not in kept
            ]
            for meaning, topic in _TOPICS
        }
        got = receipts(self.clauses)
        spans[Topic.SHARE] = [*without_names(self.reading, spans[Topic.SHARE], got), *got]
        spans[Topic.COLLECT] = [
            one for one in spans[Topic.COLLECT] if not one.overlaps_any(got)
        ]
        every = [one for found in spans.values() for one in found]
        whole = set(outermost(every))
        taken: set[Span] = set()
        acts = []
        for topic, found in spans.items():
            for one in found:
                if one in whole and one not in taken:
                    taken.add(one)
                    acts.append(Act(topic, one, self.clause_of(one), Mode.STATEMENT))
        acts = [self._as_meant(one) for one in sorted(acts, key=lambda one: one.at)]
        return self._without_origins(acts) or self._unseen()

    def _as_meant(self, act: Act) -> Act:
        """Return an act under what is meant: who *sends* the phonebook to a collector shares it."""
        reading = self.reading
        if act.topic is not Topic.UPLOAD or len(reading.of("upload")) > 1:
            return act
        named = [
            one for one in reading.of("named_recipients") if self.clause_of(one) == act.clause
        ]
        return replace(act, topic=Topic.SHARE) if named else act

    def _unseen(self) -> list[Act]:
        """Return what is said to stay unread, or between two: "your phonebook remains closed to us"."""
        clauses = {self.clause_of(noun) for noun in self.reading.contacts}
        return [
            Act(topic, one, self.clause_of(one), Mode.DENIAL, is_denied=True)
            for meaning, topic in (("unseen", Topic.COLLECT), ("confidential", Topic.SHARE))
            for one in self.reading.of(meaning)
            if self.clause_of(one) in clauses and not one.overlaps_any(self.reading.of("told"))
        ]

    def _without_origins(self, acts: list[Act]) -> list[Act]:
        """Return the acts but those that only say whence the data are: "the list you let us read is not sold"."""
        reading = self.reading
        is_of_time = reading.has("retention", "withdraw") or bool(reading.kept_for)
        origins = [
            *reading.found.get("consented", ()),
            *(reading.found.get("taken", ()) if is_of_time else ()),
        ]
        revoked = (
            {self.clause_of(one) for one in reading.of("withdraw")} if is_of_time else set()
        )
        told = [
            one
            for one in acts
            if one.clause not in revoked
            and not any(self._is_origin(span, one.at) for span in origins)
        ]
        is_given = reading.has("recipients", "named_recipients")
        if is_of_time and not is_given and len({one.topic for one in told}) == 1:
            told = [
                one
                for one in told
                if one.topic is Topic.SHARE or self._is_negated(one) or self._is_by_us(one)
            ]
        return told if told or is_of_time else acts

    def _is_by_us(self, act: Act) -> bool:
        """Say whether an act is the lender's own, told as such: "we read", where much else is of the past."""
        behind = self.reading.grammar.negates_behind
        return any(
            we.end <= act.at.start
            and self.clause_of(we) == act.clause
            and (behind or self.clauses.words_between(we, act.at) <= 1)
            for we in self.reading.of("own")
        )

    def _is_origin(self, span: Span, verb: Span) -> bool:
        between = self.reading.text[span.end : verb.start] if span.end <= verb.start else ""
        is_behind = span in self.reading.found.get("consented", ()) and span.end <= verb.start
        return span.overlaps(verb) or (
            is_behind and "," not in between and self.clauses.words_between(span, verb) <= 1
        )

    def _kept(self) -> set[Span]:
        """Return the verbs that tell but how long something is kept: no act of its own."""
        reading = self.reading
        told = set(reading.kept_for)
        if reading.has("retention"):
            told.update(reading.of("kept"))
        return told

    def _is_negated(self, act: Act) -> bool:
        if any(
            self.clause_of(twice) == act.clause
            for twice in self.reading.found.get("double_negation", ())
        ):
            return False  # "There is no contact that we do not read" (rule R2).
        if self._is_needed(act) or any(
            part.holds(act.at) for part in used_at_home(self.reading)
        ):
            return False
        return any(
            self.clause_of(one) == act.clause
            and (self._reaches(one, act.at) or gives_to_nobody(self.clauses, act, one))
            and not self.clauses.is_in_exception(one, act.at)
            for one in self.negators
        )

    def _is_needed(self, act: Act) -> bool:
        """Say whether nothing is done *without* an act: "we cannot lend without reading", a double negation."""
        if not self.reading.grammar.is_spaced:
            return False  # Chinese 既不…也不 is no such pair.
        behind = self.reading.grammar.negates_behind
        bare = [*self.reading.found.get("without", ()), *self.reading.found.get("lacking", ())]
        for no in self.negators:
            if not (
                self.clause_of(no) == act.clause
                and any(one.start == no.start or one.end == no.end for one in bare)
                and (no.overlaps(act.at) or self.clauses.words_between(no, act.at) <= 1)
            ):
                continue
            for other in self.negators:
                first, last = (no, other) if behind else (other, no)
                if (
                    first.end <= last.start
                    and self.clause_of(other) == act.clause
                    and "," not in self.reading.text[first.end : last.start]
                ):
                    return True
        return False

    def _reaches(self, no: Span, verb: Span) -> bool:
        """Say whether a verb stands near enough to a negation to be negated by it."""
        if no.holds(verb) or no.overlaps(verb):
            return True
        grammar = self.reading.grammar
        if no.start < verb.start:
            nearest = _BEFORE_FINAL if grammar.negates_behind else _BEFORE_VERB
        elif grammar.negates_behind:
            nearest = _BEHIND_FINAL
        elif no.overlaps_any(self.reading.of("recipients")):
            nearest = 0  # "Given to nobody".
        else:
            return False
        return self.clauses.words_between(no, verb) <= nearest

    def _is_of_contacts(self, act: Act) -> bool:
        """Say whether a verb can have the phonebook for its object: not if its clause names another."""
        if not self.reading.contacts:
            return True
        if any(self.clause_of(one) == act.clause for one in self.reading.contacts):
            return True
        return not any(self.clause_of(one) == act.clause for one in foreign_data(self.reading))

    def _in_mode(self, acts: Sequence[Act], sign: Span, mode: Mode) -> list[Act]:
        """Set the mode of those acts that a sign governs: the run of like acts nearest to it."""
        if not acts:
            return []
        near = min(acts, key=lambda one: (self._distance(one, sign), one.at.start))
        own = self.clause_of(sign)
        if mode is Mode.HEDGE and near.clause != own and any(one.clause == own for one in acts):
            return list(acts)
        if mode is Mode.SCOPED and near.mode is Mode.DENIAL and self._stands_apart(sign, near):
            return [*acts, Act(Topic.OTHER, sign, near.clause, mode)]
        at = acts.index(near)
        first = last = at
        while first and self._is_like(acts[first - 1], near):
            first -= 1
        while last + 1 < len(acts) and self._is_like(acts[last + 1], near):
            last += 1
        return [
            replace(one, mode=mode) if first <= at <= last else one
            for at, one in enumerate(acts)
        ]

    def _stands_apart(self, sign: Span, act: Act) -> bool:
        """Say whether the denial of an act begins only behind a restriction: only this, never that."""
        return any(sign.end <= one.start < act.at.start for one in self.negators)

    def _is_like(self, one: Act, near: Act) -> bool:
        return one.clause == near.clause and one.mode is near.mode

    def _distance(self, act: Act, sign: Span) -> tuple[int, int]:
        own = self.clause_of(sign)
        # A sign that stands before its clause, parted by a comma, governs what follows.
        away = act.clause - own if act.clause >= own else own - act.clause + 1
        gap = max(act.at.start - sign.end, sign.start - act.at.end, 0)
        return away, gap
