"""The clauses of a sentence: where each begins, which set a condition, and what negates.

Rule R3 of the disclosure lexicon: a negation governs the verbs of its own clause. What stands in a
clause of condition ("if you do not repay") or of concession ("even if you refuse") is no claim.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from auditor.sentences.circumstances import circumstances
from auditor.sentences.denying import denies_all_the_same
from auditor.sentences.reading import PLAIN, Reading
from auditor.sentences.terms import Span

_DASH = re.compile(r"\s[-\u2013\u2014]+\s|\u2014\u2014")
_COLON = re.compile(r":\s+|:(?=[\u3400-\u9fff])")
_SEMICOLON = re.compile(r";\s*")
_COMMA = re.compile(r",\s*")
_THAI_PAUSE = re.compile(r"[,\s]+")
_FARTHEST: Final = 1
"""Spaces between a negation and the *only* that it negates."""
_LETTERS_OF_A_WORD: Final = {"zh": 2, "th": 5}
_WORDS_OF_AN_AIM: Final = 2
"""Words between a *so* and the negation of what shall not happen: "so *that* nobody …"."""
_OF_THE_PHONEBOOK: Final = (
    "ask", "mandatory", "consenting", "anaphora", "do_so", "contact_loose", "contact_single",
)  # fmt: skip
"""What a clause of cause may deny beside acts: the phonebook stays denied in "as we never do so, …"."""
_BARE_SUBJECT: Final = 5
"""Characters between a comma and a *then* that has but a subject before it: ",我们就"."""
_GRANTS: Final = ("refusal", "consenting", "ask", "lacking", "negator")


@dataclass(frozen=True)
class Clauses:
    """A sentence in clauses."""

    reading: Reading

    @cached_property
    def begins(self) -> list[int]:
        """Where clauses begin: at *but*, behind a dash or colon, at a subject behind a comma."""
        reading = self.reading
        found = {0, *(one.start for one in reading.found.get("but", ()))}
        found.update(one.end() for one in _DASH.finditer(reading.text))
        found.update(one.end() for one in _COLON.finditer(reading.text))
        found.update(one.end() for one in _SEMICOLON.finditer(reading.text))
        subjects = {one.start for one in reading.found.get("subject", ())}
        subjects.update(one.start for one in reading.found.get("only", ()))
        pauses = (one.end() for one in self.pauses.finditer(reading.text))
        found.update(one.start for one in self._thens)
        return sorted({*found, *(one for one in pauses if one in subjects)})

    @cached_property
    def pauses(self) -> re.Pattern[str]:
        """What parts clauses in writing: a comma, in Thai a space too."""
        return _THAI_PAUSE if self.reading.grammar.language == "th" else _COMMA

    @cached_property
    def ifs(self) -> list[Span]:
        """The clauses of condition: behind *if*, or before a *then* at their end."""
        reading = self.reading
        behind = [self._onward(one) for one in reading.of("if")]
        before = [
            self._back(one)
            for one in reading.of("then")
            if not any(no.holds(one) for no in reading.found.get("negator", ()))
        ]
        return [*behind, *before, *self._unmarked_ifs]

    @cached_property
    def _thens(self) -> list[Span]:
        """The words for *then* that are no part of another word, as of a negation in "न तो", of an aim in "以便"."""
        others = [
            one
            for row in ("negator", "never", "purpose", "aim", "otherwise", "hedge")
            for one in self.reading.found.get(row, ())
        ]
        return [
            one for one in self.reading.found.get("thus", ()) if not one.overlaps_any(others)
        ]

    @cached_property
    def _unmarked_ifs(self) -> list[Span]:
        """The clauses before a *then* that have no *if*: "you tap no, then we read nothing"."""
        begins = self.begins
        spans = []
        for one in self._thens:
            before = [begin for begin in begins if begin < one.start]
            if len(before) > 1 and one.start - before[-1] <= _BARE_SUBJECT:
                before.pop()
            if before:
                spans.append(Span(before[-1], one.start))
        return spans

    @cached_property
    def fears(self) -> list[Span]:
        """What shall not happen, told before what is done: "so that nobody borrows in your name, we read …".

        The negation belongs to the aim, which begins the sentence and ends at its first pause.
        """
        reading = self.reading
        pause = self.pauses.search(reading.text)
        if pause is None:
            return []
        part = Span(0, pause.start())
        acts = [*reading.contacts, *reading.of("collect", "upload", "share", "anaphora")]
        uses = reading.found.get("use", ())  # "So that no one uses your name".
        if any(part.holds(one) and one not in uses for one in acts) or all(
            one.end <= part.end for one in acts
        ):
            return []
        aims = [
            one
            for one in reading.of("purpose", "aim")
            if not reading.text[: one.start].strip(PLAIN) and one.end < part.end
        ]
        behind = reading.grammar.negates_behind
        noes = [
            no
            for no in reading.found.get("negator", ())
            if part.holds(no)
            and reading.text[no.end : part.end].strip(PLAIN)
            and any(
                aim.end <= no.start
                and (behind or self.words_between(aim, no) <= _WORDS_OF_AN_AIM)
                for aim in aims
            )
        ]
        return [part] if noes else []

    @cached_property
    def causes(self) -> list[Span]:
        """The clause of cause or circumstance before what is done for it: "as you have no payslip, we read …".

        It ends at the pause behind the first negation, which is its own: behind *because*, before *so*,
        or it tells what a loan is given without.
        """
        reading = self.reading
        noes = reading.of("negator", "never")
        if not noes or not any(row in reading.found for row in ("cause", "hence", "spared")):
            return []
        first = min(noes)
        pause = self.pauses.search(reading.text, first.end)
        if pause is None:
            return []
        part, after = Span(self._part_begins(first), pause.start()), pause.end()
        is_cause = (
            self._stands_in(first, part)
            and self._is_followed(part, after)
            and self._is_of_cause(part, after)
        )
        return [part] if is_cause else []

    @cached_property
    def spared(self) -> list[Span]:
        """The parts that only say what the borrower is spared: "No collateral, no paperwork, …"."""
        return circumstances(self.reading, self.pauses)

    def _part_begins(self, no: Span) -> int:
        """Return where the part of a sentence begins, between pauses, in which a negation stands."""
        before = self.pauses.finditer(self.reading.text, 0, no.start)
        return max((one.end() for one in before), default=0)

    def _stands_in(self, no: Span, part: Span) -> bool:
        """Say whether a negation stands in a part, and its own verb or noun with it: no "as a rule we never, …"."""
        return part.holds(no) and (
            self.reading.grammar.negates_behind
            or bool(self.reading.text[no.end : part.end].strip(PLAIN))
        )

    def _is_followed(self, part: Span, after: int) -> bool:
        """Say whether what is done with the phonebook is told behind a part, right then, and nothing of it within.

        What an *or* joins is one more of what is denied: "as we need no payslip, guarantor or access".
        """
        reading = self.reading
        acts = reading.of("collect", "upload", "share")
        nouns = reading.found.get("not_act", ())
        told = [
            *reading.contacts,
            *reading.of(*_OF_THE_PHONEBOOK),
            # "No credit *record*" records nothing.
            *(one for one in acts if not any(noun.holds(one) for noun in nouns)),
        ]
        if part.overlaps_any(told):
            return False
        later = [one for one in acts if one.start >= after]
        if not later:
            return False
        first = min(later)
        if "," in reading.text[after : first.start]:
            return False  # "As no one here, at any time, reads them": what is negated goes on.
        return not any(
            after <= one.start < first.start for one in reading.found.get("either", ())
        ) and not any(  # "As there is no need, the reading has been cancelled".
            first.start < one.start for one in reading.found.get("inability", ())
        )

    def _is_of_cause(self, part: Span, after: int) -> bool:
        """Say whether a part gives a cause: a word for it begins it, or ends it, or begins what follows."""
        reading = self.reading
        for one in reading.found.get("cause", ()):
            if part.holds(one) and (
                not reading.text[part.start : one.start].strip(PLAIN)
                or (
                    reading.grammar.negates_behind
                    and not reading.text[one.end : part.end].strip(PLAIN)
                )
            ):
                return True
        others = reading.found.get("not_hence", ())
        if any(
            one.start == after and not any(other.holds(one) for other in others)
            for one in reading.found.get("hence", ())
        ):
            return True
        return any(
            part.start == one.start and part.holds(one)
            for one in reading.found.get("spared", ())
        ) and any(one.start >= after for one in reading.found.get("enough", ()))

    @cached_property
    def takers(self) -> list[Span]:
        """The clauses that say who gets a loan, or none: "borrowers who do not share their contacts"."""
        behind = self.reading.grammar.negates_behind
        return [
            Span(self._back(one).start, self._onward(one).end) if behind else self._onward(one)
            for one in self.reading.of("takers")
        ]

    @cached_property
    def concessions(self) -> list[Span]:
        """The clauses of concession: "even if you refuse"."""
        spans = []
        for one in self.reading.of("even_if"):
            if self.reading.grammar.negates_behind:
                spans.append(self._back(one))
            else:
                spans.append(self._onward(one))
        return spans

    @cached_property
    def relatives(self) -> list[Span]:
        """Clauses between commas that only tell more of a noun: ", which may include friends,"."""
        text = self.reading.text
        starts = {found.end() for found in _COMMA.finditer(text)}
        spans = []
        for one in self.reading.found.get("relative", ()):
            if one.start in starts:
                end = text.find(",", one.end)
                spans.append(Span(one.start, len(text) if end < 0 else end))
        return spans

    @cached_property
    def is_harmless(self) -> bool:
        """Whether the permission may be refused: whoever goes on all the same is set no condition."""
        withheld = self.reading.found.get("inability", ())
        # "No podrás continuar" holds "podrás continuar", and is its contrary.
        if any(
            not any(
                (no.holds(one) and no != one) or (no.overlaps(one) and no.start < one.start)
                for no in withheld
            )
            and not self._is_taken_back(one)
            for one in self.reading.of("harmless")
        ):
            return True
        words = [one for row in _GRANTS for one in self.reading.found.get(row, ())]
        return any(span.holds(one) for span in self.concessions for one in words)

    @cached_property
    def is_pressed(self) -> bool:
        """Whether it may be refused, but at a price: "nothing obliges you, but then the limit is zero"."""
        return any(self._is_taken_back(one) for one in self.reading.of("harmless"))

    def _is_taken_back(self, harmless: Span) -> bool:
        """Say whether a *but* withholds what was promised: "you may refuse, but then get no loan"."""
        reading = self.reading
        return any(
            any(but.start <= one.start for one in reading.of("inability"))
            or any(
                but.start <= min(no.start, prize.start) and reading.is_near(no, prize)
                for no in reading.of("negator")
                if not any(
                    harm.start >= but.start and harm.overlaps(no)
                    for harm in reading.of("harmless")
                )
                for prize in reading.of("outcome")
            )
            or any(
                but.start <= min(nil.start, prize.start) and reading.is_near(nil, prize)
                for nil in reading.of("nil")
                for prize in reading.of("outcome")
            )
            for but in (*reading.found.get("but", ()), *reading.found.get("only", ()))
            if harmless.end <= but.start
        )

    @cached_property
    def not_only(self) -> list[Span]:
        """Each *not only*, from the negation to the restriction that it lifts."""
        reading = self.reading
        spans = []
        contrasts = reading.found.get("but", ())
        for no in reading.found.get("negator", ()):
            for only in reading.found.get("only", ()):
                whole = Span(min(no.start, only.start), max(no.end, only.end))
                if self.clause_of(no) != self.clause_of(only) or no.holds(only):
                    continue
                between = reading.text[min(no.end, only.end) : max(no.start, only.start)]
                is_before = no.end <= only.start
                is_beside = is_before and not between.strip() and len(between) <= _FARTHEST
                is_lifted = any(whole.end <= but.start for but in contrasts)
                if (
                    is_beside or (is_lifted and (is_before or reading.grammar.negates_behind))
                ) and ("," not in between):
                    spans.append(whole)
        return spans

    @cached_property
    def negators(self) -> list[Span]:
        """The words of negation that deny something."""
        deaf = [
            *(
                one
                for one in self.reading.found.get("not_negation", ())
                if not denies_all_the_same(self.reading, one)
            ),
            *self.ifs,
            *self.concessions,
            *self.relatives,
            *self.fears,
            *self.causes,
            *self.spared,
            *self.not_only,
            *self.reading.found.get("untrue", ()),
        ]
        return [
            one
            for one in self.reading.of("negator", "never")
            if not any(span.start <= one.start < span.end for span in deaf)
            or self._is_by_us(one)
        ]

    def _is_by_us(self, no: Span) -> bool:
        """Say whether a negation holds the lender's own word: "utang Anda *tidak akan kami* bicarakan".

        Or stands right behind it, where else it would warn: "*we never* share your PIN".
        """
        warns = self.reading.has("advice")
        return any(
            no.holds(one) or (warns and one.is_just_before(no))
            for one in self.reading.found.get("own", ())
        )

    @cached_property
    def nevers(self) -> list[Span]:
        """The words that negate all that follows, however far: "at no stage, …, does the app read"."""
        never = self.reading.found.get("never", ())
        return [one for one in self.negators if one in never]

    def is_ruled_out(self, span: Span, verbs: list[Span]) -> bool:
        """Say whether a verb is the first behind a *never* that stands before it, or in its clause."""
        contrasts = self.reading.found.get("but", ())
        return any(
            no.end <= span.start
            and not any(no.end <= one.start < span.start for one in contrasts)
            and (
                self.clause_of(no) == self.clause_of(span)
                or not any(
                    no.end <= one.start and self.clause_of(one) < self.clause_of(span)
                    for one in verbs
                )
            )
            for no in self.nevers
        )

    def words_between(self, one: Span, other: Span) -> int:
        """Count the words between two places; without spaces, as many letters as make a word."""
        between = self.reading.text[min(one.end, other.end) : max(one.start, other.start)]
        if self.reading.grammar.is_spaced:
            return len(between.split())
        return len(between) // _LETTERS_OF_A_WORD[self.reading.grammar.language[:2]]

    def is_in_exception(self, no: Span, verb: Span) -> bool:
        """Say whether a verb stands behind an *unless* of its own: "cannot go on unless contacts are shared".

        "We never, unless you agree, read" has what is excepted in between, and denies the reading.
        """
        consents = self.reading.of("consenting")
        return any(
            no.end <= one.start
            and one.end <= verb.start
            and not no.overlaps(one)
            and not any(one.end <= each.start < verb.start for each in consents)
            for one in self.reading.of("lacking")
            if not one.overlaps_any(self.negators)
        )

    def clause_of(self, span: Span) -> int:
        """Return the number of the clause in which a word stands."""
        return sum(1 for one in self.begins if one <= span.start) - 1

    def _onward(self, one: Span) -> Span:
        """Return what follows a word to the next pause, or the end of its clause."""
        found = self.pauses.search(self.reading.text, one.end)
        ends = [begin for begin in self.begins if begin > one.start]
        if found is not None:
            ends.append(found.start())
        return Span(one.start, min(ends, default=len(self.reading.text)))

    def _back(self, one: Span) -> Span:
        """Return what leads to a word from the pause before it, or the beginning of its clause."""
        starts = [begin for begin in self.begins if begin <= one.start]
        starts += [
            found.end() for found in self.pauses.finditer(self.reading.text, 0, one.start)
        ]
        return Span(max(starts, default=0), one.end)
