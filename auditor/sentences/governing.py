"""Which of the modes of a sentence governs it (rule R2)."""

from collections.abc import Iterable, Sequence
from typing import Final

from auditor.sentences.claims import Act, Mode, Topic

_ORDER: Final = (Mode.CONDITIONAL, Mode.SCOPED, Mode.HEDGE, Mode.DENIAL, Mode.STATEMENT)


def claims_of(acts: Sequence[Act]) -> tuple[tuple[Mode, tuple[Topic, ...]], ...]:
    """Return the modes of some acts, that which governs the sentence first (rule R2), with topics."""
    modes = [mode for mode in _ORDER if any(one.mode is mode for one in acts)]
    if _admits(acts):
        modes.sort(key=lambda mode: mode in (Mode.HEDGE, Mode.DENIAL))
    return tuple((mode, topics_of(one for one in acts if one.mode is mode)) for mode in modes)


def _admits(acts: Sequence[Act]) -> bool:
    """Say whether reading or uploading is admitted, and what is denied or soft is but the sharing, or a use."""
    others = {one.topic for one in acts if one.mode in (Mode.HEDGE, Mode.DENIAL)}
    admitted = {one.topic for one in acts if one.mode is Mode.STATEMENT}
    if others == {Topic.SHARE} or others == {Topic.OTHER}:
        return bool(admitted & {Topic.COLLECT, Topic.UPLOAD})
    if not others or not others <= {Topic.SHARE, Topic.UPLOAD, Topic.OTHER}:
        return False
    first = min(one.at for one in acts if one.mode in (Mode.HEDGE, Mode.DENIAL))
    return any(
        one.topic is Topic.COLLECT and one.mode is Mode.STATEMENT and one.at < first
        for one in acts
    )


def topics_of(acts: Iterable[Act]) -> tuple[Topic, ...]:
    """Return the topics of some acts in the contract's order."""
    topics = {one.topic for one in acts}
    return tuple(one for one in Topic if one in topics)
