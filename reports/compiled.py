"""Keeps compiled templates beside their sources, as Python keeps its own modules.

Compiling them takes longer than filling them. They lie in the `__pycache__` that Python would
use, under its rules: `-B` and `PYTHONDONTWRITEBYTECODE` forbid writing, `PYTHONPYCACHEPREFIX`
moves the folder, and a folder that cannot be written to costs time and nothing else.
"""

import hashlib
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import BytecodeCache, compiler
from jinja2.bccache import Bucket

_DIGEST = hashlib.sha256().digest_size


class CompiledTemplates(BytecodeCache):
    """The compiled form of each template, used only as long as nothing it rests on changed."""

    def __init__(self, makers: Sequence[Path], *, is_asked: bool = False) -> None:
        """Take the modules that decide what compiled templates look like, besides jinja2's.

        `is_asked` keeps them also where Python was told to keep nothing.
        """
        self._is_asked = is_asked
        stamps = [one.stat() for one in (*makers, Path(compiler.__file__)) if one.exists()]
        self._stamp = repr([(one.st_mtime_ns, one.st_size) for one in stamps]).encode()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 - jinja2 gives it
        """Return the path of the compiled template, `""` where there is no file to lie beside."""
        is_file = filename is not None and Path(filename).is_file()
        return cache_from_source(filename) if is_file and filename else ""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was kept, unless it is damaged or of another time."""
        if not bucket.key:
            return
        with suppress(OSError):
            content = Path(bucket.key).read_bytes()
            if content[:_DIGEST] == self._digest(content[_DIGEST:]):
                bucket.bytecode_from_string(content[_DIGEST:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template where that is wanted and possible; readers see all or none."""
        if not bucket.key or (sys.dont_write_bytecode and not self._is_asked):
            return
        compiled = bucket.bytecode_to_string()
        place = Path(bucket.key)
        beside = place.with_name(f"{place.name}.{os.getpid()}")
        with suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(self._digest(compiled) + compiled)
            beside.replace(place)

    def _digest(self, compiled: bytes) -> bytes:
        return hashlib.sha256(self._stamp + compiled).digest()
