"""Whether a document names a third party: by a word of its name that is no common one."""

import pytest

from auditor.facts.ground.sdks import is_named, sdk_table
from auditor.model.access import Sdk
from auditor.model.vocabulary import Kleene


def sdk(key):
    return Sdk(key, sdk_table()[key].name, (), ())


@pytest.mark.parametrize(
    ("key", "text", "named"),
    [
        ("tongdun", "我们接入同盾科技的风控服务。", "yes"),
        ("tongdun", "We work with Tongdun Technology.", "yes"),
        ("tongdun", "We use a risk service.", "no"),
        ("finbox", "Read more at https://lender.example/privacy / terms.", "no"),
        ("finbox", "Risk data goes to FinBox.", "yes"),
        ("facebook", "This SDK list is empty.", "no"),
        ("facebook", "The Facebook SDK measures installations.", "yes"),
        ("shield", "We shield your data from others.", "no"),
        ("shield", "Device checks are made by SHIELD.", "yes"),
        ("advanceai", "Interest is paid in advance by the guardian.", "no"),
        ("advanceai", "Liveness checks: ADVANCE.AI, Singapore.", "yes"),
        ("bureau", "We report to a credit bureau.", "no"),
        ("bureau", "Bureau.id verifies your phone.", "yes"),
        ("megvii", "人脸识别由旷视提供。", "yes"),
    ],
)
def test_a_third_party_is_named_by_what_is_its_own(key, text, named):
    assert is_named(sdk(key), ["Privacy policy", text]) == named


def test_without_a_document_nothing_is_known():
    assert is_named(sdk("tongdun"), []) is Kleene.UNKNOWN
