"""What all worlds before the same acts of acceptance have in common, found out once for them."""

from dataclasses import dataclass, field

from auditor.code.decisions.settled import Pool
from auditor.screens.memory.askers import Askers


@dataclass(slots=True)
class SameActs:
    """What does not depend on what a value that may be the consent is taken for."""

    askers: Askers
    """Which code looks the flags up."""
    _certain: Pool = field(init=False)
    _possible: Pool = field(init=False)

    def __post_init__(self) -> None:
        self._certain = Pool()
        self._possible = Pool(self._certain)

    def pool(self, *, is_certain: bool) -> Pool:
        """Return what is settled of the code in the certain worlds, or in the possible one.

        What is settled in the certain ones, where fewer ways count, holds in the possible one too.
        """
        return self._certain if is_certain else self._possible
