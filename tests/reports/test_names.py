"""Names of code as people read them."""

import pytest

from reports.names import sdk_range, short_method, size_words


@pytest.mark.parametrize(
    ("symbol", "short"),
    [
        ("Lcom/x/LoanActivity;->onCreate(Landroid/os/Bundle;)V", "LoanActivity.onCreate"),
        ("Lcom/x/LoanActivity;", "LoanActivity"),
        ("LPlain;-><init>()V", "Plain.<init>"),
        ("Lq0/a;->onClick(Landroid/view/View;)V", "q0.a.onClick"),
        ("Lcom/x/b$1;->run()V", "com.x.b$1.run"),
        ("La;", "a"),
        ("res/values/strings.xml#a", "res/values/strings.xml#a"),
    ],
)
def test_a_dex_name_becomes_class_and_method(symbol, short):
    assert short_method(symbol) == short


@pytest.mark.parametrize(
    ("count", "words"), [(12, "12 B"), (4_213_774, "4.2 MB"), (3_000_000_000, "3.0 GB")]
)
def test_sizes_are_said_in_decimal_units(count, words):
    assert size_words(count) == words


def test_api_levels_without_an_end_say_so():
    assert sdk_range(23, None) == "≥ 23"
    assert sdk_range(1, 22) == "1–22"


def test_a_name_that_is_a_page_long_keeps_its_two_ends():
    name = "qthdahuxcczyvbdcdofgvvqylnhyyztftohlyilggajmkagieb6EwtCh47"
    assert short_method(f"Lx/{name};->run()V") == "qthdahuxcczyvbdcdofg…gieb6EwtCh47.run"
