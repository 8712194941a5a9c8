"""Which sentences speak of something else than the phonebook, and so tell nothing of it.

"The photo of your ID is used to check your identity" tells no purpose of the phonebook, "your location is given to
nobody" no recipient of it, and "cancel your application in Settings" no way to take a consent back. A sentence that
says "them", or names the names and numbers, may be of the phonebook all the same: it is left alone. The words are in
`consent/other_things.toml`.
"""

import re
from collections.abc import Sequence
from typing import Final

from auditor.sentences.at_home import part_of
from auditor.sentences.own_doing import speaks_of_borrower
from auditor.sentences.pair_words import words_of_pairs
from auditor.sentences.pairs import REACHED
from auditor.sentences.proof_words import words_of_proofs
from auditor.sentences.reading import Reading
from auditor.sentences.terms import Grammar, Hits, Span, grammar_of_table

TABLE: Final = "consent/other_things"
ROWS: Final = (
    "data", "deals", "matters", "paid", "checks", "affairs", "asked", "mail", "hours", "all", "with", "in", "menus", "doers", "soon",
    "steps", "every", "courts", "quarrels", "reserved",
    "heard", "heeded",
)  # fmt: skip
AFFAIRS: Final = ("data", "deals", "matters", "paid", "affairs")
_BREAK = re.compile(r"[,;:，；：>›→-]")
_LEADS_ON = re.compile(r"\s*[>›→»]")
_LED_TO = re.compile(r"[>›→»]\s*(?:[^\s>›→»]+ )?$")
"""What stands behind and before the names of pages that a way leads through: "*Account* > My *details*"."""
_OBJECT: Final = 26
_OBJECT_UNSPACED: Final = 8
"""Characters between a word of ending and the thing that is ended, or a thing and the word of ending behind it."""
_OF_A_THING: Final = 14
_OF_A_THING_UNSPACED: Final = 3
"""The same between a word of leave and what may be looked at by it: "permission *for the* camera"."""
_LONGEST_LABEL: Final = 60
_BOOK: Final = ("names", "numbers", "list")
_GIVEN: Final = ("share", "upload", "recipients", "named_recipients")
_WITH: Final = 14
_WITH_UNSPACED: Final = 4
"""Characters between a *with* and what stands behind it: "with *the photo of your* ID"."""
_TO_A_PLACE: Final = 12
"""The same between a word of place and the place: "in *the* Notifications"."""
_OPENING: Final = 6
"""Characters before the subject that a sentence begins with: "*La* selfie"."""
_INSIDE: Final = tuple("中里裡内內页頁栏欄")
_KEPT: Final = ("retention", "kept")
_ASKED: Final = (
    "consenting", "enable", "ask", "refusal", "lacking", "off", "mandatory", "duty", "without", "upload",
)  # fmt: skip
"""Meanings by which something is asked of the borrower, or withheld by him."""
_AIMS: Final = ("purpose", "aim", "purpose_credit", "purpose_identity", "purpose_fraud")


def purpose_is_of_other_data(reading: Reading) -> bool:
    """Say whether what something is for, or how it is taken, is told of other data: "your location serves to prevent fraud".

    Of who has none ("you have no payslip") the phonebook tells instead.
    """
    return not reading.has("negator") and _is_of_other_data(reading, _AIMS)


def recipient_is_of_other_data(reading: Reading) -> bool:
    """Say whether who gets something, or that nobody does, is told of other data: "we give your location to nobody".

    Of money on its way it is told where that comes first: a *payment partner* may get the phonebook.
    """
    return _is_heard_from_others(reading) or _is_of_other_data(
        reading, _GIVEN, rows=("data", "matters", "paid")
    )


def _is_heard_from_others(reading: Reading) -> bool:
    """Say whether the lender is who gets something: "we receive information from credit bureaus"."""
    heard = _things(reading).get("heard", ())
    if not heard or reading.contacts or reading.has("contact_loose", "anaphora"):
        return False
    gets = words_of_pairs(reading.grammar.language).scan(reading.text).get("gets", ())
    return all(one.overlaps_any(heard) for one in (*reading.of("share", "upload"), *gets))


def time_is_of_other_data(reading: Reading) -> bool:
    """Say whether how long something is kept is told of other data: "loan records are kept for ten years"."""
    return _is_of_other_data(reading, _KEPT)


def settles_in_court(written: str, reading: Reading) -> bool:
    """Say whether a sentence only tells which court decides a quarrel, or that complaints are heeded: no desk for them.

    "Complain to us, or go to court" names one all the same, and so does an address to write to.
    """
    if REACHED.search(written):
        return False
    things = _things(reading)
    told = [*things.get("courts", ()), *things.get("heeded", ())]
    quarrels = [*things.get("quarrels", ()), *told]
    grieved = [
        *reading.found.get("complaint", ()),
        *words_of_pairs(reading.grammar.language).scan(reading.text).get("trouble", ()),
    ]
    return bool(told) and all(one.overlaps_any(quarrels) for one in grieved)


def recipient_checks_identity(reading: Reading) -> bool:
    """Say whether who gets something only checks who the borrower is: that may be by the phonebook, or not."""
    things = _things(reading)
    return bool(things.get("checks")) and _is_of_nothing_else(reading, things, ("checks",))


def names_other_data_alone(reading: Reading, *rows: str) -> bool:
    """Say whether a label names other data, or a thing of other `rows`, and not the phonebook: "Purpose of the selfie"."""
    things = _things(reading)
    named = ("data", *rows)
    return any(things.get(one) for one in named) and _is_of_nothing_else(reading, things, named)


def stands_beside(reading: Reading, word: Span) -> bool:
    """Say whether other data are what the phonebook is compared with: "we match them with the photo of your ID"."""
    near = _WITH if reading.grammar.is_spaced else _WITH_UNSPACED
    return any(
        word.is_just_before(one)
        if reading.grammar.negates_behind
        else one.is_just_before(word, near)
        for one in _things(reading).get("with", ())
    )


def _is_of_other_data(
    reading: Reading, meanings: Sequence[str], rows: Sequence[str] = ("data",)
) -> bool:
    """Say whether all that a sentence names is other data, in the part of it that has words of some meanings.

    What an aim leads to is no subject, "used to check the photo on your ID" may be said of the phonebook; nor is what
    stands in a part of its own: "they are given to nobody, nor is your location".
    """
    things = _things(reading)
    data = sorted(one for row in rows for one in _subjects(reading, things, row))
    if data and _stands_under(reading, things, data):
        return True
    if not data or not _is_of_nothing_else(reading, things, rows):
        return False
    told = [
        *(one for one in reading.of(*meanings) if not one.overlaps_any(data)),
        *(words_of_pairs(reading.grammar.language).scan(reading.text).get("gets", ())),
    ]
    first = min(
        (one.start for one in reading.of(*_AIMS) if not one.overlaps_any(data)),
        default=len(reading.text),
    )
    label = reading.text.find(":")  # "Purpose of the selfie: …".
    is_first = reading.grammar.negates_behind or data[0].start < max(first, label)
    return (
        is_first
        and not stands_beside(reading, data[0])
        and (
            not told or any(part_of(reading, each).holds(one) for each in data for one in told)
        )
    )


def _subjects(reading: Reading, things: Hits, row: str) -> Sequence[Span]:
    """Return the words of a row that may be what a sentence is of: money, before whoever gets something."""
    if row != "paid":
        return things.get(row, ())
    book = words_of_pairs(reading.grammar.language).scan(reading.text)
    given = [*reading.of(*_GIVEN), *book.get("gets", ()), *book.get("receiver", ())]
    first = min((one.start for one in given), default=len(reading.text))
    return [one for one in things.get(row, ()) if one.start <= first]


def _stands_under(reading: Reading, things: Hits, data: Sequence[Span]) -> bool:
    """Say whether a sentence stands under a label that names other data alone: "What your selfie is for: to see that it is you"."""
    label = reading.text.find(":")
    if not 0 < label <= _LONGEST_LABEL or data[0].end > label:
        return False
    head = Span(0, label)
    book = words_of_pairs(reading.grammar.language).scan(reading.text)
    others = [
        *reading.contacts,
        *reading.of("contact_loose"),
        *things.get("all", ()),
        *(one for row in _BOOK for one in book.get(row, ())),
    ]
    return not any(head.holds(one) and not one.overlaps_any(data) for one in others)


def ends_something_else(reading: Reading, more: Sequence[Span] = ()) -> bool:
    """Say whether all that can be ended is no consent: "cancel your application", "switch off the location".

    `more`: words beside those of the lexicon by which something may be ended.
    """
    words = words_of_pairs(reading.grammar.language).scan(reading.text)
    undone, places = words.get("undo", ()), reading.found.get("settings", ())
    ended = [
        one
        for one in (*reading.of("withdraw"), *undone, *more)
        # "In Settings" ends nothing, "switched off in Settings" does.
        if not one.overlaps_any(places) or any(one.holds(each) for each in undone)
    ]
    things = _things(reading) if ended or places else {}
    if things.get("reserved") and not speaks_of_borrower(reading):
        return True  # "We reserve the right to close any account".
    if things.get("mail") and _is_of_nothing_else(reading, things, ("data", "mail")):
        left = [*reading.found.get("refuse", ()), *undone]  # "Opt out" is no leave.
        return all(one.overlaps_any(left) for one in reading.of("consenting", "ask"))
    means = words.get("where", ())  # Who withdraws by e-mail ends no e-mail.
    others = sorted(
        one
        for one in (*things.get("data", ()), *things.get("deals", ()))
        if not any(each.holds(one) for each in means) and not _is_a_place(reading, things, one)
    )
    return (
        bool(others)
        and all(_is_of(reading, one, others) for one in words.get("mind", ()))
        and _is_of_nothing_else(reading, things)
        and not _is_agreed(reading, others, [*undone, *places])
        and all(_is_of(reading, one, others) for one in ended)
    )


def is_of_affairs(reading: Reading, *rows: str) -> bool:
    """Say whether a sentence is of what the borrower has to do with the lender besides: the due date, the form, a new address.

    `rows`: which of its things it must name one of. It names that, not only as the menu where something is done, and neither the phonebook, nor leave to read it, nor what
    stands for either.
    """
    things = _things(reading)
    named = [
        one
        for row in rows
        for one in things.get(row, ())
        if not _is_a_place(reading, things, one)
    ]
    return (
        bool(named)
        and _is_of_nothing_else(reading, things, (*AFFAIRS, "asked"))
        and not _is_agreed(reading, named, reading.found.get("settings", ()))
    )


def tells_hours(reading: Reading) -> bool:
    """Say whether a sentence tells when somebody is at work: "our office is open from Monday to Friday"."""
    things = _things(reading)
    return bool(things.get("hours")) and _is_of_nothing_else(reading, things, AFFAIRS)


def hangs_on_something_else(reading: Reading) -> bool:
    """Say whether what a loan hangs on is other data, or another step: "without the location", "if you do not update the app".

    Where the phonebook is named, or all that is asked for, it hangs on that too.
    """
    if reading.contacts or reading.of("contact_loose"):
        return False
    things = _things(reading)
    every = things.get("every", ())
    asked = reading.of(*_ASKED)
    others = [*things.get("data", ()), *things.get("steps", ())]
    return not every and any(
        _is_asked(reading, thing, one) for thing in others for one in asked
    )


def _is_asked(reading: Reading, thing: Span, word: Span) -> bool:
    """Say whether a thing is what is allowed, given or refused: behind the word for it, or right before it."""
    if thing.overlaps(word):
        return True
    first, second = sorted((thing, word))
    is_far = thing is second or reading.grammar.negates_behind
    spaced, unspaced = (
        (_OBJECT, _OBJECT_UNSPACED) if is_far else (_OF_A_THING, _OF_A_THING_UNSPACED)
    )
    near = spaced if reading.grammar.is_spaced else unspaced
    between = reading.text[first.end : second.start]
    if len(between) > near or _BREAK.search(between):
        return False
    return is_far or not any(
        first.end <= one.start < second.start for one in reading.of("if", "lacking")
    )


def names_a_place(reading: Reading, word: Span) -> bool:
    """Say whether other data only name where something is ended: "it can be switched off in the *Location* menu"."""
    return _is_a_place(reading, _things(reading), word)


def _is_a_place(reading: Reading, things: Hits, word: Span) -> bool:
    """Say whether a thing is where, or by what, something is ended: "revoke it in Notifications", 在通知中撤回."""
    if any(
        one.is_just_before(word) or word.is_just_before(one) for one in things.get("menus", ())
    ):
        return True  # "The Location menu".
    if not reading.grammar.is_spaced and reading.text[word.end : word.end + 1] in _INSIDE:
        return True
    near = _TO_A_PLACE if reading.grammar.is_spaced else 0
    return any(
        word.is_just_before(one)
        if reading.grammar.negates_behind
        else one.is_just_before(word, near)
        for one in things.get("in", ())
    )


def _is_of_nothing_else(
    reading: Reading, things: Hits, rows: Sequence[str] = ("data",)
) -> bool:
    """Say whether neither the phonebook is named nor all data, nor anything stands for what was named before."""
    named = [one for row in (*rows, "deals") for one in things.get(row, ())]
    yours = reading.found.get("yours", ())
    named += [  # "Os seus SMS": an article, and no *them*.
        Span(each.start, one.end) for one in named for each in yours if each.is_just_before(one)
    ]
    book = words_of_pairs(reading.grammar.language).scan(reading.text)
    others = [
        *reading.found.get("anaphora", ()),
        *things.get("all", ()),
        *(one for row in _BOOK for one in book.get(row, ())),
    ]
    if reading.contacts or reading.of("contact_loose"):
        return False
    places = [*reading.found.get("settings", ()), *reading.found.get("device", ())]
    counts = reading.found.get("number", ())
    return all(
        _LEADS_ON.match(reading.text, one.end)
        or _LED_TO.search(reading.text, 0, one.start)
        or any(one.is_just_before(each) for each in places)  # "En *los* ajustes".
        or _counts(reading, one, counts)
        or _stands_for_the_subject(reading, one, named)
        or any(
            one.overlaps(each) or one.is_just_before(each) or each.is_just_before(one)
            for each in named
        )
        for one in others
    )


def _counts(reading: Reading, word: Span, numbers: Sequence[Span]) -> bool:
    """Say whether a word is the article of a count: "a *los* noventa días"."""
    is_ending = reading.text[word.start - 1 : word.start].isalpha()
    return not is_ending and any(word.is_just_before(one) for one in numbers)


def _stands_for_the_subject(reading: Reading, word: Span, things: Sequence[Span]) -> bool:
    """Say whether an ending stands for what the sentence begins with: "la selfie es solo para comparar*la*"."""
    is_ending = reading.text[word.start - 1 : word.start].isalpha()
    return is_ending and any(one.start <= _OPENING for one in things)


def _is_agreed(reading: Reading, things: Sequence[Span], aside: Sequence[Span]) -> bool:
    """Say whether leave is named that is not of one of the things: "the camera permission" is of the camera."""
    near = _OF_A_THING if reading.grammar.is_spaced else _OF_A_THING_UNSPACED
    joins = words_of_proofs(reading.grammar.language).scan(reading.text).get("joins", ())

    def is_of(leave: Span, thing: Span) -> bool:
        between = Span(min(leave.end, thing.end), max(leave.start, thing.start))
        return between.end - between.start <= near and not between.overlaps_any(joins)

    return any(
        not one.overlaps_any([*things, *aside]) and not any(is_of(one, each) for each in things)
        for one in reading.of("consenting")
    )


def _is_of(reading: Reading, word: Span, things: Sequence[Span]) -> bool:
    """Say whether a thing is what a word of ending is about: its object, or its subject in the same breath."""
    near = _OBJECT if reading.grammar.is_spaced else _OBJECT_UNSPACED
    return any(
        one.overlaps(word)
        or (
            max(one.start, word.start) - min(one.end, word.end) <= near
            and not _BREAK.search(
                reading.text, min(one.end, word.end), max(one.start, word.start)
            )
        )
        for one in things
    )


def _things(reading: Reading) -> Hits:
    return words_of_things(reading.grammar.language).scan(reading.text)


def words_of_things(language: str) -> Grammar:
    """Return the words of one language to look for in a sentence; Chinese, either way of writing, is one."""
    return grammar_of_table(TABLE, ROWS, language)
