"""Whether a denial is proved to be of the phonebook itself, and whole: only that can be belied.

To call a denial a lie takes proof that it is the lender who denies, of the phonebook and no part of it, without
a limit. "Our agents cannot see your contacts", "the photos of your contacts are not read" and "not in the background"
are no lies of an app that reads; nor is it known of a sentence whose denied part holds a word of no table.
"""

import re
from collections.abc import Sequence
from typing import Final

from auditor.sentences.at_home import part_of
from auditor.sentences.claims import Act, Mode, Topic
from auditor.sentences.foreign import foreign_data
from auditor.sentences.leftovers import opens_nothing, parts_at_home, unread_words
from auditor.sentences.pair_words import words_of_pairs
from auditor.sentences.proof_words import words_of_proofs
from auditor.sentences.reading import Reading
from auditor.sentences.segments import Clauses
from auditor.sentences.terms import Hits, Span
from auditor.sentences.use_words import uses_in

_PAUSE: Final = re.compile(r"[,;:]|\s[-\u2013\u2014]\s")
_NAME_IN_FRONT: Final = re.compile(r"(?:[^:]{1,40}: )?([A-Z][A-Za-z0-9]+) ")
"""The first word of a sentence, or behind its label."""
_LIST: Final = re.compile("[,、]")
_LISTED: Final = (",", "、")
_OTHERS: Final = ("recipients", "named_recipients", "embedded", "stranger")
"""Who else may be the one that is said not to read."""
_OF_THE_BOOK: Final = ("names", "numbers", "list")
"""Words of the pairs for what a phonebook is made of: no part of it that may be left out."""
_LEFT_TO_THE_BORROWER: Final = ("harmless", "goes_on")
"""Words by which it is the borrower who need not: "you would rather not share your contacts, no problem"."""
_OPENINGS: Final = ("lacking", "without", "if", "besides", "rest")
"""Words by which what leads to a denial limits it: "without your *yes*, …"."""
_KNOWN: Final = frozenset({
    "phonebook_strict", "contact_loose", "contact_single", "heading", "entry", "held", "anaphora", "device", "other_data",
    "collect", "upload", "share", "receive", "method", "ask", "use", "copy",
    "negator", "never", "unseen", "confidential", "even", "any_purpose", "either", "do_so", "not_done", "not_act",
    "own", "mine", "yours", "subject", "addressee", "whole", "method_scope", "only", "on_device", "safe",
    "recipients", "named_recipients", "outsiders", "others", "embedded", "operator", "stranger", "unlike", "but", "hence", "cause",
    "people", "persons", "authority", "advertising", "burden", "spared", "enough", "aim", "purpose", "policy", "content",
})  # fmt: skip
"""Meanings of words that leave nothing of a denial open, or are asked after one by one."""
_BESIDE: Final = 1
"""Words between *our* and the staff."""


def proved_topics(clauses: Clauses, acts: Sequence[Act], written: str) -> tuple[Topic, ...]:
    """Return what a sentence is proved to deny of the phonebook: of reading it, sending it, giving it away."""
    denied = [one for one in acts if one.mode is Mode.DENIAL and one.topic is not Topic.OTHER]
    if not denied or clauses.reading.has(*_LEFT_TO_THE_BORROWER):
        return ()
    proof = _Proof(clauses, acts, written)
    proved = {one.topic for one in denied if proof.holds_of(one)}
    return tuple(one for one in Topic if one in proved)


def is_categorical(reading: Reading) -> bool:
    """Say whether a denial is a *never*, or one of a list of data: "we do not read your messages, photos or contacts"."""
    return reading.has("never", "any_purpose", "other_data") or "never" in words_of_proofs(
        reading.grammar.language
    ).scan(reading.text)


class _Proof:
    """The words of one sentence by which a denial may be less than it seems."""

    def __init__(self, clauses: Clauses, acts: Sequence[Act], written: str) -> None:
        self.clauses = clauses
        self.reading: Reading = clauses.reading
        self.acts = acts
        self.written = written
        found = dict(words_of_proofs(self.reading.grammar.language).scan(self.reading.text))
        if name := self._name_in_front():
            found["name"] = [name]
        # "It is read on your phone only: …": what leads to the denial says where.
        found["home"] = parts_at_home(self.reading)
        found["idle"] = [
            one for one in self.reading.of("if") if opens_nothing(self.reading, one)
        ]
        found["use"] = uses_in(self.reading)  # "It is *compared* on your phone".
        self.found: Hits = found

    def holds_of(self, act: Act) -> bool:
        """Say whether nothing in the denied part leaves open what is denied, and by whom."""
        noun = self._object(act)
        part = self._part(act, noun)
        return not (
            "?" in self.reading.text[part.start : part.end]
            or self._is_denied_by_a_but(part)
            or self._is_of_other_data(act, noun)
            or self._is_of_what_another_part_names(act, noun)
            or self._is_of_saving(act)
            or self._is_of_a_part(act, noun, part)
            or (act.topic is Topic.COLLECT and self._is_of_staff(part))
            or self._is_of_others(act, part)
            or self._is_narrowed(part)
            or unread_words(
                self.reading, self.written, self.found, within=self._leads(part), known=_KNOWN
            )
        )

    def _name_in_front(self) -> Span | None:
        """Return the name by which the lender speaks of itself: "Brightfern never reads your contacts"."""
        first = _NAME_IN_FRONT.match(self.written)
        if first is None or not self.reading.text.startswith(
            first[1].casefold(), first.start(1)
        ):
            return None
        begin, end = first.span(1)
        is_subject = any(one.start - end == 1 for one in self.reading.of("negator", "never"))
        # "Google does not receive your contacts" is of somebody else.
        return Span(begin, end) if is_subject and not self.reading.has("receive") else None

    def _object(self, act: Act) -> Span | None:
        """Return where the phonebook is named next to a verb, within its clause if it is there."""
        nouns = self.reading.contacts
        own = [one for one in nouns if self.clauses.clause_of(one) == act.clause]
        return min(
            own or nouns,
            key=lambda one: max(one.start - act.at.end, act.at.start - one.end),
            default=None,
        )

    def _part(self, act: Act, noun: Span | None) -> Span:
        """Return what stands from the pause before a verb and its noun to the pause behind both."""
        spans = [one for one in (act.at if act.at.end else noun, noun) if one is not None]
        text = self.reading.text
        first = min((one.start for one in spans), default=0)
        last = max((one.end for one in spans), default=len(text))
        begin = max((one.end() for one in _PAUSE.finditer(text, 0, first)), default=0)
        end = _PAUSE.search(text, last)
        return Span(begin, end.start() if end else len(text))

    def _is_denied_by_a_but(self, part: Span) -> bool:
        """Say whether all negation of a part is but a part of a *but*: 不过 has a 不."""
        noes = [one for one in self.reading.of("negator", "never") if part.holds(one)]
        buts = self.reading.found.get("but", ())
        return bool(noes) and all(any(but.holds(one) for but in buts) for one in noes)

    def _is_of_other_data(self, act: Act, noun: Span | None) -> bool:
        """Say whether a verb's clause names other data, and the phonebook stands in another, or behind another verb."""
        others = foreign_data(self.reading)
        if noun is None or self.clauses.clause_of(noun) != act.clause:
            return any(self.clauses.clause_of(one) == act.clause for one in others)
        behind = [one.at.start for one in self.acts if one.at.start >= act.at.end]
        if not behind or self.reading.grammar.negates_behind:
            return False
        object_of = Span(act.at.end, min(behind))
        return not object_of.holds(noun) and any(object_of.holds(one) for one in others)

    def _is_of_what_another_part_names(self, act: Act, noun: Span | None) -> bool:
        """Say whether a verb's own part names other data, behind what is done with the phonebook: 照片不会上传."""
        own = part_of(self.reading, act.at)
        if noun is None or not act.at.end or own.holds(noun):
            return False
        return any(own.holds(one) for one in foreign_data(self.reading)) and any(
            noun.start <= one.at.end <= own.start and not one.is_denied for one in self.acts
        )

    def _is_of_saving(self, act: Act) -> bool:
        """Say whether it is denied but of names and numbers that they are saved on a phone: what is read is not."""
        return not act.at.end and any(
            one.overlaps_any(self.reading.contacts) for one in self.reading.saved_entries
        )

    def _is_of_a_part(self, act: Act, noun: Span | None, part: Span) -> bool:
        """Say whether other data stand beside the phonebook as its own: "the photos *of* your contacts"."""
        if noun is None:
            return False
        text = self.reading.text
        own = words_of_pairs(self.reading.grammar.language).scan(text)
        whole = [one for row in _OF_THE_BOOK for one in own.get(row, ())]
        joins = self._found("joins")
        for one in self.reading.of("other_data"):
            if not part.holds(one) or one.overlaps(noun) or one.overlaps_any(whole):
                continue
            between = Span(min(one.end, noun.end), max(one.start, noun.start))
            is_spaced = self.reading.grammar.is_spaced
            if (
                not is_spaced
                and act.at.end <= one.start < noun.start
                and "," in text[between.start : between.end]
            ):
                return True  # 不碰您的照片,不过电话簿会翻一遍: a list has 、 there.
            if not any(
                mark in text[between.start : between.end] for mark in _LISTED
            ) and not any(
                between.holds(each) for each in (*joins, *(act.at for act in self.acts))
            ):
                return True
        return False

    def _is_of_staff(self, part: Span) -> bool:
        """Say whether those who work for the lender are who does not, and neither it nor its machines are named."""
        staff = [one for one in self._found("staff") if part.holds(one)]
        if not staff:
            return False
        if any(
            part.holds(one) and not one.overlaps_any(staff) for one in self._found("machine")
        ):
            return False
        return all(
            any(
                one.overlaps(each)
                or (
                    not _LIST.search(self._between(one, each))
                    and self.clauses.words_between(*sorted((one, each))) <= _BESIDE
                )
                for each in staff
            )
            for one in self.reading.of("own")
            if part.holds(one)
        )

    def _leads(self, part: Span) -> Span:
        """Return a part with what leads to it and tells of no act itself: "beyond this purpose, …"."""
        text = self.reading.text
        said = [*self.reading.contacts, *(one.at for one in self.acts if one.at.end)]
        begin = part.start
        for start in sorted(
            {0, *(one.end() for one in _PAUSE.finditer(text, 0, begin))}, reverse=True
        ):
            if any(start <= one.start < begin for one in said):
                break
            begin = start
        return Span(begin, part.end)

    def _is_narrowed(self, part: Span) -> bool:
        """Say whether a word of how, when or on what condition stands in a part or leads to it."""
        led = self._leads(part)
        even = self.reading.found.get("even_if", ())
        return any(
            led.start <= one.start < part.start
            for one in self.reading.of(*_OPENINGS)
            if not any(each.holds(one) for each in even)
        ) or any(led.holds(one) and not self._is_plain(one) for one in self._found("narrow"))

    def _found(self, row: str) -> Sequence[Span]:
        return self.found.get(row, ())

    def _is_plain(self, word: Span) -> bool:
        """Say whether a word is but a part of one that changes nothing: "*ngoài*" of "người ngoài", outsiders."""
        return any(one.holds(word) for one in self._found("plain"))

    def _between(self, one: Span, other: Span) -> str:
        return self.reading.text[min(one.end, other.end) : max(one.start, other.start)]

    def _is_of_others(self, act: Act, part: Span) -> bool:
        """Say whether somebody else may be who does not read: "advertisers cannot read your contacts"."""
        if act.topic is not Topic.COLLECT or any(
            one.topic is Topic.SHARE and part.holds(one.at) for one in self.acts
        ):
            return False
        noes = self.reading.of("negator", "never")
        return any(
            part.holds(one) and not self._is_plain(one) and not one.overlaps_any(noes)
            for one in self.reading.of(*_OTHERS)
        )
