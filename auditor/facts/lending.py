"""Whether this is a lending app, and whose market it serves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from auditor.data.shelf import bad_entry, read_table
from auditor.facts.ground.addresses import lies_in, own_addresses, speaks_of
from auditor.model.app import Manifest
from auditor.model.facts import Lending, Market
from auditor.model.vocabulary import Kleene
from auditor.model.words import Words
from auditor.screens.inventory.endpoints import Address
from auditor.screens.inventory.texts import Text
from auditor.sentences.haystack import Haystack
from auditor.sentences.lexicon import fold

CONCEPTS_OF_A_LENDER = 3
"""Distinct concepts that make a lending app; one of them must be of `SPEAKS_OF_LOANS`."""
SPEAKS_OF_LOANS = frozenset({"loan", "lender"})
CONCEPTS_WITH_AN_OFFER = 2
"""Where a text offers a loan to whoever reads it, so many concepts do, the offer's own among them."""
CONCEPTS_THAT_LEAVE_IT_OPEN = 3
"""So many without a loan among them, or two with a rate of interest: too much to call it no lender."""
WORDS_OF_ANOTHER_TRADE = 2
"""So many words of one other trade, and the words of lending are what the app writes about."""
WORDS_AGAINST_AN_OFFER = 3
"""So many where a text also offers a loan: in a game, or by a bank that does much else."""
TEXTS_OF_A_LENDER = 3
"""Where one text offers a loan, so many that speak of it count as one concept more: each screen of a lender does."""
FEWEST_TEXTS = 3
"""An app of fewer texts of its own says too little to be called no lender."""


@dataclass(frozen=True, slots=True)
class LendingTable:
    """The words of lending, folded."""

    concepts: Mapping[str, tuple[str, ...]]
    names: tuple[str, ...]
    beside: tuple[str, ...]
    """Further pieces of names that count beside an offer alone."""
    offers: tuple[str, ...]
    """Words that offer a loan to the reader, rather than speak of loans."""
    rates: tuple[str, ...]
    """Words of a rate that count beside an offer alone."""
    trades: Mapping[str, tuple[str, ...]]
    """Words of trades that speak of loans and lend nothing."""
    labels: Mapping[str, Words]
    """What the report calls a concept or trade."""


@dataclass(frozen=True, slots=True)
class MarketTable:
    """The signals of one market."""

    languages: frozenset[str]
    words: tuple[str, ...]
    domains: tuple[str, ...]


@cache
def lending_table() -> LendingTable:
    """Read the words of lending; raises `BadData`."""
    table = read_table("lending/terms")
    if set(table) != {"concepts", "names", "offers", "trades", "labels"}:
        raise bad_entry(
            "lending/terms",
            ", ".join(sorted(table)),
            "expected concepts, names, offers, trades, labels",
        )
    if unnamed := {*table["concepts"], *table["trades"], "offer"} - set(table["labels"]):
        raise bad_entry("lending/terms", "labels", f"lacks {', '.join(sorted(unnamed))}")
    return LendingTable(
        concepts={name: _folded(words) for name, words in table["concepts"].items()},
        names=_folded(table["names"]["words"]),
        beside=_folded(table["names"]["beside"]),
        offers=_folded(table["offers"]["words"]),
        rates=_folded(table["offers"]["rates"]),
        trades={name: _folded(words) for name, words in table["trades"].items()},
        labels={name: Words(one["en"], one["zh"]) for name, one in table["labels"].items()},
    )


def _folded(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(word) for word in words))


@cache
def market_table() -> Mapping[str, MarketTable]:
    """Read the signals of each market; raises `BadData`."""
    return {
        market: MarketTable(
            languages=frozenset(row["languages"]),
            words=tuple(dict.fromkeys(fold(word) for word in row["words"])),
            domains=tuple(row["domains"]),
        )
        for market, row in read_table("lending/markets").items()
    }


def find_lending(
    haystack: Haystack[Text],
    *,
    package: str,
    labels: Sequence[str],
    blinded: bool,
    addresses: Sequence[Address] = (),
) -> Lending:
    """Say whether an app is a lender's: three concepts of lending in its words, or an offer and two.

    Words of another trade (news, sums, a library's loans) without an offer leave it unknown; so
    do several concepts without a loan among them, as where a lender says "funds" for what it lends.
    `blinded`: some of the texts could not be read, so that finding nothing is not *no*.
    """
    told = _Told(haystack)
    readers = [
        _read_in(locale, told, (package, *labels), addresses, blinded=blinded)
        for locale in _locales(haystack)
    ]
    return max(readers, key=lambda one: (_SURE[one.value], len(one.signals)))


class _Told:
    """The texts of an app, each row of words looked for in them once."""

    def __init__(self, haystack: Haystack[Text]) -> None:
        self.texts = haystack.texts
        self.own = sum(not one.library for one in haystack.texts)
        """How many of them are not a library's."""
        self.hits = cache(haystack.hits)


_SURE = {Kleene.NO: 0, Kleene.UNKNOWN: 1, Kleene.YES: 2}


def _locales(haystack: Haystack[Text]) -> list[str]:
    """Return the languages in which an app speaks, the default first: who reads one reads no other.

    What false friends of several translations say together ("cuota", "hulog", "utang") nobody says.
    """
    return sorted({"", *(one.locale for one in haystack.texts if not one.library)})


def _read_in(
    locale: str,
    haystack: _Told,
    names: tuple[str, ...],
    addresses: Sequence[Address],
    *,
    blinded: bool,
) -> Lending:
    """Say it of what stands in one language, or in none."""
    offer = _said(haystack, "offer", lending_table().offers, locale)
    signals = _signals(haystack, names, addresses, offer, locale)
    value = _is_lending(
        frozenset(signals) - {"offer"}, haystack.own, offers=offer is not None, blinded=blinded
    )
    shown = tuple(dict.fromkeys(signals.values()))
    if value is Kleene.YES:
        trade = _other_trade(haystack, names, offers=offer is not None)
        if trade is not None:
            return Lending(Kleene.UNKNOWN, (*shown, trade))
    return Lending(value, shown)


def _signals(
    haystack: _Told,
    names: Sequence[str],
    addresses: Sequence[Address],
    offer: Words | None,
    locale: str,
) -> dict[str, Words]:
    """Return what speaks of lending, by concept: texts, names, addresses, an offer."""
    table = lending_table()
    signals: dict[str, Words] = {}
    for concept, words in table.concepts.items():
        more = (*words, *table.rates) if offer and concept == "interest" else words
        said = _said(haystack, concept, more, locale)
        if said is not None:
            signals[concept] = said
    for name in dict.fromkeys(names):
        if any(word in fold(name) for word in table.names):
            signals.setdefault("loan", Words(f"the name {name}", f"名称 {name}"))
    for address in own_addresses(addresses):
        if "loan" not in signals and speaks_of(address, table.names):
            signals["loan"] = Words(f"the address {address.text}", f"网址 {address.text}")
    if offer is not None:
        signals.setdefault("loan", offer)
        signals["offer"] = offer
        signals |= _beside(haystack, names, locale)
    return signals


def _beside(haystack: _Told, names: Sequence[str], locale: str) -> dict[str, Words]:
    """Return what makes a lender of who offers a loan: a name that tells it, and that its texts speak of nothing else."""
    table = lending_table()
    found: dict[str, Words] = {}
    for name in dict.fromkeys(names):
        if any(word in fold(name) for word in (*table.names, *table.beside)):
            found["name"] = Words(f"the name {name}", f"名称 {name}")
    spoken = dict.fromkeys(
        one
        for words in (table.concepts["loan"], table.offers)
        for one in _shown(haystack, words, locale)
    )
    if len(spoken) >= TEXTS_OF_A_LENDER:
        label = table.labels["often"]
        found["often"] = Words(f"{label.en}: {len(spoken)}", f"{label.zh}：{len(spoken)}")
    return found


def _said(haystack: _Told, concept: str, words: tuple[str, ...], locale: str) -> Words | None:
    """Return where the app's own texts of a language, or of none, say one of some words first."""
    own, hits = haystack.texts, haystack.hits(words)
    shown = _shown(haystack, words, locale)
    if not shown:
        return None
    found, place = hits[shown[0]][0], own[shown[0]].source
    label = lending_table().labels[concept]
    return Words(f"{label.en}: “{found}” in {place}", f"{label.zh}：“{found}”，见 {place}")


def _shown(haystack: _Told, words: tuple[str, ...], locale: str) -> list[int]:
    """Return the numbers of the app's own texts of a language, or of none, that say one of some words."""
    own = haystack.texts
    return [
        one
        for one in haystack.hits(words)
        if not own[one].library and not _is_list(own[one]) and own[one].locale in ("", locale)
    ]


def _other_trade(haystack: _Told, names: Sequence[str], *, offers: bool) -> Words | None:
    """Return what shows that an app writes of loans in another trade than a lender's."""
    own, table = haystack.texts, lending_table()
    for trade, words in table.trades.items():
        label = table.labels[trade]
        for name in names:
            hit = next((word for word in words if word in fold(name)), None)
            if hit is not None and " " not in hit:
                return Words(
                    f"against it, {label.en}: the name {name}",
                    f"反证，{label.zh}：名称 {name}",
                )
        hits = haystack.hits(words)
        found = dict.fromkeys(
            word
            for number, said in hits.items()
            if not own[number].library and own[number].where != "code"
            for word in said
        )
        if len(found) >= (WORDS_AGAINST_AN_OFFER if offers else WORDS_OF_ANOTHER_TRADE):
            listed = ", ".join(f"“{one}”" for one in list(found)[:3])
            return Words(f"against it, {label.en}: {listed}", f"反证，{label.zh}：{listed}")
    return None


def _is_list(one: Text) -> bool:
    return one.where == "policy-asset" and one.source.endswith(_LISTS)


def _is_lending(concepts: frozenset[str], texts: int, *, offers: bool, blinded: bool) -> Kleene:
    needed = CONCEPTS_WITH_AN_OFFER if offers else CONCEPTS_OF_A_LENDER
    if len(concepts) >= needed and concepts & SPEAKS_OF_LOANS:
        return Kleene.YES
    needed = CONCEPTS_THAT_LEAVE_IT_OPEN - ("interest" in concepts)
    if concepts & SPEAKS_OF_LOANS or len(concepts) >= needed:
        return Kleene.UNKNOWN
    return Kleene.UNKNOWN if blinded or texts < FEWEST_TEXTS else Kleene.NO


_LISTS = (".json", ".txt", ".csv", ".tsv", ".dic", ".yaml", ".yml", ".xml", ".svg")
"""Files that hold lists of words rather than what an app says: dictionaries, tables, drawings."""
PLAY_METADATA = ("com.android.vending.", "com.android.stamp.", "com.google.android.play.")
PLAY_PERMISSIONS = (
    "com.android.vending.BILLING",
    "com.google.android.finsky.permission.BIND_GET_INSTALL_REFERRER_SERVICE",
    "com.android.vending.CHECK_LICENSE",
)
"""What packages that Google Play delivers or serves carry (Play Core, Billing, Install Referrer)."""


def find_play(manifest: Manifest) -> tuple[Market, ...]:
    """Return Google Play as a market when the manifest shows that the app is offered there."""
    found = [name for name in manifest.metadata if name.startswith(PLAY_METADATA)]
    found += [one.name for one in manifest.permissions if one.name in PLAY_PERMISSIONS]
    if not found:
        return ()
    names = ", ".join(sorted(dict.fromkeys(found))[:3])
    words = Words(f"the manifest carries {names}", f"清单含有 {names}")
    return (Market("google-play", (words,)),)


def find_markets(
    haystack: Haystack[Text],
    spoken: str | None = None,
    *,
    addresses: Sequence[Address] = (),
) -> tuple[Market, ...]:
    """Return the markets that the app's own words point to, with the signals.

    Constants of the code are left out: currencies stand there in tables of libraries.
    `spoken` is the language of the default configuration. Of `addresses`, the app's own count.
    """
    own = haystack.texts
    speaking = {
        own[number].locale or spoken or ""
        for words in lending_table().concepts.values()
        for number in haystack.hits(words)
        if own[number].where != "code" and not own[number].library
    }
    named = tuple(own_addresses(addresses))
    markets = []
    for market, row in market_table().items():
        signals = [
            Words(f"{own[number].source}: “{found[0]}”", f"{own[number].source}:“{found[0]}”")
            for number, found in haystack.hits(row.words).items()
            if own[number].where != "code" and not own[number].library
        ][:3]
        signals += [
            Words(f"lending texts in {locale}", f"以 {locale} 写成的借贷文字")
            for locale in sorted(speaking)
            if locale in row.languages or locale.partition("-")[0] in row.languages
        ]
        hosts = dict.fromkeys(one.host for one in named if lies_in(one, row.domains))
        signals += [Words(f"the host {one}", f"主机 {one}") for one in hosts][:3]
        if signals:
            markets.append(Market(market, tuple(signals)))
    return tuple(markets)
