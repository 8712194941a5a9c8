"""What the search of the code found, before it is judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from auditor.code.classes.values import Site
from auditor.model.access import Access, Request
from auditor.model.app import Limit
from auditor.model.evidence import Evidence, Step
from auditor.model.vocabulary import Data, Extent, Reached, Sense

PHONEBOOK = frozenset({Data.CONTACTS, Data.SIM_CONTACTS})
COUNTED_EXTENTS = frozenset({Extent.BULK, Extent.LOOKUP, Extent.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything that the search of the code found, before it is judged."""

    accesses: tuple[Access, ...]
    dormant: frozenset[Access]
    """Those that no instance of their class can run (decision.md, section 2)."""
    places: Mapping[tuple[str, str, int], tuple[Evidence, ...]]
    contact_like: tuple[Evidence, ...]
    """Calls with an unresolved URI that handle contacts columns."""
    unresolved: tuple[Evidence, ...]
    """All other calls whose URI could not be told."""
    requests: tuple[Request, ...]
    unresolved_requests: tuple[Evidence, ...]
    """Live requests whose permissions could not be told."""
    open_requests: tuple[Request, ...]
    """Those of them that are reached: each may ask for contacts."""
    dormant_requests: frozenset[Request]
    request_places: Mapping[tuple[str, str, int], tuple[Evidence, ...]]
    pickers: tuple[Evidence, ...]
    """Contact pickers launched on a reached path."""
    scope: Evidence
    """How many calls of which kind were examined."""
    unproved_pickers: tuple[Evidence, ...] = ()
    """Contact pickers launched where no way is proved to, and none is ruled out."""
    limits: tuple[Limit, ...] = ()
    """Where the search itself gave up."""
    background: Mapping[Access, tuple[Step, ...]] = field(default_factory=dict)
    """Counted accesses that run in the background, with the way from the start to each."""
    idle_requests: frozenset[Request] = frozenset()
    """Those of the dormant requests that stand in a method of a class that is there, to which nothing in the package comes."""
    told_by_objects: frozenset[tuple[str, int]] = frozenset()
    """Calls (method, offset) that ask for one of several permissions, the phonebook's among them, as an object tells."""
    handed: Mapping[Access | Request, tuple[Site, ...]] = field(default_factory=dict)
    """Each access and request with the calls that handed its URI or permission down."""

    @property
    def counted(self) -> tuple[Access, ...]:
        """The counted accesses: phonebook data, a counting extent, reached."""
        return tuple(one for one in self.accesses if is_counted(one))

    @property
    def unproved(self) -> tuple[Access, ...]:
        """Those that would count but are neither proved reached nor dormant."""
        return tuple(
            one for one in self.accesses if is_phonebook_read(one) and self.is_unproved(one)
        )

    def is_unproved(self, access: Access) -> bool:
        """Say whether an access is neither proved reached nor dormant."""
        return access.reached is Reached.NOT_PROVED and access not in self.dormant

    def with_changed(self, changed: Mapping[Access, Access]) -> "Seen":
        """Return what was seen with some accesses told otherwise, wherever they stand."""
        if not changed:
            return self
        told = {one: changed.get(one, one) for one in self.accesses}
        return replace(
            self,
            accesses=tuple(told.values()),
            dormant=frozenset(told.get(one, one) for one in self.dormant),
            background={told.get(one, one): way for one, way in self.background.items()},
            handed={
                told.get(one, one) if isinstance(one, Access) else one: sites
                for one, sites in self.handed.items()
            },
        )

    def could_count(self, limits: Sequence[Limit]) -> bool:
        """Say whether something that was not told or not seen could be a counted access."""
        return bool(self.unproved or self.contact_like) or any(
            Sense.READ in one.blinds for one in limits
        )


def is_phonebook_read(access: Access) -> bool:
    """Say whether an access would count if it were reached."""
    return access.data in PHONEBOOK and access.extent in COUNTED_EXTENTS


def is_counted(access: Access) -> bool:
    """Say whether an access counts (decision.md, section 2)."""
    return is_phonebook_read(access) and access.reached is Reached.YES
