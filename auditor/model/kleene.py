"""Three-valued logic as decision.md, section 1, has it: no < unknown < yes."""

from collections.abc import Iterable

from auditor.model.vocabulary import Kleene

_RANK = {Kleene.NO: 0, Kleene.UNKNOWN: 1, Kleene.YES: 2}
_OPPOSITE = {
    Kleene.YES: Kleene.NO,
    Kleene.NO: Kleene.YES,
    Kleene.UNKNOWN: Kleene.UNKNOWN,
}


def all_of(values: Iterable[Kleene]) -> Kleene:
    """Return the least of some values (AND); *yes* when there is none."""
    return min(values, key=_RANK.__getitem__, default=Kleene.YES)


def any_of(values: Iterable[Kleene]) -> Kleene:
    """Return the greatest of some values (OR); *no* when there is none."""
    return max(values, key=_RANK.__getitem__, default=Kleene.NO)


def negate(value: Kleene) -> Kleene:
    """Return the opposite; the opposite of unknown is unknown."""
    return _OPPOSITE[value]


def not_found_if_unknown(value: Kleene) -> Kleene:
    """Read *unknown* as "not found", which is what a provisional code does."""
    return Kleene.NO if value is Kleene.UNKNOWN else value
