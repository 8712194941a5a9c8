"""What every test may use: golden files, and drawn examples that no busy machine makes fail."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes tells of the machine: two tests failed where other work was running.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the golden files")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """Return a function that compares bytes with a golden file, or rewrites it on --accept."""

    def compare(name: str, found: bytes) -> None:
        file = GOLDEN / name
        if request.config.getoption("--accept"):
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(found)
        assert found.decode("utf-8") == file.read_text("utf-8"), f"differs from {file.name}"

    return compare
