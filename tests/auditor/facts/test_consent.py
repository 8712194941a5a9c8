"""What leaves open whether the borrower was asked: pages that were not read."""

import pytest

from auditor.code.constants import Resolver
from auditor.code.hierarchy import Hierarchy
from auditor.facts.consent import find_web_pages
from tests.program_builder import FakeReach, one_class, program_of, static


class LiveReach(FakeReach):
    """A reach to which no class is dormant."""

    def is_dormant(self, name):
        return False


def pages(call, name="La/A;", arguments="p0, p1"):
    code = f"invoke-virtual {{{arguments}}}, {call}\nreturn-void"
    method = static("m", "(Landroid/view/View;Ljava/lang/String;)V", code, registers=4)
    program = program_of(one_class(method, name=name))
    hierarchy = Hierarchy(program)
    reach = LiveReach(program, (name,))
    return find_web_pages(program, hierarchy, reach, Resolver(program, hierarchy))


@pytest.mark.parametrize(
    "call",
    [
        "Landroid/webkit/WebView;->loadUrl(Ljava/lang/String;)V",
        "Lcom/tencent/smtt/sdk/WebView;->loadUrl(Ljava/lang/String;)V",
        "Lorg/mozilla/geckoview/GeckoSession;->loadUri(Ljava/lang/String;)V",
    ],
)
def test_a_page_counts_in_whatever_engine_it_is_shown(call):
    assert len(pages(call)) == 1


def test_a_custom_tab_shows_a_page():
    call = "Landroidx/browser/customtabs/CustomTabsIntent;->launchUrl(Landroid/content/Context;Landroid/net/Uri;)V"
    assert len(pages(call, arguments="p0, p0, p1")) == 1


def test_an_engine_that_calls_itself_shows_nothing_by_that():
    call = "Lcom/tencent/smtt/sdk/WebView;->loadUrl(Ljava/lang/String;)V"
    assert pages(call, name="Lcom/tencent/smtt/sdk/WebView;") == ()


def test_a_picture_that_is_loaded_is_no_page():
    assert pages("Lcom/bumptech/glide/RequestManager;->load(Ljava/lang/String;)V") == ()
