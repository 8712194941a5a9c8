"""What the generated pages of the documentation tell, gathered from the program's tables."""

import ast
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Any

from auditor.data.shelf import read_table
from auditor.law.elements import element_cards
from auditor.law.pack import Clause, Pack, packs
from auditor.law.principles import principles
from auditor.law.wording import verdict_title, wording
from auditor.model.finding import RuleCard
from auditor.model.vocabulary import VERDICT_NAMES, VerdictCode
from auditor.rules import ALL_RULES
from auditor.rules.registry import rests_on, rule_cards, silenced_by, silences

SHOWN_LINES = 70
"""Of a difference between two samples; the rest is told by its length."""
READABLE = frozenset({".java", ".kt", ".xml", ".html", ".txt", ".js", ".json", ".md"})
STATUS = {
    "in-force": "in force",
    "draft": "draft, not in force",
    "superseded": "superseded",
    "standard": "standard",
    "self-regulation": "self-regulation of the sector",
    "platform": "rules of an app store",
}
MARK = {
    "C": "the wording was read at the source",
    "C2": "known from a second-hand text; the wording is not confirmed",
    "K": "general knowledge; look it up before relying on it",
}


@dataclass(frozen=True, slots=True)
class Sample:
    """One story of the samples."""

    name: str
    story: str
    verdict: str
    fires: frozenset[str]
    twin: str
    files: Mapping[str, Sequence[str]]
    """Lines of every readable source, by its path within the story."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sample with a fault beside its twin without it."""

    before: Sample
    after: Sample
    difference: tuple[str, ...]
    """As a unified diff, from the fault to its mending."""

    @property
    def mends(self) -> bool:
        """Whether the twin has no fault that the sample has not, and is decided as it is."""
        unsure = self.after.verdict == VerdictCode.U != self.before.verdict
        return self.after.fires < self.before.fires and not unsure

    @property
    def shown(self) -> tuple[str, ...]:
        """The lines of the difference that a page has room for."""
        return self.difference[:SHOWN_LINES]

    @property
    def more(self) -> int:
        """How many lines are not shown."""
        return len(self.difference) - len(self.shown)


@dataclass(frozen=True, slots=True)
class RulePage:
    """One rule with everything that refers to it."""

    id: str
    card: RuleCard
    row: Mapping[str, Any]
    """The rule as its table has it: why, limits and fix in both languages."""
    needs: tuple[tuple[str, str], ...]
    silences: tuple[str, ...]
    silenced_by: tuple[str, ...]
    elements: tuple[str, ...]
    clauses: tuple[tuple[Pack, Clause], ...]
    example: Example | None


def gathered(root: Path) -> dict[str, Any]:
    """Return all that templates may name; `root` is the checkout."""
    samples = read_samples(root / "samples")
    return {
        "rules": tuple(rule_pages(samples)),
        "packs": tuple(packs().values()),
        "facts": read_table("facts"),
        "fact_rules": fact_rules(),
        "elements": element_cards(),
        "principles": principles(),
        "verdicts": tuple(verdicts(samples)),
        "reasons": wording()["reason"],
        "sdks": read_table("sdks/sdks"),
        "status": STATUS,
        "mark": MARK,
        "modules": modules(root),
    }


def modules(root: Path) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return every room with its modules, each with the first sentence of its docstring."""
    rooms: dict[str, list[tuple[str, str]]] = {}
    for path in sorted((*root.glob("auditor/**/*.py"), *root.glob("reports/**/*.py"))):
        says = (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").partition("\n")[0]
        room = path.parent.relative_to(root).as_posix()
        rooms.setdefault(room, []).append((path.name, says))
    return list(rooms.items())


def rule_pages(samples: Mapping[str, Sample]) -> Iterable[RulePage]:
    """Yield the page of every rule, in the order in which they are checked."""
    cards = rule_cards()
    for each in ALL_RULES:
        yield RulePage(
            id=each.id,
            card=cards[each.id],
            row=read_table("rules")[each.id],
            needs=tuple((fact, str(value)) for fact, value in rests_on()[each.id]),
            silences=silences()[each.id],
            silenced_by=tuple(one for one in cards if each.id in silenced_by((one,))),
            elements=tuple(one.id for one in element_cards() if each.id in one.rules),
            clauses=tuple(
                (pack, clause)
                for pack in packs().values()
                for clause in pack.clauses
                if each.id in (*clause.breached_by, *clause.questioned_by)
            ),
            example=clearest_example(each.id, samples),
        )


def fact_rules() -> dict[str, tuple[str, ...]]:
    """Return the rules that rest on a fact, by fact."""
    return {
        fact: tuple(
            one for one, needs in rests_on().items() if any(fact == need for need, _ in needs)
        )
        for fact in read_table("facts")
    }


def verdicts(samples: Mapping[str, Sample]) -> Iterable[dict[str, Any]]:
    """Yield every verdict with its sentence and the samples that have it."""
    for code in VerdictCode:
        yield {
            "code": code.value,
            "name": VERDICT_NAMES[code],
            "title": verdict_title(code),
            "says": wording()["verdict"][code].filled(reasons="…", code="…", title="…"),
            "samples": [one for one in samples.values() if one.verdict == code.value],
        }


def read_samples(folder: Path) -> dict[str, Sample]:
    """Return every story by name."""
    found = {}
    for path in sorted(folder.glob("*/story.toml")):
        here = path.parent
        story = tomllib.loads(path.read_text("utf-8"))
        expected = tomllib.loads((here / "expect.toml").read_text("utf-8"))
        found[here.name] = Sample(
            name=here.name,
            story=expected["story"],
            verdict=expected["verdict"],
            fires=frozenset(expected["fires"]),
            twin=story["twin"],
            files=sources(here, story),
        )
    return found


def sources(here: Path, story: Mapping[str, Any]) -> dict[str, Sequence[str]]:
    """Return the readable sources of a story over those of the story that it is like."""
    below = story.get("like")
    found: dict[str, Sequence[str]] = {}
    if below:
        like = here.parent / below
        found |= sources(like, tomllib.loads((like / "story.toml").read_text("utf-8")))
    found |= {
        file.relative_to(here).as_posix(): file.read_text("utf-8").splitlines()
        for file in sorted(here.rglob("*"))
        if file.suffix in READABLE and file.is_file()
    }
    return found


def clearest_example(rule_id: str, samples: Mapping[str, Sample]) -> Example | None:
    """Return the pair of twins that differ least, of which one has the finding."""
    pairs = [
        (fault, other)
        for one in samples.values()
        for other_name in (one.twin,)
        for fault, other in ((one, samples[other_name]), (samples[other_name], one))
        if rule_id in fault.fires and rule_id not in other.fires
    ]
    examples = [Example(a, b, difference(a, b)) for a, b in pairs]
    told = [one for one in examples if one.difference]
    return min(told, key=_distance, default=None)


def _distance(example: Example) -> tuple[bool, int, int, str]:
    apart = example.before.fires ^ example.after.fires
    return not example.mends, len(apart), len(example.difference), example.before.name


def difference(before: Sample, after: Sample) -> tuple[str, ...]:
    """Return what turns one story's sources into another's."""
    lines: list[str] = []
    for path in sorted(before.files.keys() | after.files.keys()):
        lines += unified_diff(
            list(before.files.get(path, ())),
            list(after.files.get(path, ())),
            f"{before.name}/{path}",
            f"{after.name}/{path}",
            lineterm="",
            n=2,
        )
    return tuple(lines)
