"""Whose the host is that data is sent to: the operator's own, somebody else's, or not known.

A table names third parties by their hosts and by their libraries' calls. A host counts as the
operator's own where its domain speaks of the app (its package name) or is the one that the app's
own code names besides. A host beyond a domain so known is a third party's, *likely*; space that
anybody can rent and bare numbers are nobody's by their address.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from auditor.data.shelf import bad_entry, read_table
from auditor.facts.ground.addresses import own_addresses
from auditor.facts.ground.sdks import APP, sdk_table
from auditor.model.vocabulary import Confidence
from auditor.screens.inventory.endpoints import Address

ANDROID_APP: Final = "android-app://"
"""Begins the address of another app: its package follows (developers' documentation, "App Indexing")."""
_NAME: Final = re.compile(r"\w+")
_NOT_LETTERS: Final = re.compile(r"[\W_]+")
_SHORTEST_NAME: Final = 4
FIRST, THIRD, UNKNOWN = "first-party", "third-party", "unknown"

_TABLE: Final = "sdks/hosts"
_HOST: Final = re.compile(r"^[a-z][a-z0-9+.-]*://(?:[^/@?#]*@)?([^/:?#]+)", re.IGNORECASE)
_NUMBERS: Final = re.compile(r"^[\d.]+$|^\[")
_TELLING: Final = (
    5  # Letters that a domain and a name of the app begin with alike, not by chance.
)
_SEVERAL: Final = 2
_FIRM: Final = 2  # Labels of a package that tell whose it is.
_SHORTEST: Final = 4  # Letters of a label that can speak of an app by its package name.


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets data."""

    role: str
    """`first-party`, `third-party` or `unknown`."""
    owner: str | None = None
    """Its name, if a table has it."""
    confidence: Confidence = Confidence.LIKELY
    kit: str = ""
    """The package of a kit that no table knows, where it sends to a host of its own name."""
    may_be_others: bool = False
    """Whether texts give another domain as the operator's own, and nothing tells whose this one is."""


@dataclass(frozen=True, slots=True)
class _Table:
    hosts: dict[str, str]
    services: dict[str, str]
    rented: frozenset[str]
    second_level: frozenset[str]


@dataclass(frozen=True, slots=True)
class OwnHosts:
    """The domains that are the app's own, by what shows it."""

    named: frozenset[str]
    """Labels of the package name."""
    domains: frozenset[str]
    """Domains that the app's own code names, most often of all."""
    told: frozenset[str] = frozenset()
    """Domains of the app's name that its texts give a person, and not its code."""
    homes: frozenset[str] = frozenset()
    """Labels of the packages in which its launcher stands: they can differ from the package name."""
    lone_kit: str = ""
    """The one domain that any code names, where that is a kit's by its package: of a kit, or of the app's maker."""

    written: frozenset[str] = frozenset()
    """The one domain of the mail that its policies give, if its code names it."""


@cache
def _table() -> _Table:
    """Read the hosts of third parties; raises `BadData`."""
    table = read_table(_TABLE)
    if set(table) != {"third_party", "service", "rented", "registries"}:
        raise bad_entry(_TABLE, ", ".join(sorted(table)), "has sections that nobody reads")
    return _Table(
        {host: row["owner"] for row in table["third_party"] for host in row["hosts"]},
        {call: row["owner"] for row in table["service"] for call in row["calls"]},
        frozenset(table["rented"]["hosts"]),
        frozenset(table["registries"]["second_level"]),
    )


def host_of(endpoint: str | None) -> str | None:
    """Return the host of an address, in lower case; None where it is not known whole."""
    found = _HOST.match(endpoint or "")
    host = found.group(1).lower() if found else ""
    return host if host and "?" not in host else None


def domain_of(host: str) -> str:
    """Return what somebody registered: `api.x.co.id` gives `x.co.id`."""
    labels = host.split(".")
    deep = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _table().second_level
    return ".".join(labels[-3:] if deep else labels[-2:])


def own_hosts(
    package: str,
    addresses: Sequence[Address],
    *,
    launchers: Sequence[str] = (),
    told: Iterable[str] = (),
    mailed: Iterable[str] = (),
) -> OwnHosts:
    """Find the app's own domains among the addresses that its own code names.

    `launchers` are the classes of the screens that the home screen shows, `told` the hosts that texts
    give a person. Where these name the operator's own domain, another that code names once, for one
    thing, is not called the operator's for being alone: a firm that scores phonebooks may be behind it.
    Where all else goes too, or to a base of addresses, the operator is. `mailed` are the hosts of the
    mail that its policies give: see `with_sent`.
    """
    named = frozenset(
        one for one in package.lower().split(".")[:3] if len(one) >= _SHORTEST
    ) - {"android", "mobile", "client"}
    home = "L" + "/".join([*package.split(".")[:2], ""])
    users: Counter[str] = Counter()
    at_home: Counter[str] = Counter()
    found = [
        one
        for one in own_addresses(addresses)
        if _whose(one.host) is None and not _is_rented(one.host)
    ]
    homes = {each for one in launchers for each in _labels_of(one)}
    kits: set[str] = set()
    for one in found:
        if (
            homes
            and one.users
            and all(_is_named_by(one.host, user, homes | named) for user in one.users)
        ):
            kits.add(domain_of(one.host))
            continue  # It sends home: for whom the app works, it does not tell.
        domain = domain_of(one.host)
        users[domain] += max(len(one.users), 1)
        at_home[domain] += sum(user.startswith(home) for user in one.users)
    speaking = {one for one in users if _label(one) in named}
    # Beside a kit of a firm that no table knows, the app speaks in the code below its own name.
    most = (+at_home or users).most_common(2)
    leads = len(most) == 1 or (len(most) > 1 and most[0][1] > most[1][1])
    names = named | {one for one in homes if len(one) >= _SHORTEST}
    spoken = {one for one in map(domain_of, told) if _label(one) in names}
    is_lone = len(found) == 1 and len(found[0].users) < _SEVERAL and found[0].path.strip("/")
    alone = {most[0][0]} if leads and not (spoken and is_lone) else set()
    written = set(map(domain_of, mailed)).intersection(users)
    domains = speaking or spoken.intersection(users) or alone
    kept = frozenset() if domains else frozenset(spoken)
    lone = next(iter(kits)) if len(kits) == 1 and not users else ""
    one_written = frozenset(written) if len(written) == 1 else frozenset()
    return OwnHosts(named, frozenset(domains), kept, frozenset(homes), lone, one_written)


def with_sent(own: OwnHosts, endpoints: Iterable[str | None]) -> OwnHosts:
    """Count the one domain of the mail in an app's policies as the operator's own, where data is sent there.

    A page alone (its policy, its shop) does not show that what serves the app is somebody else's.
    """
    sent = {domain_of(host) for host in map(host_of, endpoints) if host is not None}
    return replace(own, domains=own.domains | own.written) if own.written & sent else own


def recipient_of(
    endpoint: str | None, api: str, by: str, own: OwnHosts, *, sender: str = ""
) -> Recipient:
    """Say who gets what a sink sends; `by` is whose code sends it, `sender` the class that does."""
    if endpoint is not None and endpoint.startswith(ANDROID_APP):
        labels = set(endpoint.removeprefix(ANDROID_APP).lower().split(".")[:3])
        return Recipient(UNKNOWN if labels & own.named else THIRD)
    service = _table().services.get(api.partition("->")[0])
    if service is not None:
        return Recipient(THIRD, service, Confidence.CONFIRMED)
    host = host_of(endpoint)
    whose = _whose(host) if host is not None else None
    if whose is not None:
        return Recipient(THIRD, whose, Confidence.CONFIRMED)
    if host is not None and _is_own(host, own):
        return Recipient(FIRST)
    if by != APP:
        return Recipient(THIRD, sdk_table()[by].name)
    is_kits = host is not None and _is_kits(host, sender, own)
    is_open = host is None or _is_nobodys(host, own) or _sounds_own(host, own)
    kit = ".".join(_labels_of(sender)) if is_kits else ""
    is_strange = host is not None and bool(own.told) and not _is_anybodys(host)
    is_lone = is_kits and domain_of(host or "") == own.lone_kit
    role = THIRD if (is_kits or not is_open) and not is_lone else UNKNOWN
    return Recipient(
        role, kit=kit, may_be_others=is_strange and not _sounds_own(host or "", own)
    )


def stands_in(class_name: str, kit: str) -> bool:
    """Say whether a class belongs to a kit, by the first two labels of its package."""
    return bool(kit) and _labels_of(class_name)[:_FIRM] == tuple(kit.split("."))[:_FIRM]


def _is_own(host: str, own: OwnHosts) -> bool:
    domain = domain_of(host)
    return domain in own.domains or _label(domain) in own.named


def _is_kits(host: str, sender: str, own: OwnHosts) -> bool:
    """Say whether code of a package that is not the app's sends to a host of that package's name.

    A kit that no table knows (`com.riskpulse.sdk` to `in.riskpulse.example`) sends to its maker.
    """
    return bool(own.homes) and _is_named_by(host, sender, own.homes | own.named)


def _is_named_by(host: str, sender: str, own: Set[str]) -> bool:
    """Say whether a class's package has the name of a host, and the app has not."""
    label = _label(domain_of(host))
    return len(label) >= _TELLING and label in _labels_of(sender) and label not in own


def _labels_of(class_name: str) -> tuple[str, ...]:
    """Give the first labels of a class's package."""
    labels = class_name.removeprefix("L").lower().split("/")[:-1]
    return tuple(labels[:3])


def _sounds_own(host: str, own: OwnHosts) -> bool:
    """Say whether a domain's name begins with a name of the app's, or the other way round.

    `sumberdana.id` can belong to the app `id.sumber.loans`, or not: it is not called another's.
    """
    label = _label(domain_of(host))
    return len(label) >= _TELLING and any(
        len(one) >= _TELLING and (label.startswith(one) or one.startswith(label))
        for one in own.named
    )


def _is_nobodys(host: str, own: OwnHosts) -> bool:
    """Say whether an address does not tell whose it is: rented, a number, or with none to compare."""
    return _is_anybodys(host) or not own.domains


def _is_anybodys(host: str) -> bool:
    return _NUMBERS.match(host) is not None or "." not in host or _is_rented(host)


def _label(domain: str) -> str:
    return domain.partition(".")[0]


def _whose(host: str) -> str | None:
    return next((_table().hosts[one] for one in _above(host) if one in _table().hosts), None)


def _is_rented(host: str) -> bool:
    return any(one in _table().rented for one in _above(host))


def _above(host: str) -> list[str]:
    labels = host.split(".")
    return [".".join(labels[at:]) for at in range(len(labels))]


def is_told_of(name: str, texts: Sequence[str]) -> bool:
    """Say whether texts may name who gets data: by a word of its name, or of its host.

    A common word in an address ("data") counts too: who is not surely left out is not said to be.
    """
    host = host_of(name)
    words = {
        one.casefold()
        for one in (host.split(".")[:-1] if host else _NAME.findall(name))
        if len(one) >= _SHORTEST_NAME
    }
    joined = [_NOT_LETTERS.sub("", one.casefold()) for one in texts]
    return any(word in one for word in words for one in joined)
