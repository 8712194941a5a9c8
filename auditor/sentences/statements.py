"""What the sentences of a text say: of the phonebook, in which mode, and which notice elements.

The front door of the sentence classifier for prose; what the label of a control says, and whether a text
names a document, `labels` answers. The rules are those of the disclosure lexicon, section 0; the words are in
`data/consent`. What a table finds that does not decide (`decides` is false, and the table says
why) lowers confidence only: it never carries a verdict alone (rule R4b).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from auditor.model.vocabulary import Kleene
from auditor.sentences.bare import is_bare, is_lure
from auditor.sentences.binding import names_debt, special_mode
from auditor.sentences.claims import Act, Mode, Topic
from auditor.sentences.clauses import read_acts
from auditor.sentences.coercion import is_of_a_refusal
from auditor.sentences.elements import (
    OTHER,
    PURPOSES,
    have_rights,
    kinds_named,
    purposes_of,
    states_of,
    tells_aim,
)
from auditor.sentences.forbidding import forbids
from auditor.sentences.governing import claims_of, topics_of
from auditor.sentences.instructions import instructs, is_of_caution
from auditor.sentences.joined import ENDS, may_begin, modes_of_both
from auditor.sentences.keeping import is_of_keeping
from auditor.sentences.leftovers import is_plain, stays_on_device
from auditor.sentences.listed import heading_of
from auditor.sentences.named import with_names
from auditor.sentences.other_things import hangs_on_something_else
from auditor.sentences.pairs import Pairs
from auditor.sentences.proving import is_categorical, proved_topics
from auditor.sentences.reading import Reading
from auditor.sentences.segments import Clauses
from auditor.sentences.sentences import (
    Sentence,
    cut,
    languages_of,
    prepared,
    written_in,
)
from auditor.sentences.sieve import SAVED, TELLING, telling
from auditor.sentences.signs import Signs
from auditor.sentences.terms import Hits, grammar
from auditor.sentences.use_words import finds_out

LONGEST_EXCERPT = 300
"""Characters of a sentence that are quoted."""
_OF_PEOPLE = (Mode.PRESSURE, Mode.RESPONSIBILITY_SHIFT)
"""Sentences of these modes tell of people, not of what is done with data."""
_TO_LET_READ = (Mode.COERCION, Mode.IMPLIED_CONSENT)
_NO_PLACES = (Mode.DENIAL, *_OF_PEOPLE, *_TO_LET_READ)
_FEWEST_COMPARED = 2
_LONGEST_PAIR = 220
"""Characters of two sentences that are read as one thought."""
_LONGEST_HEADING = 50
_LONGEST_REPORT = 90
"""Characters of a line that reports a failure."""
_CLOSING = " \"'”’»)]"
_DONE = ("ask", "collect", "upload", "share", "method")
_BESIDE_USES = frozenset({"N1", "N3", "N7"})
_UNDER_A_NO = (Mode.DENIAL, Mode.CONDITIONAL)
_CLAIMED_PLAINLY = (Mode.STATEMENT, Mode.HEDGE)
_NOTHING = ((Mode.STATEMENT, (Topic.OTHER,)),)
"""What a sentence claims that tells of no act of the lender's."""
_TOLD_ELSE = frozenset({"credit", "identity", "fraud", "collection"})
"""Purposes beside which the use is not for choosing alone."""
_CHOSEN = frozenset({"choose", "scoped"})
NEAR: Final = 2
"""Sentences after one that names the phonebook in which "this information" is still the phonebook's."""
_TOLD_OF = frozenset({"purpose", "upload", "share", *(f"purpose_{one}" for one in PURPOSES)})


@dataclass(frozen=True, slots=True)
class Statement:
    """What one sentence says, in one mode; a sentence that says two things makes two of them."""

    excerpt: str
    """As written, at most `LONGEST_EXCERPT` characters."""
    start: int
    """Where the sentence begins in the text."""
    language: str
    """BCP 47, of the table that read it."""
    decides: bool
    """Whether that table may carry a verdict (rule R4b)."""
    names_contacts: bool
    """Speaks of the device's phonebook (rule R1)."""
    mode: Mode
    topics: tuple[Topic, ...]
    """What is said, or denied, to be done with the data; `OTHER` alone if nothing is."""
    states: tuple[str, ...]
    """Notice elements, `N1` to `N11` without N10; the same for all statements of a sentence."""
    is_of_chosen: bool
    """Whether it limits what is read to the contacts that the borrower chooses (K2): `SCOPED`, or `CONDITIONAL` on a yes."""
    purpose: tuple[str, ...]
    """`credit`, `identity`, `fraud`, `collection`, `emergency`, `picker`, or `other` alone."""
    is_aim_strange: bool = False
    """Whether a purpose of no known kind was told only by a *for* or *to* before words of no table."""
    is_of_keeping: bool = False
    """Whether a `DENIAL` of collecting speaks of no more than keeping: "it is not stored"."""
    is_of_rest: bool = False
    """A `DENIAL` of what is not chosen or not named: "nothing else in it is opened" reads one entry all the same."""
    is_of_debt: bool = False
    """A `PRESSURE` sentence that names the debt; one that does not may be of any trade."""
    is_lure: bool = False
    """It only promises more ("a higher limit"), and withholds nothing: a `COERCION`, or a `STATEMENT` that tells nothing else."""
    is_bare: Kleene = Kleene.NO
    """Whether it names the phonebook and no more, neither what is done with it, nor a question; unknown for verbs of no table."""
    is_of_phonebook: bool = False
    """It names the phonebook, or says "they", "this list" shortly behind a sentence that does."""
    is_plain: bool = False
    """A `DENIAL` without a condition, exception, refusal or unknown words: only that can be belied."""
    proves: tuple[Topic, ...] = ()
    """What a `DENIAL` is proved to deny of the phonebook itself: what its words leave open cannot be belied."""
    is_categorical: bool = False
    """A `DENIAL` that says *never*, or names the phonebook in a list of what is not taken."""
    is_for_choosing: bool = False
    """It limits the use to choosing, not what is read: "only to help you choose a contact"."""
    is_of_other_leave: bool = False
    """A `COERCION` by which the loan hangs on other data ("without the location"), or on an update: not on the phonebook."""
    is_local: bool = False
    """It tells that the phonebook stays on the device, and denies nothing: belied by what is sent."""


LONG: Final = 20_000
"""Characters of a text from which on what it says is kept for who asks again."""
_KEPT: Final = 16


def read_statements(text: str, *, locale: str = "") -> tuple[Statement, ...]:
    """Return what the sentences of a text say, in order, those that say nothing of interest left out.

    `locale` is the BCP 47 tag of the text's place, where it has one; each sentence is read in the
    language of its own words all the same. Of several statements of one sentence the first is the
    one that governs it: a condition before a restriction, a soft promise, a denial (rule R2).
    """
    return _read_long(text, locale) if len(text) >= LONG else _read(text, locale)


def read_behind(before: Sequence[str], text: str, *, locale: str = "") -> tuple[Statement, ...]:
    """Return what a text says of the phonebook that only those shown before it name.

    "We read your contacts" on one line, "We use this information to verify your identity" on the
    next: what for, and that it is sent, is told together. A denial is left out: of what "it is
    never shared" speaks, lines of their own leave open. Places are those in the text itself.
    """
    head = "".join(f"{one}\n" for one in before)
    return tuple(
        replace(one, start=one.start - len(head))
        for one in read_statements(head + text, locale=locale)
        if one.start >= len(head)
        and one.is_of_phonebook
        and not one.names_contacts
        and one.mode is not Mode.DENIAL
    )


@lru_cache(_KEPT)
def _read_long(text: str, locale: str) -> tuple[Statement, ...]:
    """Read a text of which several questions are asked: a bundle of scripts takes seconds."""
    return _read(text, locale)


def _read(text: str, locale: str) -> tuple[Statement, ...]:
    sentences = tuple(cut(text))
    folded = [prepared(one.text) for one in sentences]
    languages = []
    before = ""
    for one in folded:
        found = languages_of(one, before=before, locale=locale)
        languages.append(found)
        if len(found) == 1:
            before = found[0]
    statements: list[Statement] = []
    chosen = frozenset(telling(folded, languages))
    named = -NEAR - 1
    for number in range(len(sentences)):
        follows = number - named <= NEAR
        if number not in chosen and not follows:
            continue
        joined = tuple(_paired(sentences, folded, languages, number))
        told = joined or _told(
            sentences[number], folded[number], languages[number], follows=follows
        )
        if told and all(one.topics == (Topic.OTHER,) for one in told):
            told = _listed(text, sentences, number, languages[number]) or told
        statements += told
        if any(one.names_contacts for one in told):
            named = number
    return tuple(statements)


def _told(
    sentence: Sentence, folded: str, languages: tuple[str, ...], *, follows: bool
) -> tuple[Statement, ...]:
    """Return what a sentence says in the first of its languages in which it says anything."""
    for language in _by_words_known(folded, languages):
        if told := tuple(_statements_in(sentence, folded, language, follows=follows)):
            return told
    return ()


def _listed(
    text: str, sentences: Sequence[Sentence], number: int, languages: tuple[str, ...]
) -> tuple[Statement, ...]:
    """Return what an item of a list says with a heading that denies: "What we do not collect" over "• Contacts"."""
    heading = heading_of(text, sentences, number)
    if not heading:
        return ()
    item = sentences[number]
    whole = f"{heading.rstrip(':：')}: {item.text.strip()}"
    told = _told(Sentence(whole, item.start), prepared(whole), languages, follows=False)
    return told if any(one.mode in _UNDER_A_NO for one in told) else ()


def _paired(
    sentences: Sequence[Sentence],
    folded: Sequence[str],
    languages: Sequence[tuple[str, ...]],
    number: int,
) -> Iterator[Statement]:
    """Yield what a sentence and the next say together: "Contacts denied. The app will close".

    Which two are read as one says `auditor/sentences/joined.py`.
    """
    behind = number + 1
    if behind == len(folded) or len(folded[number]) + len(folded[behind]) > _LONGEST_PAIR:
        return
    own = _by_words_known(folded[number], languages[number])
    words = grammar(own[0] if own else "en")
    first = Reading(folded[number], words, words.scan(folded[number]))
    if not may_begin(first):
        return
    words = grammar(languages[behind][0]) if languages[behind] else words
    modes = modes_of_both(first, Reading(folded[behind], words, words.scan(folded[behind])))
    if not modes:
        return
    both = f"{folded[number].strip(ENDS)}, {folded[behind]}"
    whole = Sentence(
        f"{sentences[number].text} {sentences[behind].text}", sentences[number].start
    )
    for one in _statements_in(whole, both, words.language):
        if one.mode in modes:
            yield one


def _by_words_known(folded: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the languages that a sentence may be in, first that whose table knows most of it."""
    if len(languages) < _FEWEST_COMPARED:
        return languages
    known = {one: grammar(one).letters_known(folded) for one in languages}
    return tuple(sorted(languages, key=lambda one: -known[one]))


def _statements_in(
    sentence: Sentence, folded: str, language: str, *, follows: bool = False
) -> Iterator[Statement]:
    """Yield what a sentence says in one language.

    `follows`: one shortly before names the phonebook, so that "this information" is the phonebook's.
    """
    words = grammar(language)
    hits: Hits = words.scan(folded)
    reading = with_names(sentence.text, folded, words, hits)
    is_aim = follows and tells_aim(reading)
    clauses = Clauses(reading)
    is_refused = follows and "refusal" in hits and is_of_a_refusal(clauses)
    is_meant = is_aim or (follows and "anaphora" in hits)
    is_telling = (
        not TELLING.isdisjoint(hits)
        or hits.keys() >= SAVED
        or ("contact_single" in hits and not _CHOSEN.isdisjoint(hits))
        or (is_meant and not _TOLD_OF.isdisjoint(hits))
        or (is_refused and "outcome" in hits)
    )
    if not is_telling:
        return
    acts = read_acts(clauses)
    if reading.has("advice") and (not reading.contacts or is_of_caution(reading, acts)):
        return  # "Never share your PIN" is about nobody's data but the borrower's own caution.
    special, acts, claims = _claimed(sentence.text, clauses, acts, follows=follows)
    mode = claims[0][0]
    states = states_of(reading, mode, () if special in _OF_PEOPLE else acts, is_meant=is_aim)
    if not (states or special or (is_meant and mode is Mode.DENIAL)):
        return
    purposes = aims = purposes_of(reading, mode, acts, is_meant=is_aim)
    states, purposes = _with_what_is_done(sentence.text, reading, mode, states, purposes)
    hangs_elsewhere = mode is Mode.COERCION and hangs_on_something_else(reading)
    signs = Signs(clauses)
    proved = proved_topics(clauses, acts, sentence.text)
    for claimed, about in claims:
        yield Statement(
            excerpt=sentence.text[:LONGEST_EXCERPT],
            start=sentence.start,
            language=written_in(language, folded),
            decides=words.decides,
            names_contacts=bool(reading.contacts),
            mode=claimed,
            topics=about,
            states=states,
            is_of_chosen=_is_of_chosen(signs, claimed, acts),
            # "Received by Acme alone" says who gets it, not which of it.
            is_for_choosing=claimed is Mode.SCOPED
            and "N5" not in states
            and _TOLD_ELSE.isdisjoint(purposes)
            and bool(signs.of_use(acts)),
            purpose=purposes,
            is_aim_strange=aims == (OTHER,) and not finds_out(sentence.text, reading),
            is_of_keeping=claimed is Mode.DENIAL and is_of_keeping(reading, acts),
            is_of_rest=claimed is Mode.DENIAL and reading.has("rest", "besides"),
            is_of_debt=claimed is Mode.PRESSURE and names_debt(reading),
            is_lure=is_lure(clauses, acts, claimed, purposes),
            is_bare=is_bare(reading, acts, claimed, purposes, states),
            is_of_phonebook=is_meant
            or bool(reading.contacts)
            or (is_refused and claimed is Mode.COERCION and not hangs_elsewhere),
            is_plain=claimed is Mode.DENIAL and is_plain(reading, sentence.text),
            proves=proved if claimed is Mode.DENIAL else (),
            is_categorical=claimed is Mode.DENIAL and is_categorical(reading),
            is_of_other_leave=hangs_elsewhere,
            is_local=claimed not in _NO_PLACES and stays_on_device(reading, sentence.text),
        )


def _with_what_is_done(
    written: str,
    reading: Reading,
    mode: Mode,
    states: tuple[str, ...],
    purposes: tuple[str, ...],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Add what a sentence on the phonebook tells by a verb of use, or by where a consent is ended."""
    if not reading.contacts or mode not in _CLAIMED_PLAINLY:
        return states, purposes
    told = set(states)
    if told <= _BESIDE_USES and finds_out(written, reading):
        told.add("N2")
        purposes = kinds_named(reading)
    if "N6" not in told and "N4" not in told and Pairs(written, reading).ends():
        told.add("N6")
    return tuple(sorted(told, key=lambda one: int(one[1:]))), purposes


def _is_of_chosen(signs: Signs, claimed: Mode, acts: Sequence[Act]) -> bool:
    """Say whether a claim limits what is read to chosen contacts."""
    if claimed is Mode.CONDITIONAL:
        return bool(signs.of_choice_agreed(acts))
    return claimed is Mode.SCOPED and bool(signs.of_choice(acts))


def _claimed(
    written: str, clauses: Clauses, acts: tuple[Act, ...], *, follows: bool
) -> tuple[Mode | None, tuple[Act, ...], tuple[tuple[Mode, tuple[Topic, ...]], ...]]:
    """Return the special mode of a sentence, the acts that it tells of, and what it claims."""
    reading = clauses.reading
    special = special_mode(clauses, acts, follows=follows)
    if special in (None, Mode.COERCION) and instructs(clauses, acts):
        return None, (), _NOTHING
    if special is None:
        is_told = not (
            _is_of_others(reading, acts)
            or _asks(reading)
            or reading.has(
                "choice"
            )  # "You decide whether we read your contacts" claims neither.
            or _reports(reading, acts)
            or have_rights(reading)
            or forbids(written, reading, acts)
        )
        return (None, acts, claims_of(acts)) if is_told else (None, (), _NOTHING)
    about = (Topic.OTHER,) if special in _OF_PEOPLE else topics_of(acts)
    is_of_reading = special is Mode.COERCION or about == (Topic.OTHER,)
    if reading.contacts and special in _TO_LET_READ and is_of_reading:
        # What is coerced, or presumed, is to let the phonebook be read.
        about = (Topic.COLLECT,)
    return special, acts, ((special, about),)


def _asks(reading: Reading) -> bool:
    """Say whether a sentence only asks: "Why does the app need my contacts?", "Do you read my contacts?".

    Who asks the borrower for leave asks for *your* contacts, and tells what for. A heading asks
    without a mark: "Why we ask for your contacts".
    """
    text = reading.text.rstrip(_CLOSING)
    questions = reading.found.get("question", ())
    if text.endswith(("?", "؟")):
        mine = (
            one for one in reading.found.get("mine", ()) if text[one.end : one.end + 1] != "-"
        )
        return "leave" not in reading.found and (bool(questions) or any(mine))
    if len(text) > _LONGEST_HEADING or not text[-1:].isalpha():
        return False
    told = [one for row in ("own", "if", *_DONE) for one in reading.found.get(row, ())]
    return any(not one.start and not one.overlaps_any(told) for one in questions)


def _reports(reading: Reading, acts: Sequence[Act]) -> bool:
    """Say whether a sentence only tells what is not there or failed: "No contacts on your SIM card".

    Where a *never* stands, or the app or its lender speaks of doing something with data, it is a
    promise all the same; and so is "no phonebook", which no empty list says.
    """
    if not acts or reading.has("never"):
        return False
    reports = reading.of("report")
    if reading.has(
        "own"
    ):  # "We could not find this number", "we have no permission to read it".
        return bool(reports) and all(
            not one.at.end or any(each.is_just_before(one.at) for each in reports)
            for one in acts
        )
    if reports and all(one.at.overlaps_any(reports) for one in acts):
        return True  # "Không tìm thấy": not found, which looks up nothing.
    is_label = (
        len(reading.text) <= _LONGEST_REPORT
        and not reading.has("purpose")
        and all(one.start for one in reading.of("if"))
    )
    if reports and (is_label or all(one.mode is Mode.DENIAL for one in acts)):
        return True  # "Contacts sync failed" tells of no upload.
    if any(one.mode is not Mode.DENIAL for one in acts):
        return False
    has_verb = any(one.at.end for one in acts) or reading.has(*_DONE) or bool(reading.reached)
    return not has_verb and "contact_loose" in reading.found


def _is_of_others(reading: Reading, acts: Sequence[Act]) -> bool:
    """Say whether a sentence tells what other lenders do, or are forbidden: no claim of this app's."""
    if reading.has("own", "unlike") or not reading.contacts:
        return False
    first = min(
        one.start for one in (*reading.contacts, *(act.at for act in acts if act.at.end))
    )
    return any(one.start < first for one in reading.of("stranger"))
