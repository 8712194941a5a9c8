"""The table of stores says nothing that cannot be meant."""

import pytest

from auditor.errors import BadData
from auditor.screens.memory import stores as module
from auditor.screens.memory.stores import RECEIVER, stores


@pytest.fixture
def table(monkeypatch):
    """Return a function that reads a table of one door and one store without keys."""

    def read(door=None, writes=("La/B;->c",)):
        rows = {
            "door": [
                {
                    "store": "s",
                    "does": "get",
                    "owners": ["La/B;"],
                    "names": ["n"],
                    "key": 0,
                    **(door or {}),
                }
            ],
            "key": [],
            "untracked": [{"store": "u", "writes": list(writes), "reads": []}],
            "names": {"pieces": ["agree"]},
        }
        monkeypatch.setattr(module, "read_table", lambda name: rows)
        return stores.__wrapped__()

    return read


@pytest.mark.parametrize(
    "door", [{"does": "take"}, {"does": "put"}, {"key": "name"}], ids=["does", "value", "key"]
)
def test_a_door_that_cannot_be_meant_is_refused(table, door):
    with pytest.raises(BadData, match="door 0"):
        table(door)


def test_a_write_is_written_with_its_owner(table):
    with pytest.raises(BadData, match="Lowner;->name"):
        table(writes=("c",))


def test_a_cell_is_its_own_key(table):
    assert table({"key": "receiver"}).doors["n"][0].key == RECEIVER


def test_names_that_could_be_of_an_agreement_are_known():
    assert stores().speaks_of_consent("isPrivacyAgreed")
    assert stores().speaks_of_consent("yinsi_tongyi")
    assert not stores().speaks_of_consent("isSignedIn")
    assert not stores().speaks_of_consent("android.permission.READ_CONTACTS")
