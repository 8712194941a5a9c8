"""What a *to* or *for* leads to besides the reading itself: a clause of purpose, whatever its verb.

"Permission to read your contacts" tells no purpose, nor does "we read them to access your phonebook". But who
has told that the phonebook is read, and goes on "to show you the list", tells what for: the words of showing
and giving are those of a recipient only where nothing was told before them.
"""

from collections.abc import Sequence
from typing import Final

from auditor.sentences.reading import Reading
from auditor.sentences.terms import Span

_ASKED: Final = ("ask", "consenting", "obtained", "hedge", "withdraw")
"""Words that a *to* may belong to instead: "permission to share", "we try to"."""
_BESIDE: Final = 2
"""Characters between such a word and its *to*."""
_BESIDE_VERB: Final = 5
"""Characters between *to* and its verb."""
_BESIDE_WHOM: Final = 5
"""Characters between *to* and who gets it: "to *our* partners"."""
_WORDS_OF_A_DOER: Final = 2
"""Words between *so that* and its verb: "so that *we can* share"."""
_CLOSING: Final = " .,;:!"


def leads_on(reading: Reading, aim: Span, act: Span) -> bool:
    """Say whether an aim leads on from a reading that is told to what it is for: shown, or done by the borrower.

    `act`: the verb beside the aim. What the borrower does may still be empty: "so that you can use the app".
    """
    return shows(reading, aim) or (
        any(
            aim.start <= you.start and you.end <= act.start + 1
            for you in reading.found.get("addressee", ())
        )
        and _is_behind_a_reading(reading, aim, act)
    )


def shows(reading: Reading, aim: Span, idle: Sequence[Span] = ()) -> bool:
    """Say whether an aim is to show what was read, to nobody else who gets it: "we read them to show you the list".

    `idle`: words of giving that give nothing: "to *give* you a better service".
    """
    others = reading.of("recipients", "named_recipients")
    addressed = reading.found.get("addressee", ())
    behind = reading.grammar.negates_behind
    return any(
        # "与您分享" gives to *you*, "提供给第三方" to somebody else: both are one word of sharing.
        all(
            one.overlaps(shown)
            and any(you.overlaps(shown) or you.is_just_before(shown) for you in addressed)
            for one in others
        )
        and _is_behind_a_reading(reading, aim, shown)
        for shown in reading.of("share")
        if (
            aim.is_just_before(shown, _BESIDE_VERB)
            or (behind and shown.is_just_before(aim, _BESIDE_VERB))
        )
        and not any(one.holds(shown) for one in idle)
    )


def only_gives(reading: Reading) -> bool:
    """Say whether all that is aimed at is that somebody else gets it: "to share them with third parties"."""
    others = reading.of("recipients", "named_recipients")
    if not others:
        return False
    given = reading.of("share")
    aims = [
        one
        for one in reading.of("purpose", "aim")
        # The second *to* of "to pass them on to our partners" names who gets it.
        if not any(
            one.is_just_before(other, _BESIDE_WHOM)
            and not any(one.end <= verb.start < other.start for verb in given)
            for other in others
        )
    ]
    return bool(aims) and all(
        any(aim.overlaps(one) or _leads_to(reading, aim, one) for one in given) for aim in aims
    )


def _leads_to(reading: Reading, aim: Span, verb: Span) -> bool:
    """Say whether a *to* stands before a verb, a doer between them at the most: "so that we can share"."""
    first, last = (verb, aim) if reading.grammar.negates_behind else (aim, verb)
    between = reading.text[first.end : last.start]
    return (
        first.end <= last.start
        and "," not in between
        and (
            len(between) <= _BESIDE_VERB
            or (reading.grammar.negates_behind and len(between.split()) <= 1)
            or (
                len(between.split()) <= _WORDS_OF_A_DOER
                and any(first.end <= one.start < last.start for one in reading.of("own"))
            )
        )
    )


def _is_behind_a_reading(reading: Reading, aim: Span, act: Span) -> bool:
    """Say whether the phonebook and the verb of its reading stand outside the clause that an aim opens."""
    if any(
        one.is_just_before(aim, _BESIDE)
        or (reading.grammar.negates_behind and aim.is_just_before(one, _BESIDE))
        for row in _ASKED
        for one in reading.found.get(row, ())
    ):
        return False
    asked = reading.found.get("ask", ())
    return any(
        _is_outside(reading, one, aim, act)
        for one in reading.of("collect")
        if not one.overlaps_any(asked)
    ) and any(_is_outside(reading, one, aim, act) for one in reading.contacts)


def _is_outside(reading: Reading, word: Span, aim: Span, act: Span) -> bool:
    if reading.grammar.negates_behind:
        return word.end <= min(aim.start, act.start) or word.start >= max(aim.end, act.end)
    return word.end <= aim.start


def leads_to_no_use(reading: Reading, aim: Span) -> bool:
    """Say whether a *for* or *to* leads to who gets the data, to what is not done, or to a switch of the system's."""
    return (
        _leads_to_us(reading, aim)
        or _leads_to_a_no(reading, aim)
        or _leads_to_a_switch(reading, aim)
    )


def _leads_to_us(reading: Reading, aim: Span) -> bool:
    """Say whether it leads to who gets them, and no verb: "los envía *para nosotros*", "e os envia *para nós*"."""
    return not reading.grammar.negates_behind and any(
        aim.is_just_before(one) and not reading.text[one.end :].strip(_CLOSING)
        for one in reading.found.get("own", ())
    )


def _leads_to_a_no(reading: Reading, aim: Span) -> bool:
    """Say whether it leads to what is not done: "we do our best *to not* read your contacts"."""
    return reading.has("hedge") and any(
        aim.is_just_before(one) for one in reading.of("negator")
    )


def _leads_to_a_switch(reading: Reading, aim: Span) -> bool:
    """Say whether it leads to a switch of the system's: "open Settings *to* turn Contacts on again"."""
    return reading.has("settings") and any(
        aim.is_just_before(one) or (reading.grammar.negates_behind and one.is_just_before(aim))
        for one in reading.found.get("enable", ())
    )
