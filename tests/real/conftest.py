"""Real packages, fetched once a session."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.real.fetch import fetch, read_packages


@pytest.fixture(scope="session")
def real_package_paths() -> Mapping[str, Path]:
    """Return the path of each real package by its name in packages.toml."""
    return {package.name: fetch(package) for package in read_packages()}
