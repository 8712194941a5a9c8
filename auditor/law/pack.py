"""Law packs as the shelf has them: one TOML file each, refused unless whole.

`breached_by` may name any rule of the table of rules. Every function raises `BadData` naming file,
entry and what is wrong.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from auditor.data.shelf import bad_entry, read_table, table_names
from auditor.law.entries import check_keys, text_of, texts_of, words_of
from auditor.model.vocabulary import Sense, Severity
from auditor.model.words import Words

FOLDER = "law/packs"
ARTICLE = "article"
MARKS = frozenset({"C", "C2", "K"})
STATUSES = frozenset(
    {"in-force", "draft", "superseded", "standard", "self-regulation", "platform"}
)
PACK_NEEDED = frozenset(
    {"id", "name_native", "name_en", "number", "issuer", "status", "source", "mark"}
)
PACK_ALLOWED = frozenset(
    {"name_zh", "effective_from", "effective_to", "markets", "raises", "clause"}
)
CLAUSE_NEEDED = frozenset(
    {"id", "citation", "asks", "mark", "consent_cures", "breached_by", "needs"}
)
CLAUSE_ALLOWED = frozenset({"quote", "applies_to", "questioned_by", "in_force", "until"})


class Trait(StrEnum):
    """What an app must be for a clause to apply."""

    LENDING = "lending"
    PHONEBOOK = "phonebook"
    """It holds the permission to read the phonebook."""
    CONTACTS = "contacts"
    """It touches contacts by permission, picker or another door."""
    TARGET_37 = "target-37"
    """It targets Android 17 or later."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a pack."""

    id: str
    """`cn.pipl.13`, stable."""
    citation: str
    asks: Words
    quote: str | None
    """Only with mark C."""
    mark: str
    consent_cures: bool
    """Whether an explicit, informed consent (verdict E or F) answers it."""
    breached_by: tuple[str, ...]
    applies_to: tuple[Trait, ...]
    needs: tuple[Sense, ...]
    in_force: str | None
    """First day, `YYYY-MM-DD`."""
    until: str | None
    """First day on which it is no longer in force."""
    questioned_by: tuple[str, ...] = ()
    """Rules whose findings leave it undetermined: they do not show a breach by themselves."""


@dataclass(frozen=True, slots=True)
class Pack:
    """One law pack."""

    id: str
    name_native: str
    name_en: str
    number: str
    issuer: str
    status: str
    effective_from: str | None
    effective_to: str | None
    source: str
    mark: str
    last_checked: str
    markets: tuple[str, ...]
    """Market signals that choose it."""
    raises: Mapping[str, Severity]
    """Rule id to the least severity where the pack applies."""
    clauses: tuple[Clause, ...]
    name_zh: str = ""

    @property
    def title(self) -> Words:
        """Return what it is called by readers of either language."""
        return Words(self.name_en, self.name_zh or self.name_native)


@cache
def rule_ids() -> frozenset[str]:
    """Return the id of every rule."""
    return frozenset(read_table("rules"))


@cache
def packs() -> Mapping[str, Pack]:
    """Return every pack of the shelf by id: the article, China, then the others by name."""
    loaded = [load_pack(name) for name in table_names(FOLDER)]
    first = (ARTICLE, "cn")
    ordered = sorted(
        loaded, key=lambda one: (first.index(one.id) if one.id in first else len(first), one.id)
    )
    return {one.id: one for one in ordered}


def load_pack(name: str) -> Pack:
    """Return one pack by the name of its table."""
    row = check_keys(
        name,
        "the pack",
        read_table(name),
        needed=PACK_NEEDED | {"last_checked"},
        allowed=PACK_ALLOWED,
    )
    texts = {key: text_of(name, key, row[key]) for key in sorted(PACK_NEEDED)}
    if texts["id"] != name.rpartition("/")[2]:
        raise bad_entry(name, "id", "is not the file's name")
    _check_choice(name, "status", texts["status"], STATUSES)
    _check_choice(name, "mark", texts["mark"], MARKS)
    last_checked = _date(name, "last_checked", row["last_checked"])
    return Pack(
        **texts,
        name_zh=text_of(name, "name_zh", row.get("name_zh", texts["name_native"])),
        last_checked=last_checked,
        effective_from=_optional_date(name, "effective_from", row.get("effective_from")),
        effective_to=_optional_date(name, "effective_to", row.get("effective_to")),
        markets=texts_of(name, "markets", row.get("markets", [])),
        raises=_raises(name, texts["status"], row.get("raises", {})),
        clauses=_clauses(name, texts["id"], row.get("clause", [])),
    )


def _raises(name: str, status: str, entry: Mapping[str, Any]) -> Mapping[str, Severity]:
    """Return the table of raised severities; a draft raises nothing."""
    if entry and status == "draft":
        raise bad_entry(name, "raises", "a draft raises no severity")
    for rule, severity in entry.items():
        _check_choice(name, f"raises.{rule}", rule, rule_ids())
        _check_choice(name, f"raises.{rule}", severity, frozenset(Severity))
    return {rule: Severity(severity) for rule, severity in entry.items()}


def _clauses(name: str, pack: str, entries: object) -> tuple[Clause, ...]:
    if not isinstance(entries, list):
        raise bad_entry(name, "clause", "is no list of clauses")
    clauses = tuple(
        _clause(name, f"clause {number}", entry) for number, entry in enumerate(entries, 1)
    )
    seen: set[str] = set()
    for one in clauses:
        if not one.id.startswith(f"{pack}."):
            raise bad_entry(name, one.id, f"does not begin with {pack}.")
        if one.id in seen:
            raise bad_entry(name, one.id, "stands twice")
        seen.add(one.id)
    return clauses


def _clause(name: str, place: str, entry: object) -> Clause:
    row = check_keys(name, place, entry, needed=CLAUSE_NEEDED, allowed=CLAUSE_ALLOWED)
    one = text_of(name, f"{place}.id", row["id"])
    mark = text_of(name, f"{one}.mark", row["mark"])
    _check_choice(name, f"{one}.mark", mark, MARKS)
    quote = row.get("quote")
    if quote is not None and mark != "C":
        raise bad_entry(name, one, "quotes a wording that is not confirmed (mark C)")
    if not isinstance(row["consent_cures"], bool):
        raise bad_entry(name, f"{one}.consent_cures", "is neither true nor false")
    return Clause(
        id=one,
        citation=text_of(name, f"{one}.citation", row["citation"]),
        asks=words_of(name, f"{one}.asks", row["asks"]),
        quote=None if quote is None else text_of(name, f"{one}.quote", quote),
        mark=mark,
        consent_cures=row["consent_cures"],
        breached_by=_chosen(name, f"{one}.breached_by", row["breached_by"], rule_ids()),
        applies_to=tuple(
            Trait(trait)
            for trait in _chosen(
                name, f"{one}.applies_to", row.get("applies_to", []), frozenset(Trait)
            )
        ),
        needs=tuple(
            Sense(sense)
            for sense in _chosen(name, f"{one}.needs", row["needs"], frozenset(Sense))
        ),
        in_force=_optional_date(name, f"{one}.in_force", row.get("in_force")),
        until=_optional_date(name, f"{one}.until", row.get("until")),
        questioned_by=_chosen(
            name, f"{one}.questioned_by", row.get("questioned_by", []), rule_ids()
        ),
    )


def _chosen(name: str, entry: str, value: object, allowed: frozenset[str]) -> tuple[str, ...]:
    """Return a list of texts, all of a closed vocabulary."""
    texts = texts_of(name, entry, value)
    for text in texts:
        _check_choice(name, entry, text, allowed)
    return texts


def _check_choice(name: str, entry: str, value: str, allowed: frozenset[str]) -> None:
    if value not in allowed:
        raise bad_entry(name, entry, f"{value!r} is none of {', '.join(sorted(allowed))}")


def _date(name: str, entry: str, value: object) -> str:
    """Return a day as `YYYY-MM-DD`, given as such a text or as a TOML date."""
    try:
        return datetime.date.fromisoformat(str(value)).isoformat()
    except ValueError as error:
        raise bad_entry(name, entry, f"{value!r} is no day YYYY-MM-DD") from error


def _optional_date(name: str, entry: str, value: object) -> str | None:
    return None if value is None else _date(name, entry, value)
