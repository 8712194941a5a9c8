"""Two words of one sentence that belong together, and tell a notice element.

How to end a consent is told by a word of ending and one of where ("undo it" … "in the menu"), whom to
complain to by a grievance and where to turn, who receives the data by whoever does and a word of getting,
method and extent by what is taken and how. Whatever stands between the two may be in words of no table.
The words are in `consent/pairs.toml`; what the sentences of a screen tell by them says `auditor/screens/notice/paired_rows.py`.
"""

import re
from collections.abc import Sequence
from typing import Final

from auditor.sentences.ended import is_of_a_thing, is_of_consent, is_of_the_loan, is_until_when
from auditor.sentences.firms import firms_in
from auditor.sentences.pair_words import words_of_pairs
from auditor.sentences.reading import Reading
from auditor.sentences.senders import is_ours, senders, speakers
from auditor.sentences.terms import Hits, Span

PATH = re.compile(r"\w[^\w\n]{0,3}\s*(?:[>›»→⇒❯▸]|->)\s*\W{0,2}\w")
"""A way through menus: "Menu → Invites"."""
REACHED = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![A-Za-z\d])\+?\d[\d\s().-]{5,}\d(?![A-Za-z\d])|(?<![\dA-Za-z.,])\d{3,5}(?![\dA-Za-z元块塊万萬天日月年人个個%])|\*\d{2,}[*\d]*#|\bP\.? ?O\.? ?Box\b"
)
"""A mail address, a number to call or to text."""
_QUOTED = re.compile(r"[“「『«‹\"][^”」』»›\"]{1,40}[”」』»›\"]")
_NAME = re.compile(r"(?<=[\w,] )[A-Z]\w*")
_FARTHEST: Final = 24
"""Characters between a negation and what it denies."""
_FARTHEST_UNSPACED: Final = 6
_BESIDE_NO: Final = 8
_BESIDE_NO_UNSPACED: Final = 2
"""The same right before it: "no issues were found"."""
_APART: Final = 110
"""Characters between the two words of a pair."""
BESIDE: Final = 60
BESIDE_UNSPACED: Final = 20
"""The same between what is taken and how."""
REFUSED: Final = ("refusal", "without")
_AT_HOME: Final = 8
"""Characters between *kept in* and the phone."""
_IN_A_NAME: Final = 2
"""Characters between a company's form and a word of its name."""
_BY_ONE: Final = 4
_BY_ONE_ALONE: Final = 12
"""Characters between a company and the *only* that leaves it to that one; the same where it tells of access."""
_SHORT: Final = 60
"""Characters of an answer that holds no more than a name: "Only Acme Ltd"."""
_PARTS: Final = (",", ";", ":", "，", "；", "：")
_FORM_IN_FRONT: Final = ("th", "vi")
_DONE: Final = ("collect", "upload", "share", "method")
_SENT: Final = ("share", "upload")
_PASSED: Final = ("receive", "share", "upload")
DATA: Final = ("names", "numbers", "list")


class Pairs:
    """The words of one sentence, in the rows of the table."""

    def __init__(self, written: str, reading: Reading) -> None:
        """Look them up in a sentence as written and as read."""
        self.written = written
        self.reading = reading
        self.found: Hits = words_of_pairs(reading.grammar.language).scan(reading.text)

    def of(self, *rows: str) -> list[Span]:
        """Return where words of some rows stand that are not of something else."""
        others = [
            *self.found.get("not", ()),
            *self.reading.found.get("emergency_contact", ()),
        ]
        return sorted(
            {
                one
                for row in rows
                for one in self.found.get(row, ())
                if not any(each.holds(one) for each in others)
            }
        )

    def may_give(self) -> bool:
        """Say whether it may be of who gets the data: more than a noun, and not of calls."""
        nouns = self.of("receiver", "others", "nobody")
        if self.is_of_calls() and not self.of("receiver", "others"):
            return False
        return (
            self.is_of_data
            or bool(self.of("alone"))
            or any(not one.overlaps_any(nouns) for one in self.of("gets"))
        )

    def may_take(self) -> bool:
        """Say whether it may be of how something is taken: it names that, or a verb of taking."""
        return bool(self.of(*DATA) or self.reading.contacts or self.of("how")[1:]) or (
            self.reading.has("anaphora", "collect", "upload", "method")
        )

    @property
    def is_of_data(self) -> bool:
        """Say whether it names the data, by a noun or by what stands for one: "our partner sees *them*"."""
        is_named = bool(self.of(*DATA) or self.reading.contacts)
        return is_named or bool(self._seen()) or self.reading.has("anaphora")

    def _seen(self) -> list[Span]:
        """Return the words for seeing *them*, not the reader's own: "you can see it in your bank's app"."""
        yours = self.reading.found.get("addressee", ())
        return [
            one
            for one in self.of("sees")
            if not any(you.is_just_before(one, _BESIDE_NO) for you in yours)
        ]

    @property
    def names_somebody(self) -> bool:
        """Say whether it names who may, or may not, get something."""
        return bool(self.of("receiver", "others", "nobody"))

    @property
    def known(self) -> Hits:
        """The words that tell no element by themselves."""
        return {"aside": self.found.get("aside", [])}

    @property
    def is_barred(self) -> bool:
        """Say whether it tells that nothing can be ended: not "withdraw it here; what is gone does not come back"."""
        bars = [
            one
            for one in self.found.get("barred", ())
            if not any(mark in self.reading.text[one.start : one.end] for mark in _PARTS)
        ]
        return bool(bars) and not any(
            all(self._are_apart(one, bar) for bar in bars) for one in self.of("undo")
        )

    def _are_apart(self, one: Span, other: Span) -> bool:
        """Say whether two words stand in different clauses."""
        between = self.reading.text[min(one.end, other.end) : max(one.start, other.start)]
        return any(mark in between for mark in _PARTS)

    def ends(self) -> bool:
        """Say whether it tells how a consent is ended."""
        if self.is_barred:
            return False
        undone = [
            one
            for one in self.of("undo")
            if not self.is_denied(one)
            and (self._is_of_data or not is_of_the_loan(self.reading, one))
            and not self._is_of_a_thing(one, "owned")
            and (
                self._is_in_settings
                or is_of_consent(self.reading, one)
                or not one.overlaps_any(self.reading.found.get("refuse", ()))
            )
        ]
        if self._manages() or not (undone or self.of("mind")):
            return self._manages()
        if not self.of("mind") and (
            self._refuses(undone) or (self._is_of_time(undone) and not self._is_asked_for())
        ):
            return False
        return self._is_somewhere(("where",), (*undone, *self.of("mind")))

    def _manages(self) -> bool:
        """Say whether it tells where the permission is changed: "manage your permissions in Settings"."""
        return (
            self._is_in_settings
            and "enable" not in self.reading.found
            and any(is_of_consent(self.reading, one) for one in self.of("manage"))
        )

    @property
    def ends_a_thing(self) -> bool:
        """Say whether all that is ended is something else than the permission: "switch off your VPN in Settings"."""
        undone = self.of("undo")
        return bool(undone) and all(self._is_of_a_thing(one, "owned") for one in undone)

    def _is_of_a_thing(self, word: Span, *rows: str) -> bool:
        things = self.of("things", *rows)
        return not self._is_of_data and is_of_a_thing(self.reading, word, things)

    @property
    def _is_of_data(self) -> bool:
        return bool(self.of("list") or self.reading.contacts)

    @property
    def _is_in_settings(self) -> bool:
        """Say whether it names a way through menus, or the settings: what is cancelled there was given before."""
        reading = self.reading
        return not reading.has("inability", "coercion") and (
            reading.has("settings") or PATH.search(self.written) is not None
        )

    def _refuses(self, undone: Sequence[Span]) -> bool:
        """Say whether it is of who does not agree at all, by another word than one of ending in the settings."""
        return any(
            not any(
                (self._is_in_settings and one.overlaps(each))
                or (each.holds(one) and each != one)
                for each in undone
            )  # "Dejar sin efecto" is one thing said.
            for one in self.reading.of(*REFUSED)
            # "Without affecting your loan" refuses nothing.
            if not any(
                each.start == one.start for each in self.reading.found.get("harmless", ())
            )
        )

    def complains(self) -> bool:
        """Say whether it tells whom to turn to with a grievance."""
        near = _BESIDE_NO if self.reading.grammar.is_spaced else _BESIDE_NO_UNSPACED
        told = [one for one in self.of("trouble") if not self._is_of_a_thing(one)]
        grieved = [one for one in told if not self.is_denied(one, within=near)]
        return bool(grieved) and self._is_somewhere(("where", "desk"), grieved)

    @property
    def is_reachable(self) -> bool:
        """Say whether a place in the app, an address or an authority is named, and none is refused."""
        return self._is_somewhere(("where", "desk"), ()) and not self.of("refused")

    @property
    def names_a_firm(self) -> bool:
        """Say whether a company is named that is not the maker of a kit inside the app.

        Where the form stands in front it may be of any ("a debt company"): there the lexicon tells.
        """
        return (
            self.reading.grammar.language not in _FORM_IN_FRONT
            and not self.reading.has("embedded")
            and any(one.words for one in firms_in(self.written))
        )

    def excludes(self) -> bool:
        """Say whether it tells that nobody else gets the data; "never share your PIN" does not."""
        if self.reading.has("advice") or (self.of("things") and not self.is_of_data):
            return False
        is_call = self.is_of_calls() and not self.is_of_data  # "Only our staff will call you".
        if self._is_by_one_firm() or (
            not is_call and (self.of("alone") or self._is_by_own_people())
        ):
            return True
        if self.reading.reached and self.reading.has("message"):
            return False
        nobody = self.of("nobody")
        gets = self.of("gets")
        denied = [
            one
            for one in self.of("others")
            if self.is_denied(one, within=_APART) or self._is_refused_them(one, gets)
        ]
        return self.is_near(nobody or denied, gets)

    def _is_refused_them(self, others: Span, gets: Sequence[Span]) -> bool:
        """Say whether a negation stands between others and what they get: "outsiders have no access"."""
        return any(
            others.end <= no.start <= one.start <= no.end + _FARTHEST
            and not any(mark in self.reading.text[others.end : no.start] for mark in _PARTS)
            for no in self.reading.of("negator")
            for one in gets
        )

    def _is_by_own_people(self) -> bool:
        """Say whether it is left to people or machines of the lender's: "Solo los conocerá el personal autorizado"."""
        house = self.of("house")
        return (
            bool(house and self.of("gets"))
            and not (self.is_of_calls() or self.loans() or self.reading.has("choose"))
            and self.is_near(self.reading.of("only"), house, within=BESIDE)
        )

    def _is_by_one_firm(self) -> bool:
        """Say whether one company alone is named: "Only Acme Ltd has them", "Acme Ltd, nobody besides"."""
        reading = self.reading
        only = [
            one
            for one in reading.of("only")
            if not one.overlaps_any(reading.found.get("occasion", ()))
        ]
        if not only or self.is_of_calls() or self.loans() or reading.has("choose"):
            return False
        is_short = len(self.written) <= _SHORT
        is_told = bool(self.of(*DATA, "gets") or reading.contacts) or reading.has("anaphora")
        within = _BY_ONE_ALONE if self.of("gets") else _BY_ONE
        return (is_short or is_told) and any(
            one.words and self._letters_between(one.at, each) <= within
            for one in firms_in(self.written)
            for each in only
        )

    def _letters_between(self, one: Span, other: Span) -> int:
        """Count what stands between but for words of getting and of staff: "only *held by the team of* Acme Ltd"."""
        begin, end = min(one.end, other.end), max(one.start, other.start)
        held = self.of("gets", "receiver")
        gets = [each for each in held if begin <= each.start and each.end <= end]
        return end - begin - sum(each.end - each.start + 1 for each in gets)

    def gives(self) -> bool:
        """Say whether it tells who gets the data."""
        if (self.is_of_calls() or bool(self.loans())) and not self.of(*DATA):
            return False
        if self.of("run") and not (self.of(*DATA) or self.reading.contacts):
            return False  # "This service is provided by Acme Ltd".
        if not self.is_of_data and not self.reading.has("operator", "named_recipients"):
            return False  # "Received by Acme Ltd" needs no more to be said.
        found = self.reading.found
        passed = [one for row in _PASSED for one in found.get(row, ())]
        seen = self._seen()
        given = [
            one
            for one in (*self.of("gets"), *seen)
            if not self.is_denied(one)
            and not self._is_kept_on_the_phone(one)
            and (
                one in seen
                or one.overlaps_any(passed)
                or not one.overlaps_any(found.get("collect", ()))
            )
            and (one in seen or not is_ours(self.reading, one))
        ]
        return any(self.is_near([one], self._sent_to(one)) for one in given)

    def _is_kept_on_the_phone(self, verb: Span) -> bool:
        """Say whether a verb of having tells where the phonebook is: "the contacts kept in your phone"."""
        found = self.reading.found
        return verb.overlaps_any(found.get("held", ())) and any(
            max(one.start, verb.start) - min(one.end, verb.end) <= _AT_HOME
            for one in found.get("device", ())
        )

    def _sent_to(self, verb: Span) -> list[Span]:
        """Return those who may get what a verb tells of: who sends or shares it stands before the verb."""
        grammar = self.reading.grammar
        sent = [one for row in _SENT for one in self.reading.found.get(row, ())]
        own = self.reading.found.get("own", ())
        speaking = speakers(self.written, self.reading)
        receivers = [
            one
            for one in self.of("receiver")
            if not any(each.holds(one) for each in own) and not one.overlaps_any(speaking)
        ]
        if verb.overlaps_any(self.reading.found.get("upload", ())):
            sending = senders(self.written, self.reading)
            receivers = [one for one in receivers if not one.overlaps_any(sending)]
        is_free = grammar.negates_behind or (not grammar.is_spaced and grammar.language != "th")
        if is_free or not verb.overlaps_any(sent):
            return receivers
        return [one for one in receivers if one.start >= verb.end]

    def names_others(self) -> bool:
        """Say whether it tells of somebody else who gets the data, or reaches people with it."""
        if self.reading.has("besides") or self.gives():
            return True
        others = [one for one in self.of("receiver", "others") if not self.is_denied(one)]
        return bool(others) and bool(self.reading.reached)

    def names_firms(self) -> bool:
        """Say whether somebody is named beside those who get nothing."""
        others = self.of("nobody", "others", "alone")
        return any(
            not self.is_denied(one) and not one.overlaps_any(others)
            for one in self.of("receiver")
        )

    def takes(self) -> bool:
        """Say whether it tells how, or how much of what is taken."""
        if self.reading.reached and not self.of("names", "numbers"):
            return False
        what = [*self.of(*DATA), *self.reading.contacts]
        how = [one for one in self.of("how") if not self.is_denied(one)]
        is_spaced = self.reading.grammar.is_spaced
        within = BESIDE if is_spaced else BESIDE_UNSPACED
        if self.is_near(how, what, within=within):
            return True
        both = self.is_near(self.of("names"), self.of("numbers"), within=within)
        is_ours = bool(self.reading.contacts) or self.reading.has("own")
        if both and is_ours and any(not self.is_denied(one) for one in self.reading.of(*_DONE)):
            return True
        return self.is_near(self.of("happens"), self.of("place"), within=within)

    def _is_somewhere(self, rows: tuple[str, ...], words: Sequence[Span]) -> bool:
        """Say whether a place, an address or a way through menus stands beside some words."""
        if any(
            not one.overlaps_any(words)
            for one in self.of(*rows)
            if not one.overlaps_any(self.reading.found.get("not_act", ()))
        ):
            return True
        return any(one.search(self.written) for one in (PATH, REACHED, _QUOTED))

    def is_of_calls(self) -> bool:
        """Say whether it is of calls and messages that somebody gets, and not of data."""
        return bool(self.reading.reached) or self.reading.has("message")

    def loans(self) -> list[Span]:
        """Return where it names a loan or money, outside of a name: "Cash Now Ltd"."""
        names = {one.casefold() for one in _NAME.findall(self.written)}
        return [
            one
            for one in self.of("money")
            if self.reading.text[one.start : one.end] not in names
            and not any(
                max(one.start, firm.start) - min(one.end, firm.end) <= _IN_A_NAME
                for firm in self.of("receiver")
            )
            and not is_until_when(self.reading, one, self.found.get("when", ()))
        ]

    def _is_of_time(self, undone: Sequence[Span]) -> bool:
        """Say whether it tells but after which time something is erased by itself."""
        kept = self.reading.found.get("kept", ())
        is_timed = bool(self.reading.kept_for) or self.reading.has("retention")
        return is_timed and all(one.overlaps_any(kept) for one in undone)

    def _is_asked_for(self) -> bool:
        return self.reading.has("request", "if") or PATH.search(self.written) is not None

    def is_near(
        self, some: Sequence[Span], others: Sequence[Span], *, within: int = _APART
    ) -> bool:
        """Say whether one of some words stands beside one of others, and is no part of it."""
        return any(
            one != other
            and max(one.start, other.start) - min(one.end, other.end) <= within
            and not (one.holds(other) or other.holds(one))
            for one in some
            for other in others
        )

    def is_denied(self, word: Span, *, within: int = 0) -> bool:
        """Say whether a negation stands close before a word, or behind it in a language of verbs at the end."""
        grammar = self.reading.grammar
        far = within or (_FARTHEST if grammar.is_spaced else _FARTHEST_UNSPACED)
        return any(
            (no.is_just_before(word, far) and ";" not in self.reading.text[no.end : word.start])
            or (
                grammar.negates_behind
                and word.is_just_before(no, far)
                and "," not in self.reading.text[word.end : no.start]
            )
            for no in self.reading.of("negator")
            if not no.holds(word)
            and not any(one.holds(no) for one in self.reading.found.get("not_negation", ()))
        )
