"""The rules of the law layer, L1 to L11: where the law asks for more than the article's test.

Each stands over clauses of several packs (`data/law/principles.toml`) and comes to the worst of
those that were judged. None is a verdict of its own, and none changes a count.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from auditor.data.shelf import bad_entry, read_table
from auditor.law.asked import BESIDE
from auditor.law.entries import check_keys, text_of, texts_of, words_of
from auditor.law.judge import DRAFT
from auditor.law.pack import MARKS, packs
from auditor.law.wording import wording
from auditor.model.clause import ClauseResult, PackResult, PrincipleResult
from auditor.model.vocabulary import ClauseOutcome
from auditor.model.words import Words

TABLE = "law/principles"
KEYS = frozenset({"title", "says", "basis", "mark", "clauses"})
WORST_FIRST = (
    ClauseOutcome.BREACH,
    ClauseOutcome.UNDETERMINED,
    ClauseOutcome.NO_BREACH_SEEN,
    ClauseOutcome.NOT_APPLICABLE,
)


@dataclass(frozen=True, slots=True)
class Principle:
    """One rule of the law layer as the table has it."""

    id: str
    title: Words
    says: Words
    basis: str
    mark: str
    clauses: tuple[str, ...]
    """Ids of the clauses that decide it; none for background."""
    question: str | None = None
    """The question of the worksheet that bears on it."""


@cache
def principles() -> tuple[Principle, ...]:
    """Return L1 to L11 in their order; raises `BadData`."""
    return tuple(_principle(key, entry) for key, entry in read_table(TABLE).items())


def _principle(key: str, entry: object) -> Principle:
    row = check_keys(TABLE, key, entry, needed=KEYS, allowed=frozenset({"question"}))
    clauses = texts_of(TABLE, f"{key}.clauses", row["clauses"])
    known = {clause.id for pack in packs().values() for clause in pack.clauses}
    if unknown := [one for one in clauses if one not in known]:
        raise bad_entry(TABLE, key, f"names clauses that no pack has: {', '.join(unknown)}")
    mark = text_of(TABLE, f"{key}.mark", row["mark"])
    if mark not in MARKS:
        raise bad_entry(TABLE, f"{key}.mark", f"{mark!r} is none of {', '.join(sorted(MARKS))}")
    return Principle(
        id=key,
        title=words_of(TABLE, f"{key}.title", row["title"]),
        says=words_of(TABLE, f"{key}.says", row["says"]),
        basis=text_of(TABLE, f"{key}.basis", row["basis"]),
        mark=mark,
        clauses=clauses,
        question=_question(key, row.get("question")),
    )


def _question(key: str, value: object) -> str | None:
    """Return a question that the worksheet can ask beside the test."""
    if value is None:
        return None
    question = text_of(TABLE, f"{key}.question", value)
    if question not in BESIDE:
        raise bad_entry(
            TABLE, f"{key}.question", f"{question!r} is none of {', '.join(BESIDE)}"
        )
    return question


def judge_principles(
    applied: Iterable[PackResult], judged: Sequence[ClauseResult]
) -> tuple[PrincipleResult, ...]:
    """Return what each came to over the clauses that were judged.

    A clause of a draft binds nobody yet: its breach leaves a principle undetermined.
    """
    drafts = frozenset(one.id for one in applied if one.status == DRAFT)
    by_id = {one.id: one for one in judged}
    return tuple(_judge(one, by_id, drafts) for one in principles())


def _judge(
    principle: Principle, judged: Mapping[str, ClauseResult], drafts: frozenset[str]
) -> PrincipleResult:
    own = [judged[one] for one in principle.clauses if one in judged]
    outcomes = {one.id: _outcome(one, drafts) for one in own}
    worst = min(outcomes.values(), key=WORST_FIRST.index, default=None)
    deciding = [one for one in own if outcomes[one.id] is worst]
    findings = (
        {print_ for one in deciding for print_ in one.findings}
        if worst in WORST_FIRST[:2]
        else set()
    )
    return PrincipleResult(
        id=principle.id,
        title=principle.title,
        says=principle.says,
        basis=principle.basis,
        mark=principle.mark,
        outcome=worst if principle.clauses else None,
        because=_because(principle, own, worst, drafts),
        clauses=tuple(one.id for one in deciding),
        question=principle.question,
        findings=tuple(sorted(findings)),
    )


def _outcome(clause: ClauseResult, drafts: frozenset[str]) -> ClauseOutcome:
    is_breach = clause.outcome is ClauseOutcome.BREACH
    return ClauseOutcome.UNDETERMINED if is_breach and clause.pack in drafts else clause.outcome


def _because(
    principle: Principle,
    own: Sequence[ClauseResult],
    worst: ClauseOutcome | None,
    drafts: frozenset[str],
) -> Words:
    texts = wording()["principle"]
    if not principle.clauses:
        return texts["background"]
    if worst is None:
        named = dict.fromkeys(one.partition(".")[0] for one in principle.clauses)
        return texts["not-applied"].filled(packs=", ".join(named))
    if any(one.pack in drafts and one.outcome is ClauseOutcome.BREACH for one in own):
        return texts["draft"]
    return texts[worst.value]
