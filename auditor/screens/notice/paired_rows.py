"""What the sentences of a consent screen tell by two words that belong together (`auditor/sentences/pairs.py`).

For the few sentences of a screen that names the phonebook.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.screens.notice.by_hand import writes_by_hand
from auditor.screens.notice.screen_rows import Row, Told, is_asked_by, row_statement
from auditor.sentences.claims import Mode, Topic
from auditor.sentences.firms import firms_in
from auditor.sentences.handing import hands_to_a_name
from auditor.sentences.other_things import AFFAIRS, ends_something_else, is_of_affairs
from auditor.sentences.own_house import sends_home
from auditor.sentences.pairs import BESIDE, BESIDE_UNSPACED, DATA, REFUSED, Pairs

_ASKS: Final = ("?", "？", "؟")
_OBJECT: Final = 16
"""Characters between a verb of giving and what is given."""


def tells_how_long(pair: Pairs) -> bool:
    """Say whether a sentence tells how long data are kept, or that nothing is: "after 40 days all is gone".

    What is done away with on request, or by who ends the consent, has no time.
    """
    reading = pair.reading
    if pair.is_of_calls() or reading.has(*REFUSED, "if", "request") or pair.of("mind"):
        return False
    gone = pair.of("gone")
    if any(not one.overlaps_any(gone) for one in pair.of("undo")):
        return False
    kept = [one for one in reading.found.get("kept", ()) if one.end > one.start]
    is_spaced = reading.grammar.is_spaced
    within = BESIDE if is_spaced else BESIDE_UNSPACED
    if pair.is_near([*gone, *kept], reading.periods, within=within):
        return True
    if pair.is_near(gone, pair.of("when"), within=within) and not pair.is_barred:
        return not all(pair.is_denied(one) for one in gone)
    stored = [one for one in kept if one.overlaps_any(reading.found.get("collect", ()))]
    return not pair.loans() and any(pair.is_denied(one) for one in stored)


def told_in_pairs(rows: Sequence[Row]) -> Iterator[Told]:
    """Yield what the sentences of one screen, in their order, tell in pairs of words."""
    if not any(one.reading.contacts for one in rows):
        return
    pairs = [Pairs(one.sentence.text, one.reading) for one in rows]
    are_named = any(one.names_others() for one in pairs)
    firms = [each for one in rows for each in firms_in(one.sentence.text)]
    for at, (one, pair) in enumerate(zip(rows, pairs, strict=True)):
        if one.sentence.text.rstrip().endswith(_ASKS):
            continue
        is_answer = bool(at) and is_asked_by(rows[at - 1], one)
        for told in _told(one, pair, are_named=are_named):
            if not (is_answer and _is_of_affairs(rows[at - 1], one, told)):
                yield told
        if not one.is_of_other_data and not pair.gives() and hands_to_a_name(pair, firms):
            yield Told(one.text, row_statement(one, "N5"))
        if is_answer:
            yield from _answered(pairs[at - 1], one, pair)


def _is_of_affairs(asked: Row, row: Row, told: Told) -> bool:
    """Say whether an ending is told in answer to a question on something else: "Forgotten your PIN? Reset it under …"."""
    return (
        "N6" in told.statement.states
        and is_of_affairs(asked.reading, *AFFAIRS)
        and not row.reading.contacts
        and not row.reading.has("consenting", "ask")
    )


def _answered(asked: Pairs, row: Row, pair: Pairs) -> Iterator[Told]:
    """Yield what a question and its answer tell together: "Problem? help@acme.example"."""
    if not pair.complains() and asked.of("trouble") and pair.is_reachable:
        yield Told(row.text, row_statement(row, "N9"))
    if ends_something_else(asked.reading) or ends_something_else(pair.reading):
        return  # "Forgot to pay? In My account tap …".
    is_undone = asked.of("mind") or (
        asked.of("undo") and not (asked.loans() or asked.of("things"))
    )
    if not pair.ends() and not pair.is_barred and is_undone and pair.is_reachable:
        yield Told(row.text, row_statement(row, "N6"))


def _told(row: Row, pair: Pairs, *, are_named: bool) -> Iterator[Told]:
    """Yield what a sentence tells; `are_named`: the screen tells of others who get the data."""
    of_all_data = {"N6": pair.ends(), "N7": pair.names_a_firm, "N9": pair.complains()}
    for element in (one for one, is_told in of_all_data.items() if is_told):
        yield Told(row.text, row_statement(row, element))
    if row.is_of_other_data:
        return
    if tells_how_long(pair):
        yield Told(row.text, row_statement(row, "N4"))
    if (
        pair.gives()
        or sends_home(pair)
        or (pair.excludes() and (are_named or pair.names_firms()))
    ):
        yield Told(row.text, row_statement(row, "N5"))
    elif pair.excludes():
        # Of no others than those named, or of nobody at all: that is belied by a flow to others.
        yield Told(row.text, row_statement(row, "N5", mode=Mode.DENIAL, topics=(Topic.SHARE,)))
    if pair.takes():
        yield Told(row.text, row_statement(row, "N3"))


def ends_nothing(row: Row) -> bool:
    """Say whether a sentence that has words of ending tells of none: "irrevocably", "allow it in Settings"."""
    pair = Pairs(row.sentence.text, row.reading)
    if (
        pair.is_barred
        or pair.ends_a_thing
        or writes_by_hand(row.sentence.text, row.reading, pair)
    ):
        return True
    places = row.reading.found.get("settings", ())
    ended = row.reading.found.get("withdraw", ())
    is_by_place = bool(ended) and all(one.overlaps_any(places) for one in ended)
    return (
        is_by_place
        and ("enable" in row.reading.found or not pair.of("undo", "mind"))
        and not pair.ends()
    )


def gives_loans(row: Row) -> bool:
    """Say whether what somebody gives or gets in a sentence is a loan: "our partners lend you up to …"."""
    pair = Pairs(row.sentence.text, row.reading)
    return (
        any(
            max(one.start, given.start) - min(one.end, given.end) <= _OBJECT
            for one in pair.loans()
            for given in (*pair.of("gets"), *row.reading.of("share"))
        )
        and not (pair.of(*DATA) or row.reading.contacts or row.reading.has("anaphora"))
        and not pair.excludes()
    )
