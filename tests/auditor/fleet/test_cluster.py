"""A Dask cluster gives the same results as this machine, and says clearly what is missing."""

import sys
import warnings
from pathlib import Path

import pytest

from auditor.audit import AuditOptions, Silent, audit_package
from auditor.errors import BadOption
from auditor.fleet.cluster import audit_on_cluster, options_from, order_of
from auditor.fleet.discover import FoundApp
from auditor.fleet.net import Limits
from auditor.model.result import Failure

SAMPLES = Path(__file__).resolve().parents[3] / "samples" / "built"
NAMES = ["no_contacts.apk", "reads_at_launch_legacy_target.apk", "none.apk"]
APPS = [FoundApp(name, (SAMPLES / name,)) for name in NAMES]
OPTIONS = AuditOptions(markets_said=("in",), date="2026-11-01")


def test_an_order_is_read_back_as_it_was():
    import json

    order = json.loads(order_of(APPS[0], OPTIONS, Limits(5, 6)))
    assert options_from(order["options"]) == OPTIONS
    assert order["limits"] == {"seconds": 5, "megabytes": 6}
    assert Path(order["paths"][0]).is_absolute()


def test_without_the_extra_the_line_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(BadOption, match=r"loan-app-auditor\[cluster\]"):
        list(audit_on_cluster(APPS, OPTIONS, address="tcp://127.0.0.1:1", limits=Limits()))


@pytest.mark.slow
def test_a_cluster_gives_the_results_of_this_machine():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from distributed import LocalCluster

        with LocalCluster(
            n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None
        ) as cluster:
            found = dict(
                audit_on_cluster(
                    APPS, OPTIONS, address=cluster.scheduler_address, limits=Limits()
                )
            )
    for number in (0, 1):
        here = audit_package(APPS[number].paths, OPTIONS, progress=Silent())
        assert found[number] == here
    assert isinstance(found[2], Failure)
    assert found[2].kind == "unreadable"
