"""Which law packs apply to an app, why, and what they make of a rule's severity."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from auditor.data.shelf import read_table
from auditor.errors import BadOption
from auditor.law.pack import ARTICLE, Pack, packs
from auditor.law.wording import joined, wording
from auditor.model.facts import Market
from auditor.model.vocabulary import SEVERITY_ORDER, Severity
from auditor.model.words import Words

AUTO, ALL = "auto", "all"
ALWAYS = (ARTICLE, "cn")
"""Packs that `auto` always chooses."""

MARKETS_TABLE = "lending/markets"

SIGNALS_SHOWN = 3
"""How many signals of a market are told; the result lists them all elsewhere."""


@dataclass(frozen=True, slots=True)
class ChosenPack:
    """A pack that is applied, and why."""

    pack: Pack
    because: Words
    raises: bool
    """Whether it may raise severities: not where the app's market is only supposed."""


def choose_packs(option: str, markets: Sequence[Market]) -> tuple[ChosenPack, ...]:
    """Return the packs of `--packs`: `auto`, `all`, or ids with commas between.

    The article is always among them. `auto` takes China and whatever market signals point to.
    China without a signal of its market is applied "if offered in China" and raises nothing
    (decision.md, section 8). Raises `BadOption` for an id that no pack has.
    """
    named = () if option in (AUTO, ALL) else _named(option)
    chosen = []
    for pack in packs().values():
        signals = _signals(pack, markets)
        wanted = signals is not None if option == AUTO else option == ALL or pack.id in named
        if wanted or pack.id == ARTICLE or (option == AUTO and pack.id in ALWAYS):
            chosen.append(_chosen(pack, signals, named=pack.id in named))
    return tuple(chosen)


def check_asked(option: str, markets: Sequence[str]) -> None:
    """Refuse what `--packs` and `--market` name and nothing knows, before anything is audited.

    A misspelled market would choose no pack and say nothing. Raises `BadOption`.
    """
    if option not in (AUTO, ALL):
        _named(option)
    known = {one for pack in packs().values() for one in pack.markets if len(one) == 2}
    known |= read_table(MARKETS_TABLE).keys()
    unknown = sorted(set(markets) - known)
    if unknown:
        raise BadOption(
            f"--market {','.join(unknown)}: no law pack and no table knows it; known are "
            f"{', '.join(sorted(known))}; leave out any other"
        )


def _named(option: str) -> tuple[str, ...]:
    """Split a list of ids and refuse unknown ones."""
    ids = tuple(dict.fromkeys(part.strip() for part in option.split(",") if part.strip()))
    unknown = sorted(set(ids) - packs().keys())
    if unknown or not ids:
        known = ", ".join(packs())
        raise BadOption(f"--packs {option}: no pack {', '.join(unknown)}; choose from {known}")
    return ids


def _signals(pack: Pack, markets: Sequence[Market]) -> tuple[Words, ...] | None:
    """Return the signals of a pack's markets; None when there is no such market."""
    found = [one for one in markets if one.market in pack.markets]
    return tuple(words for one in found for words in one.signals) if found else None


def _chosen(pack: Pack, signals: tuple[Words, ...] | None, *, named: bool) -> ChosenPack:
    texts = wording()["chosen"]
    if pack.id == ARTICLE:
        return ChosenPack(pack, texts["article"], raises=False)
    if signals is not None:
        told = joined(signals[:SIGNALS_SHOWN], wording()["list"]["separator"])
        words = Words(
            texts["market"].en.format(signals=told.en),
            texts["market"].zh.format(signals=told.zh),
        )
        return ChosenPack(pack, words, raises=True)
    if pack.id in ALWAYS:
        return ChosenPack(pack, texts["as-if-cn"], raises=False)
    return ChosenPack(pack, texts["named" if named else "all"], raises=named)


def raised_severity(rule_id: str, severity: Severity, chosen: Iterable[ChosenPack]) -> Severity:
    """Return a rule's severity after the packs: a pack may only raise, the highest counts."""
    raised = [one.pack.raises.get(rule_id, severity) for one in chosen if one.raises]
    return min([severity, *raised], key=SEVERITY_ORDER.__getitem__)


def as_of_dates(chosen: Iterable[ChosenPack], date: str | None) -> Mapping[str, str]:
    """Return for each law pack the day as of which its clauses are judged.

    That is `--date` if given, else the day on which the pack was last checked (decision.md,
    section 9). The article has no clauses and therefore no day.
    """
    return {
        one.pack.id: date or one.pack.last_checked for one in chosen if one.pack.id != ARTICLE
    }
