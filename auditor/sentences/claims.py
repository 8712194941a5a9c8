"""What can be claimed in a sentence: its mode, what is done with data, and the single act."""

from dataclasses import dataclass
from enum import StrEnum

from auditor.sentences.terms import Span


class Mode(StrEnum):
    """How a sentence speaks; the words of the contract's `disclosures`."""

    STATEMENT = "statement"
    DENIAL = "denial"
    CONDITIONAL = "conditional"
    """A permission clause: not without consent, or once it is given."""
    SCOPED = "scoped"
    """Only what the borrower chooses, or only on the device."""
    HEDGE = "hedge"
    """Soft: generally not, or may."""
    IMPLIED_CONSENT = "implied_consent"
    """Use, registration or going on is taken for consent."""
    COERCION = "coercion"
    """No loan, or no going on, without it."""
    PRESSURE = "pressure"
    """Others are told of the debt or asked to pay it."""
    RESPONSIBILITY_SHIFT = "responsibility_shift"
    """The borrower is to have the consent of those in the phonebook."""


class Topic(StrEnum):
    """What a sentence says is done with the data."""

    COLLECT = "collect"
    UPLOAD = "upload"
    SHARE = "share"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Act:
    """One verb of doing something with data."""

    topic: Topic
    at: Span
    clause: int
    mode: Mode
    is_denied: bool = False
    """Whether a negation governs it, whatever its mode."""
