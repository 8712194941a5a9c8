"""Split the steps of a witness into the ways that it tells one after the other."""

from collections.abc import Sequence
from itertools import pairwise

from auditor.model.evidence import Step


def ways(steps: Sequence[Step]) -> tuple[tuple[Step, ...], ...]:
    """Return the ways, each with its steps: an entry point, which no instruction calls, begins one.

    A read that a request lets succeed has two: one to the request, and one to the read.
    """
    begins = [place for place, one in enumerate(steps) if one.offset is None and place]
    cuts = [0, *begins, len(steps)]
    return tuple(tuple(steps[first:end]) for first, end in pairwise(cuts) if first < end)
