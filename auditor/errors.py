"""Everything this program raises on purpose.

The tree::

    AuditorError
    ├── InputError                an app that could not be audited (exit code 3)
    │   ├── UnreadablePackage     no such file, no archive, no manifest, a broken part
    │   │   └── MalformedDex      one dex image that Android would refuse too
    │   └── OverLimit             larger, deeper or more crowded than the audit allows
    ├── UnreadableFile            a file that an option names cannot be read or used (exit code 3)
    │   └── UnreadablePolicy      a document given with --policy
    ├── BadData                   a table of the shelf says something it must not
    ├── BadOption                 a command line or configuration that cannot be meant
    └── ReportNotWritten          a report's file could not be written

Beside the tree stands `OutOfTime`, which the safety net raises in the midst of an audit.

Each message says what is wrong, where, and what to do about it, in one line.
"""


class AuditorError(Exception):
    """The root of everything this program raises on purpose."""


class InputError(AuditorError):
    """An app could not be audited; the others still are."""

    kind = "unreadable"


class UnreadablePackage(InputError):  # noqa: N818 - named for what the reader sees
    """The file is missing, is no Android package, or breaks where Android would refuse it."""


class MalformedDex(UnreadablePackage):
    """A dex image is truncated, big-endian or otherwise not what the dex format allows."""


class OverLimit(InputError):  # noqa: N818 - named for what the reader sees
    """The package is larger, deeper or more crowded than the audit's limits."""

    kind = "limit"


class UnreadableFile(AuditorError):  # noqa: N818 - named for what the reader sees
    """A file that an option names is missing, cannot be read, or is not what it should be."""


class UnreadablePolicy(UnreadableFile):
    """A policy that was given as a file is missing, holds no words, or needs an extra."""


class BadData(AuditorError):  # noqa: N818 - named for what the reader sees
    """A table of the shelf (file, entry) holds something the program cannot use."""


class BadOption(AuditorError):  # noqa: N818 - named for what the reader sees
    """An option or a configuration key has a value that cannot be meant."""


class OutOfTime(BaseException):
    """The safety net of one audit caught; no library on the way may take it for its own.

    Outside of the tree, since what reads packages may handle `Exception` as it likes.
    """


class ReportNotWritten(AuditorError):  # noqa: N818 - named for what the reader sees
    """A report could not be written where it was asked for."""
