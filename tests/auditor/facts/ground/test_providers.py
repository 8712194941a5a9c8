"""What content URIs name: tables that agree with each other and with themselves."""

import pytest

from auditor.code.classes.values import FieldRef, Uri
from auditor.code.evaluation.shelf_uris import framework_uris, made_uris
from auditor.data.shelf import read_table
from auditor.facts.ground.doors import doors
from auditor.facts.ground.providers import OTHER, UNRESOLVED, classify, classify_field
from auditor.facts.reads.requests import contacts_group
from auditor.model.vocabulary import Data, Extent

ROWS = [row for row in read_table("contacts/uris")["uri"] if row["data"] != "other"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["field"])
def test_the_table_of_constants_and_the_table_of_paths_say_the_same_data(row):
    assert classify(framework_uris()[row["field"]]).data == Data(row["data"])


ABOUT_NOBODY = [row for row in ROWS if row["extent"] in ("metadata", "own_profile", "picked")]
PEOPLE = [
    row
    for row in ROWS
    if row["extent"] == "bulk"
    and row["data"] in ("contacts", "sim_contacts", "call_log", "sms")
    and not row["uri"].startswith("content://com.android.contacts.metadata")
    # One file of a directory, and one thread for given addresses: by AOSP's matchers.
    and not row["uri"].endswith(("directory_file_enterprise", "threadID"))
]


@pytest.mark.parametrize("row", ABOUT_NOBODY, ids=lambda row: row["field"])
def test_the_tables_agree_on_what_is_not_about_people(row):
    assert classify(framework_uris()[row["field"]]).extent == Extent(row["extent"])


@pytest.mark.parametrize("row", PEOPLE, ids=lambda row: row["field"])
def test_a_constant_that_lists_everybody_is_bulk(row):
    assert classify(framework_uris()[row["field"]]).extent is Extent.BULK


def test_the_user_prefix_of_an_authority_is_taken_off():
    assert classify(Uri("content://10@com.android.contacts/data/phones")).extent is Extent.BULK


@pytest.mark.parametrize(
    "text", ["content://COM.ANDROID.CONTACTS/data", "file:///contacts", "contacts", ""]
)
def test_other_texts_are_other(text):
    assert classify(Uri(text)) == OTHER


def test_a_uri_without_a_known_authority_is_unresolved():
    assert classify(Uri("content://\ue000/data", ())) == UNRESOLVED


def test_a_field_outside_the_framework_is_unresolved():
    assert classify_field(FieldRef("Lx/Y;->URI:Landroid/net/Uri;")) == UNRESOLVED


def test_every_call_that_makes_a_uri_makes_one_whose_provider_is_known():
    assert all(classify(uri).is_resolved for uri in made_uris().values())


def test_every_table_is_read_without_a_complaint():
    assert doors()
    assert contacts_group()
