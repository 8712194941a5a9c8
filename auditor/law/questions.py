"""The reviewer's worksheet: the questions as a file to fill in, and what the replies change.

What is asked stands in `auditor.law.asked`. A reply is a person's statement, with name and date: it
sets the fact, the verdict is judged again beside the first one, and findings that it settles are
marked *answered*, never removed.
"""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from auditor.errors import UnreadableFile
from auditor.law.article import decide
from auditor.law.asked import BESIDE, cards, questions_of
from auditor.law.elements import judge_elements
from auditor.law.retold import retell
from auditor.law.wording import word_verdict
from auditor.model.finding import Finding
from auditor.model.result import Answer, AuditResult
from auditor.model.vocabulary import Kleene, Status

REPLIES = ("yes", "no", "unknown")
_KEYS = ("question", "answer", "by", "date")
_ABOUT = ("sha256", "package")
"""Keys of a worksheet that say which app it is on."""
_LONGEST = 200
"""Characters of a line of what is at hand."""


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


def worksheet(result: AuditResult) -> str:
    """Write the questions as TOML, to be filled in and given back with `--answers`."""
    lines = [
        f"# Questions on {_plain(result.app.package)} {_plain(result.app.version_name)}.",
        f"# sha256 {result.app.source.sha256}, verdict {result.verdict.code.value}.",
        "# Fill in answer (yes, no or unknown), by and date (YYYY-MM-DD); leave out what you cannot say.",
        "# The replies are recorded as yours, beside the verdict, and change no evidence.",
        "# 请填写answer（yes、no或unknown）、by与date（YYYY-MM-DD）；无法回答的留空。答复作为您的陈述列于判定之旁。",
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
    told: set[str] = set()
    for one in asked:
        lines += [
            "",
            f"# {_plain(one.asks.en)}",
            f"# {_plain(one.asks.zh)}",
            f"# Why: {_plain(one.because.en)}",
            f"# 原因：{_plain(one.because.zh)}",
        ]
        if one.only_if:
            lines.append(
                f"# Only if {one.only_if.replace('=', ' is ')}. 仅在{one.only_if}时回答。"
            )
        places = [_plain(each)[:_LONGEST] for each in one.places]
        lines += [f"#   {each}" for each in places if each not in told]
        if told.intersection(places):
            lines.append("#   and what stands above. 另见上文所列。")
        told.update(places)
        lines += [
            "[[answer]]",
            f"question = {json.dumps(one.id)}",
            'answer = ""',
            'by = ""',
            'date = ""',
        ]
    return "\n".join(lines) + "\n"


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
    _refuse_two([one.question for one in found if one is not None], name)
    return Sheet(name, tuple(one for one in found if one is not None), of.lower(), package)


def _refuse_two(asked: Sequence[str], name: str) -> None:
    """Refuse a question that is answered twice: which reply counts nobody could tell."""
    if twice := sorted({one for one in asked if asked.count(one) > 1}):
        raise UnreadableFile(f"{name}: answered twice: {', '.join(twice)}; keep one reply each")


def _answer(row: object, number: int, name: str) -> Answer | None:
    if not isinstance(row, dict) or set(row) != set(_KEYS):
        raise UnreadableFile(f"{name}: answer {number} needs exactly {', '.join(_KEYS)}")
    question, reply, by, day = (str(row[key]).strip() for key in _KEYS)
    if not reply:
        return None
    if question not in cards():
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
        one.question: Kleene(one.answer)
        for one in answers
        if one.answer != Kleene.UNKNOWN and one.question not in BESIDE
    }
    facts = retell(result, given)
    decision = decide(facts)
    settled = {rule: key for key in given for rule in cards()[key].rules}
    return replace(
        result,
        verdict_with_answers=word_verdict(facts, decision) if given else None,
        elements_with_answers=judge_elements(facts, decision, result.findings) if given else (),
        answers=tuple(
            replace(one, asks=cards()[one.question].asks)
            for one in sorted(answers, key=lambda one: _order(one.question))
        ),
        findings=tuple(_marked(one, settled, answers) for one in result.findings),
    )


def _order(question: str) -> int:
    """Return a question's place in the table: the order of the test."""
    return list(cards()).index(question)


def _marked(finding: Finding, settled: Mapping[str, str], answers: Sequence[Answer]) -> Finding:
    key = settled.get(finding.rule)
    if key is None or finding.status is not Status.OPEN:
        return finding
    (reply,) = [one for one in answers if one.question == key][:1]
    said = f"{reply.question}: {reply.answer} ({reply.by}, {reply.date})"
    return replace(finding, status=Status.ANSWERED, answer=said)
