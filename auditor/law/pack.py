"""Law packs as the shelf has them: one TOML file each, refused unless whole.

`breached_by` may name any rule of the table of rules. Every function raises `BadData` naming file,
entry and what is wrong.
"""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from auditor.data.shelf import bad_entry, read_table, table_names
from auditor.law.entries import check_keys, text_of, texts_of, words_of
from auditor.model.clause import Instrument
from auditor.model.vocabulary import Kleene, Sense, Severity
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
    {"name_zh", "effective_from", "effective_to", "markets", "raises", "clause", "instrument"}
)
INSTRUMENT_NEEDED = frozenset({"name", "issuer", "status", "source", "mark"})
INSTRUMENT_ALLOWED = frozenset({"number", "effective_from", "effective_to"})
CLAUSE_NEEDED = frozenset(
    {"id", "citation", "asks", "mark", "consent_cures", "breached_by", "needs"}
)
CLAUSE_ALLOWED = frozenset(
    {"quote", "applies_to", "questioned_by", "only_where", "in_force", "until", "instrument"}
)


ABOUT = "about"
Alternatives = tuple[tuple[str, str], ...]
"""Facts, each with a value, or `about` with what the finding is about; one of them must hold."""


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
    only_where: Mapping[str, tuple[Alternatives, ...]] = field(default_factory=dict)
    """Rule of `breached_by` to what must hold for its finding to be a breach, all of it; where
    it does not, the finding leaves the clause undetermined."""
    instrument: str | None = None
    """Key of the law, rule or standard of the pack that it stands in."""


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
    instruments: tuple[Instrument, ...] = ()
    """The laws, rules and standards that the pack gathers, where it is more than one."""

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
    instruments = _instruments(name, row.get("instrument", {}))
    return Pack(
        **texts,
        name_zh=text_of(name, "name_zh", row.get("name_zh", texts["name_native"])),
        last_checked=last_checked,
        effective_from=_optional_date(name, "effective_from", row.get("effective_from")),
        effective_to=_optional_date(name, "effective_to", row.get("effective_to")),
        markets=texts_of(name, "markets", row.get("markets", [])),
        raises=_raises(name, texts["status"], row.get("raises", {})),
        clauses=_clauses(name, texts["id"], row.get("clause", []), keys=set(instruments)),
        instruments=tuple(instruments.values()),
    )


def _instruments(name: str, entries: object) -> dict[str, Instrument]:
    if not isinstance(entries, dict):
        raise bad_entry(name, "instrument", "is no table of instruments")
    return {key: _instrument(name, key, entry) for key, entry in entries.items()}


def _instrument(name: str, key: str, entry: object) -> Instrument:
    """Return one law, rule or standard of a pack."""
    place = f"instrument.{key}"
    row = check_keys(name, place, entry, needed=INSTRUMENT_NEEDED, allowed=INSTRUMENT_ALLOWED)
    texts = {
        one: text_of(name, f"{place}.{one}", row[one]) for one in sorted(INSTRUMENT_NEEDED)
    }
    _check_choice(name, f"{place}.status", texts["status"], STATUSES)
    _check_choice(name, f"{place}.mark", texts["mark"], MARKS)
    return Instrument(
        id=key,
        **texts,
        number=_optional_text(name, f"{place}.number", row.get("number")) or "",
        effective_from=_optional_date(
            name, f"{place}.effective_from", row.get("effective_from")
        ),
        effective_to=_optional_date(name, f"{place}.effective_to", row.get("effective_to")),
    )


def _raises(name: str, status: str, entry: Mapping[str, Any]) -> Mapping[str, Severity]:
    """Return the table of raised severities; a draft raises nothing."""
    if entry and status == "draft":
        raise bad_entry(name, "raises", "a draft raises no severity")
    for rule, severity in entry.items():
        _check_choice(name, f"raises.{rule}", rule, rule_ids())
        _check_choice(name, f"raises.{rule}", severity, frozenset(Severity))
    return {rule: Severity(severity) for rule, severity in entry.items()}


def _clauses(
    name: str, pack: str, entries: object, *, keys: Collection[str]
) -> tuple[Clause, ...]:
    """Return the clauses of a pack; `keys` are those of its instruments."""
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
        if keys and one.instrument not in keys:
            raise bad_entry(name, one.id, f"instrument: is none of {', '.join(sorted(keys))}")
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
        quote=_optional_text(name, f"{one}.quote", quote),
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
        only_where=_only_where(name, f"{one}.only_where", row),
        instrument=_optional_text(name, f"{one}.instrument", row.get("instrument")),
    )


def _only_where(
    name: str, entry: str, row: Mapping[str, Any]
) -> Mapping[str, tuple[Alternatives, ...]]:
    """Return what a clause asks besides a finding: `{ LAP-N03 = ["N2=no or N3=no"] }`."""
    wanted = row.get("only_where", {})
    if not isinstance(wanted, dict):
        raise bad_entry(name, entry, "is no table of rules")
    for rule in wanted:
        _check_choice(name, entry, rule, row["breached_by"])
    return {
        rule: tuple(
            tuple(_condition(name, entry, one.strip()) for one in text.split(" or "))
            for text in texts_of(name, f"{entry}.{rule}", texts)
        )
        for rule, texts in wanted.items()
    }


def _condition(name: str, entry: str, text: str) -> tuple[str, str]:
    """Return `X3=yes` as a fact and the value that it must have; `about=sms` likewise."""
    fact, _, value = text.partition("=")
    if fact != ABOUT:
        _check_choice(name, entry, fact, read_table("facts").keys())
        _check_choice(name, entry, value, frozenset({Kleene.YES.value, Kleene.NO.value}))
    return fact, value


def _optional_text(name: str, entry: str, value: object) -> str | None:
    return None if value is None else text_of(name, entry, value)


def _chosen(name: str, entry: str, value: object, allowed: frozenset[str]) -> tuple[str, ...]:
    """Return a list of texts, all of a closed vocabulary."""
    texts = texts_of(name, entry, value)
    for text in texts:
        _check_choice(name, entry, text, allowed)
    return texts


def _check_choice(name: str, entry: str, value: str, allowed: Collection[str]) -> None:
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
