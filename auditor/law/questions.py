"""The reviewer's worksheet: what only a person can decide in this app, and what the replies change.

A question is asked where its fact is unknown and the verdict hangs on it. A reply is a person's
statement, with name and date: it sets the fact, the verdict is judged again beside the first one,
and findings that it settles are marked *answered*, never removed.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import chain

from auditor.data.shelf import read_table
from auditor.errors import UnreadableFile
from auditor.law.article import decide
from auditor.law.elements import judge_elements
from auditor.law.entries import check_keys, texts_of, words_of
from auditor.law.predicates import (
    Condition,
    explicit_conditions,
    informed_conditions,
    misuse_signs,
)
from auditor.law.retold import GENERIC, retell
from auditor.law.wording import word_verdict
from auditor.model.evidence import Evidence
from auditor.model.facts import Facts
from auditor.model.finding import Finding
from auditor.model.result import Answer, AuditResult
from auditor.model.vocabulary import Kleene, Status
from auditor.model.words import Words

TABLE = "law/questions"
REPLIES = ("yes", "no", "unknown")
_KEYS = ("question", "answer", "by", "date")
_ABOUT = ("sha256", "package")
"""Keys of a worksheet that say which app it is on."""
MOST_PLACES = 5


@dataclass(frozen=True, slots=True)
class Question:
    """One question with what is at hand to answer it."""

    id: str
    """The fact's id, or GEN."""
    asks: Words
    because: Words
    """Why static analysis could not tell."""
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet that was filled in, and the app that was looked at for it."""

    name: str
    """Of the file."""
    answers: tuple[Answer, ...]
    sha256: str = ""
    """Of the package; empty where the sheet does not say, so that it fits any."""
    package: str = ""

    def fits(self, result: AuditResult) -> bool:
        """Say whether the replies are on this very package."""
        return self.sha256 in ("", result.app.source.sha256)


@dataclass(frozen=True, slots=True)
class _Card:
    asks: Words
    rules: tuple[str, ...]


@cache
def _cards() -> Mapping[str, _Card]:
    """Return the questions by fact; raises `BadData`."""
    found = {}
    for key, entry in read_table(TABLE).items():
        row = check_keys(
            TABLE, key, entry, needed=frozenset({"asks", "rules"}), allowed=frozenset()
        )
        found[key] = _Card(
            words_of(TABLE, f"{key}.asks", row["asks"]),
            texts_of(TABLE, f"{key}.rules", row["rules"]),
        )
    return found


def questions_of(result: AuditResult) -> tuple[Question, ...]:
    """Return what a person must decide in this app, in the order of the test."""
    facts = retell(result, {})
    wanted = dict.fromkeys(_open_facts(facts))
    return tuple(_question(result, key) for key in _cards() if key in wanted)


def _open_facts(facts: Facts) -> Iterator[str]:
    """Yield the unknown facts that the verdict hangs on, by the decision's own conditions.

    None without the permission: the system refuses what hidden code would read, so no reply
    changes the verdict.
    """
    if facts.value("P1") is Kleene.NO:
        return
    yield from (key for key in ("P1", "P2") if facts.value(key) is Kleene.UNKNOWN)
    for each in facts.counted:
        generic = each.values[GENERIC]
        if generic is Kleene.NO:
            if not facts.legacy and facts.value("C1") is Kleene.UNKNOWN:
                yield "C1"
            if each.values.get("N1") is Kleene.UNKNOWN:
                yield "N1"
            continue
        if generic is Kleene.UNKNOWN:
            yield GENERIC
        conditions = chain(
            explicit_conditions(facts, each),
            informed_conditions(facts, each),
            misuse_signs(facts, each),
        )
        yield from _unknown(conditions)


def _unknown(conditions: Iterator[Condition]) -> Iterator[str]:
    for one in conditions:
        if one.value is Kleene.UNKNOWN:
            yield one.fact.partition("@")[0]


def _question(result: AuditResult, key: str) -> Question:
    fact = result.facts["C2" if key == GENERIC else key]
    return Question(key, _cards()[key].asks, fact.because, fact.evidence[:MOST_PLACES])


def worksheet(result: AuditResult) -> str:
    """Write the questions as TOML, to be filled in and given back with `--answers`."""
    lines = [
        f"# Questions on {_plain(result.app.package)} {_plain(result.app.version_name)}.",
        f"# sha256 {result.app.source.sha256}, verdict {result.verdict.code.value}.",
        "# Fill in answer (yes, no or unknown), by and date (YYYY-MM-DD); leave out what you cannot say.",
        "# The replies are recorded as yours, beside the verdict, and change no evidence.",
        f"package = {json.dumps(_plain(result.app.package))}",
        f"sha256 = {json.dumps(result.app.source.sha256)}",
    ]
    asked = questions_of(result)
    if not asked:
        lines += [
            "",
            "# Nothing in this app hangs on what a person would have to say.",
            "# 本应用没有需要由人回答的问题。",
        ]
    for one in asked:
        lines += [
            "",
            f"# {_plain(one.asks.en)}",
            f"# {_plain(one.asks.zh)}",
            f"# Why: {_plain(one.because.en)}",
        ]
        lines += [f"#   {_plain(_place(each))}" for each in one.evidence]
        lines += [
            "[[answer]]",
            f"question = {json.dumps(one.id)}",
            'answer = ""',
            'by = ""',
            'date = ""',
        ]
    return "\n".join(lines) + "\n"


def _place(evidence: Evidence) -> str:
    parts = (evidence.part, evidence.symbol or evidence.xpath or "", evidence.excerpt)
    return "  ".join(one for one in parts if one)[:200]


def _plain(text: str) -> str:
    """Keep a text of the app on its own comment line."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def read_sheet(content: bytes, name: str) -> Sheet:
    """Read a worksheet that was filled in; raises `UnreadableFile`. Unanswered questions are left out."""
    try:
        sheet = tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnreadableFile(
            f"{name}: is no TOML ({error}); take what `auditor questions` writes"
        ) from error
    rows = sheet.get("answer", [])
    if not isinstance(rows, list) or not set(sheet) <= {"answer", *_ABOUT}:
        raise UnreadableFile(f"{name}: holds something else than [[answer]] rows")
    of, package = (sheet.get(one, "") for one in _ABOUT)
    if not isinstance(of, str) or not isinstance(package, str):
        raise UnreadableFile(f"{name}: {' and '.join(_ABOUT)} must be texts in quotes")
    found = [_answer(row, number, name) for number, row in enumerate(rows, start=1)]
    return Sheet(name, tuple(one for one in found if one is not None), of.lower(), package)


def _answer(row: object, number: int, name: str) -> Answer | None:
    if not isinstance(row, dict) or set(row) != set(_KEYS):
        raise UnreadableFile(f"{name}: answer {number} needs exactly {', '.join(_KEYS)}")
    question, reply, by, day = (str(row[key]).strip() for key in _KEYS)
    if not reply:
        return None
    if question not in _cards():
        raise UnreadableFile(f"{name}: answer {number}: there is no question {question!r}")
    if reply not in REPLIES:
        raise UnreadableFile(f"{name}: answer {number} must be one of {', '.join(REPLIES)}")
    try:
        date.fromisoformat(day)
    except ValueError as error:
        raise UnreadableFile(
            f"{name}: answer {number}: {day!r} is no date as YYYY-MM-DD"
        ) from error
    if not by:
        raise UnreadableFile(f"{name}: answer {number} does not say who answers (by)")
    return Answer(question, reply, by, day)


def with_answers(result: AuditResult, answers: Sequence[Answer]) -> AuditResult:
    """Return a result with a person's answers beside it: a second verdict, findings marked."""
    given = {
        one.question: Kleene(one.answer) for one in answers if one.answer != Kleene.UNKNOWN
    }
    facts = retell(result, given)
    decision = decide(facts)
    settled = {rule: key for key in given for rule in _cards()[key].rules}
    return replace(
        result,
        verdict_with_answers=word_verdict(facts, decision) if given else None,
        elements_with_answers=judge_elements(facts, decision, result.findings) if given else (),
        answers=tuple(sorted(answers, key=lambda one: one.question)),
        findings=tuple(_marked(one, settled, answers) for one in result.findings),
    )


def _marked(finding: Finding, settled: Mapping[str, str], answers: Sequence[Answer]) -> Finding:
    key = settled.get(finding.rule)
    if key is None or finding.status is not Status.OPEN:
        return finding
    (reply,) = [one for one in answers if one.question == key][:1]
    said = f"{reply.question}: {reply.answer} ({reply.by}, {reply.date})"
    return replace(finding, status=Status.ANSWERED, answer=said)
