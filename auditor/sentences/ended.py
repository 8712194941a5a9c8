"""Of what a word of ending is: the permission, the loan, or something else that is switched off.

"Cancel this permission" ends a consent, "cancel your loan" and "turn off your VPN" do not.
"""

import re
from collections.abc import Sequence
from typing import Final

from auditor.sentences.pair_words import words_of_pairs
from auditor.sentences.reading import Reading
from auditor.sentences.terms import Hits, Span

_OBJECT: Final = 12
"""Characters between a word of ending and the permission that is ended."""
_IN_FRONT: Final = 24
"""The same where the permission stands before its verb: "your consent *can at any time be* cancelled"."""
_BREAK = re.compile(r"[,;:]")
_LOAN: Final = 6
"""The same before a loan: "your", "the"."""
_UNSPACED: Final = 6
"""Either, in a script that parts no words."""
_BESIDE_WHEN: Final = 24
"""Characters between a word of time and a loan: "after *you have repaid* your loan"."""
_PARTS: Final = (",", ";", ":", "，", "；", "：")


def is_of_consent(reading: Reading, word: Span) -> bool:
    """Say whether what is ended is the permission: "you can cancel this permission".

    It may stand in front: "persetujuan dapat Anda batalkan", "your consent can be cancelled".
    """
    consents = reading.of("ask", "consenting")
    asked = reading.of(
        "ask"
    )  # "Tap Cancel" names a button: who taps may agree, and ends nothing.
    return _is_followed(reading, word, consents, _OBJECT) or _is_led_by(reading, word, asked)


def is_of_the_loan(reading: Reading, word: Span) -> bool:
    """Say whether what is ended is the application or the loan: "you can cancel your loan in the app"."""
    asked = reading.found.get("request", ())  # "Ask for its deletion" asks for no loan.
    loans = [
        one
        for one in reading.found.get("outcome", ())
        if not any(each.holds(one) for each in asked)
    ]
    return (
        is_of_money(reading, word)
        or _is_followed(reading, word, loans, _LOAN)
        or (
            _is_led_by(reading, word, loans)
            and not reading.has(
                "ask", "consenting"
            )  # "For your application you may revoke consent".
        )
    )


def is_of_money(reading: Reading, word: Span) -> bool:
    """Say whether what is taken back is the sum that was lent: "withdraw your loan to mobile money", rút tiền."""
    found = words_of_pairs(reading.grammar.language).scan(reading.text)
    money, payouts = found.get("money", ()), _payouts(reading, found)
    return (
        word.overlaps_any(money)
        or _is_followed(reading, word, list(money), _LOAN)
        or (
            word.overlaps_any(payouts) and not is_of_consent(reading, word)
        )  # "Once *approved*, withdraw your limit to your bank account".
    )


def withdraws_money(reading: Reading, words: Sequence[Span] | None = None) -> bool:
    """Say whether all that a sentence takes back is money, wherever in the app: it names neither consent nor data.

    `words`: what it says of taking back, where other words than those of withdrawal are asked about as well.
    """
    if reading.has("anaphora") or reading.contacts:
        return False
    places = reading.found.get("settings", ())
    taken = [
        one
        for one in (reading.of("withdraw") if words is None else words)
        if not one.overlaps_any(places)
    ]
    outcomes = reading.found.get("outcome", ())  # What is *approved* is the loan.
    is_agreed = any(not one.overlaps_any(outcomes) for one in reading.of("ask", "consenting"))
    found = words_of_pairs(reading.grammar.language).scan(reading.text)
    return (
        not is_agreed
        and (bool(taken) or (words is not None and bool(_payouts(reading, found))))
        and all(is_of_money(reading, one) for one in taken)
    )


def _payouts(reading: Reading, found: Hits) -> list[Span]:
    """Return where money is taken out, in one breath: not "withdraw it at any time, as you withdraw money"."""
    return [
        one
        for one in found.get("payout", ())
        if not _BREAK.search(reading.text, one.start, one.end)
    ]


def is_of_a_thing(reading: Reading, word: Span, things: Sequence[Span]) -> bool:
    """Say whether something else than the permission is beside a word: "turn off your VPN"."""
    if reading.has("ask", "consenting"):
        return False
    near = _OBJECT if reading.grammar.is_spaced else _UNSPACED
    return any(max(one.start, word.start) - min(one.end, word.end) <= near for one in things)


def _is_led_by(reading: Reading, word: Span, others: Sequence[Span]) -> bool:
    """Say whether one of some words stands before a verb, in the same breath: "your loan can be cancelled"."""
    return reading.grammar.is_spaced and any(
        one.is_just_before(word, _IN_FRONT)
        and not _BREAK.search(reading.text, one.end, word.start)
        for one in others
    )


def _is_followed(reading: Reading, word: Span, others: Sequence[Span], within: int) -> bool:
    """Say whether one of some words is the object of a verb: behind it, or before one at the end."""
    behind = reading.grammar.negates_behind
    near = within if reading.grammar.is_spaced else _UNSPACED
    return any(
        0 <= (word.start - one.end if behind else one.start - word.end) <= near
        for one in others
    )


def is_until_when(reading: Reading, loan: Span, whens: Sequence[Span]) -> bool:
    """Say whether a loan only tells until when something is kept: "90 days after the loan is settled".

    `whens`: the words of time in the sentence.
    """
    behind = reading.grammar.negates_behind
    return any(
        first.is_just_before(last, _BESIDE_WHEN)
        and not any(mark in reading.text[first.end : last.start] for mark in _PARTS)
        for when in whens
        for first, last in [(loan, when) if behind else (when, loan)]
    )
