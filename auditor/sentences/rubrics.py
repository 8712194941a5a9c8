"""What a notice tells under labels that ask for it: "Purpose: …", "Who sees it? …", "Withdrawal".

Lenders say what the phonebook is for in more ways than a table of words can hold, but they ask for
it in few: whatever stands behind such a label tells the element, unless it says nothing ("to
continue"). For the few words of a screen that names the phonebook; a policy has such headings of all
its data. The labels are in `consent/rubrics.toml`.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from auditor.data.shelf import bad_entry, read_table
from auditor.sentences.answered import is_of_a_thing, is_of_something_else
from auditor.sentences.claims import Mode, Topic
from auditor.sentences.elements import OTHER, kinds_named
from auditor.sentences.haystack import is_latin
from auditor.sentences.lexicon import fold, lexicon
from auditor.sentences.other_things import words_of_things
from auditor.sentences.pairs import REACHED
from auditor.sentences.reading import Reading
from auditor.sentences.sentences import Sentence, cut, languages_of, prepared, written_in
from auditor.sentences.statements import LONGEST_EXCERPT, Statement
from auditor.sentences.terms import Hits, grammar

TABLE: Final = "consent/rubrics"
KINDS: Final = ("labels", "questions")
LONGEST_RUBRIC: Final = 60
"""Characters of a label or of a question that stands over what it asks."""
_LONGEST_IDLE: Final = 70
"""Characters of an answer that says no more than a word of `idle`."""
_LONGEST_MARK: Final = 6
"""Characters before the colon of a question: "Q:", "问：", "Tanya:"."""
_FEWEST_WORDS: Final = 2
_FEWEST_LETTERS: Final = 4
_FEWEST_WORDS_BELOW: Final = 3
"""Words of an answer in a text of its own: fewer may be a button's ("Allow")."""
_FEWEST_LETTERS_BELOW: Final = 8
"""The same in letters, in a script that parts no words."""
_ROWS_OF_A_FORM: Final = 2
_WORDS_OF_A_LABEL: Final = 5
_LETTERS_OF_A_LABEL: Final = 20
_WHERE_TO_TURN: Final = ("N6", "N9")
_ELSEWHERE: Final = frozenset(
    {"reach", "overdue", "misuse", "loan", "outcome", "other_data", "agreement"}
)
"""What else nobody may do, or get: calls, loans, the location."""
_OF_LOANS: Final = frozenset({"loan", "outcome"})
_WITHDRAWAL: Final = "N6"
_PURPOSE: Final = "N2"
_COMPLAINT: Final = "N9"
_RECIPIENTS: Final = "N5"
_ROW = re.compile(
    r"^([^:：|｜\n.。!?？;；(（]{1,60}?)\s*(?:[:：|｜│→]|——|\s[–—=-]\s)\s*(.*)$", re.DOTALL
)
_COPULA = re.compile(
    r"^((?:\S+\s+){0,4}?\S+?)(?:\s+(?:is|are|is only|are only|is limited to|are limited to|es|son|é|são|adalah|ialah|hanya|"
    r"hanyalah|là|chỉ là|gồm|ay|ni)\s+|(?:为|為|是|仅为|僅為|仅限于|僅限於))(.+)$",
    re.DOTALL | re.IGNORECASE,
)
"""A label and what it is said to be: "The recipients are …", "Bên nhận dữ liệu là …"."""
_EDGES = " \t\n?？¿؟!¡.。:：…–—-•*·●○▪✓✔☑→()（）[]【】「」“”\"'0123456789"
_ASKS = ("?", "？", "؟")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3400-\u9fff]")
_LETTER = re.compile(r"[^\W\d_]")
_ACCENTED = ("vi",)
"""Languages in which a word without its accents is another word."""


class Told(NamedTuple):
    """An element that a text tells under a label."""

    text: int
    """The number of the text."""
    element: str
    statement: Statement
    answer: str
    """What stands behind the label."""


class Strange(NamedTuple):
    """A row under a label that no table knows."""

    text: int
    start: int
    words: str


@dataclass(frozen=True, slots=True)
class _Rubrics:
    """The labels of all languages."""

    labels: Mapping[str, tuple[str, str]]
    """Folded label to its element and language."""
    questions: tuple[tuple[str, str, re.Pattern[str]], ...]
    """Element, language, and the words that ask for it."""
    idle: re.Pattern[str]
    leave: re.Pattern[str]
    """A question that asks the borrower for leave: it asks nothing that is told behind it."""
    none: frozenset[str]
    """Whole answers to who gets it, however short: "none", "无"."""
    nobody: Mapping[str, str]
    """Those of them that can only be of persons, with their language: "no one", "谁都不给"."""


def told_by_rubrics(texts: Sequence[str]) -> Iterator[Told]:
    """Yield what the texts of one screen, in their order, tell under labels that ask for it."""
    pieces = [
        (number, one) for number, text in enumerate(texts) for one in cut(text) if one.text
    ]
    yield from _nobody_below(pieces)
    for place, (number, sentence) in enumerate(pieces):
        for element, language, answer in _asked(sentence.text):
            if answer:
                where, said = number, Sentence(answer, sentence.start)
            elif place + 1 < len(pieces):
                where, said = pieces[place + 1]
            else:
                continue
            if (answer or not _is_rubric(said.text)) and (
                (
                    _is_long(said.text, is_below=where != number)
                    or _is_nobody(element, said.text)
                    # "Complaints" over a mail address needs no more words.
                    or (element in _WHERE_TO_TURN and REACHED.search(said.text) is not None)
                )
                and _answers(element, said.text, language)
                and not (element == _COMPLAINT and is_of_a_thing(sentence, said, language))
                and not is_of_something_else(element, sentence, said, language)
            ):
                told = _statement(sentence, said, element, language)
                yield Told(where, element, told, said.text)


def _nobody_below(pieces: Sequence[tuple[int, Sentence]]) -> Iterator[Told]:
    """Yield where a label, known or not, has for its whole answer that nobody does: it is of who gets it.

    "Passed to" over "No one". Not where it is of calls or of loans that nobody makes.
    """
    for at, (number, sentence) in enumerate(pieces):
        row = _ROW.match(sentence.text)
        head, answer = row.groups() if row else ("", "")
        if not row and at:
            head, answer = pieces[at - 1][1].text, sentence.text
        language = _rubrics().nobody.get(fold(answer).strip(_EDGES))
        if language is None or not head or len(head.split()) > _WORDS_OF_A_LABEL:
            continue
        words = grammar(language)
        found = words.scan(fold(head))
        things = words_of_things(language).scan(fold(head))
        is_elsewhere = any(things.get(row) for row in ("data", "matters"))
        if (
            _ELSEWHERE.isdisjoint(found)
            and not is_elsewhere
            and not any(one[0] != _RECIPIENTS for one in _asked(head))
        ):
            yield Told(
                number,
                _RECIPIENTS,
                _statement(Sentence(head, sentence.start), sentence, _RECIPIENTS, language),
                answer,
            )


def strange_rows(texts: Sequence[str]) -> Iterator[Strange]:
    """Yield the rows of a form whose label is in no table: "Mtu anayepata: …" below "Lengo: …".

    A screen is a form where some of its rows have labels that are known.
    """
    pieces = [(number, one) for number, text in enumerate(texts) for one in cut(text)]
    asking = [(number, one, head) for number, one in pieces if (head := _head(one.text))]
    known = [any(True for _ in _asked(one.text)) for _, one, _ in asking]
    if sum(known) < _ROWS_OF_A_FORM:
        return
    for is_known, (number, one, head) in zip(known, asking, strict=True):
        if (
            not is_known
            and len(head.split()) <= _WORDS_OF_A_LABEL
            # "Can we see your contacts?" is the title of it all.
            and not _rubrics().leave.search(fold(head))
        ):
            yield Strange(number, one.start, one.text)


def _head(text: str) -> str:
    """Return the label of a row or the question that a text is, `""` for neither."""
    row = _ROW.match(text)
    if row and row.group(2).strip():
        return row.group(1)
    return text if len(text) <= LONGEST_RUBRIC and text.rstrip().endswith(_ASKS) else ""


def _asked(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the element that a label or question asks for, its language, and the answer on its line."""
    row = _ROW.match(text)
    if row and (found := list(_asked_in_row(row.group(1), row.group(2)))):
        yield from found
        return
    said = _COPULA.match(text)
    if said and (label := _label(said.group(1), is_row=False)):
        yield (*label, said.group(2).strip())
        return
    if len(text) > LONGEST_RUBRIC:
        return
    if text.rstrip().endswith(_ASKS):
        yield from ((*one, "") for one in _question(text))
    elif label := _label(text, is_row=False):
        yield (*label, "")


def _asked_in_row(head: str, rest: str) -> Iterator[tuple[str, str, str]]:
    """Yield what the head of a row asks for, or what stands behind it: "Acme Ltd | Complaints: 0800 …"."""
    if len(head) <= _LONGEST_MARK and rest.rstrip().endswith(_ASKS):
        yield from _asked(rest)
    elif (label := _label(head, is_row=True)) and not (
        label[0] == _PURPOSE and _asks_of_the_loan(head, label[1], label[0])
    ):
        yield (*label, rest.strip())
    elif nested := [one for one in _asked(rest) if one[2]]:
        yield from nested
    elif rest.strip() and _is_short(head):
        yield from (
            (element, language, rest.strip())
            for element, language in _question(head)
            if not _asks_of_the_loan(head, language, element)
        )


def _asks_of_the_loan(head: str, language: str, element: str) -> bool:
    """Say whether a label speaks of the loan or the lender, and not of the reading: "Why our interest is low", "Why us"."""
    whole = fold(head).strip(_EDGES)
    if whole in _rubrics().labels:
        return False
    spoken = dict.fromkeys((language, *languages_of(whole, before=language, locale="")))
    found = [grammar(one).scan(whole) for one in spoken]
    return any(
        not _OF_LOANS.isdisjoint(one) or (element == _PURPOSE and _is_of_ourselves(whole, one))
        for one in found
    )


def _is_of_ourselves(head: str, found: Hits) -> bool:
    """Say whether all that a label asks about is the lender: "Why us"."""
    own, asked = found.get("own", ()), found.get("question", ())
    rest = [*own, *asked]
    return bool(own and asked) and not any(
        one.isalnum() and not any(span.start <= at < span.end for span in rest)
        for at, one in enumerate(head)
    )


def _label(head: str, *, is_row: bool) -> tuple[str, str] | None:
    """Return the element of a label; before a colon other words may stand beside it: "Complaint phone:"."""
    table = _rubrics().labels
    folded = fold(head).strip(_EDGES)
    if found := table.get(folded):
        return found
    if not is_row:
        return None
    beside = [
        one
        for one in table
        if len(one) > (1 if not is_latin(one) else _LONGEST_MARK)
        and (folded.startswith(one) or folded.endswith(one))
        and (not is_latin(one) or _is_whole(one, folded))
    ]
    return table[max(beside, key=len)] if beside else None


def _is_short(head: str) -> bool:
    """Say whether a head may ask without a mark: "Who sees it: …", "If you are unhappy: …"."""
    if _UNSPACED.search(head):
        return len(_LETTER.findall(head)) <= _LETTERS_OF_A_LABEL
    return len(head.split()) <= _WORDS_OF_A_LABEL


def _is_whole(word: str, folded: str) -> bool:
    return f" {word} " in f" {folded} "


def _question(text: str) -> Iterator[tuple[str, str]]:
    folded = fold(text)
    told = set()
    if _rubrics().leave.search(folded):
        return  # "May we see who is in your contacts?"
    for element, language, words in _rubrics().questions:
        if element not in told and words.search(folded):
            told.add(element)
            yield element, language


def _is_rubric(text: str) -> bool:
    return any(True for _ in _asked(text))


def _is_long(said: str, *, is_below: bool) -> bool:
    """Say whether an answer has more words than a button."""
    words, letters = len(said.split()), len(_LETTER.findall(said))
    if not is_below:
        return words >= _FEWEST_WORDS or letters >= _FEWEST_LETTERS
    return words >= _FEWEST_WORDS_BELOW or (
        _UNSPACED.search(said) is not None and letters >= _FEWEST_LETTERS_BELOW
    )


def _is_nobody(element: str, said: str) -> bool:
    """Say whether an answer is but that nobody gets the data: "Recipients: none"."""
    return element == _RECIPIENTS and fold(said).strip(_EDGES) in _rubrics().none


def _answers(element: str, said: str, language: str) -> bool:
    """Say whether an answer tells anything."""
    folded = fold(said)
    if folded.rstrip().endswith(_ASKS):
        return False
    if element == _PURPOSE:
        return len(folded) > _LONGEST_IDLE or _rubrics().idle.search(folded) is None
    if element == _WITHDRAWAL:
        return "negator" not in grammar(language).scan(folded)
    return True


def _statement(asked: Sentence, said: Sentence, element: str, language: str) -> Statement:
    excerpt = said.text if said.start == asked.start else f"{asked.text} {said.text}"
    if said.start == asked.start and said.text not in asked.text:
        excerpt = f"{asked.text} {said.text}"
    written = written_in(language, fold(asked.text))
    return Statement(
        excerpt=excerpt[:LONGEST_EXCERPT],
        start=said.start,
        language=written,
        decides=lexicon(written).decides,
        names_contacts=False,
        mode=Mode.STATEMENT,
        topics=(Topic.OTHER,),
        states=(element,),
        is_of_chosen=False,
        purpose=_kinds(said.text, written) if element == _PURPOSE else (),
        is_of_phonebook=True,
    )


def _kinds(said: str, language: str) -> tuple[str, ...]:
    """Return the kinds of purpose that an answer names, none where it is none of them."""
    words = grammar(language)
    whole = prepared(said)
    kinds = kinds_named(Reading(whole, words, words.scan(whole)))
    return () if kinds == (OTHER,) else kinds


@cache
def _rubrics() -> _Rubrics:
    labels: dict[str, tuple[str, str]] = {}
    questions: list[tuple[str, str, re.Pattern[str]]] = []
    idle: list[str] = []
    leave: list[str] = []
    none: set[str] = set()
    nobody: dict[str, str] = {}
    for language, row in read_table(TABLE).items():
        idle += [form for word in row.pop("idle", ()) for form in _forms(word, language)]
        none.update(form for word in row.pop("none", ()) for form in _forms(word, language))
        for word in row.pop("nobody", ()):
            nobody.update(dict.fromkeys(_forms(word, language), language))
        leave += [form for word in row.pop("leave", ()) for form in _forms(word, language)]
        for element, kinds in row.items():
            if unknown := set(kinds) - set(KINDS):
                raise bad_entry(TABLE, f"{language}.{element}", f"{sorted(unknown)} is no kind")
            for word in kinds.get("labels", ()):
                for form in _forms(word, language):
                    labels.setdefault(form.rstrip("*"), (element, language))
            asking = [
                form for word in kinds.get("questions", ()) for form in _forms(word, language)
            ]
            questions.append((element, language, _any_of(asking)))
    return _Rubrics(
        labels,
        tuple(questions),
        _any_of(idle),
        _any_of(leave),
        frozenset(none) | nobody.keys(),
        nobody,
    )


def _forms(word: str, language: str) -> tuple[str, ...]:
    """Return a word as texts are folded, and as hasty writers write it, without accents."""
    folded = fold(word)
    if not is_latin(folded) or language in _ACCENTED:
        return (folded,)
    plain = "".join(
        one for one in unicodedata.normalize("NFD", folded) if not unicodedata.combining(one)
    )
    return tuple(dict.fromkeys((folded, plain)))


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    """Match any of some words, whole where spaces part them."""
    return re.compile(
        "|".join(
            rf"\b{re.escape(one.rstrip('*'))}" + ("" if one.endswith("*") else r"\b")
            if is_latin(one)
            else re.escape(one)
            for one in words
        )
    )
