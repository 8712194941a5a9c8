"""Which pages of a package show what another host sends."""

import pytest

from auditor.screens.inventory.documents import fetches, has_script_file


@pytest.mark.parametrize(
    "page",
    [
        b'<iframe src="https://x.example/p">',
        b"<script src=//x.example/app.js></script>",
        b'<script>fetch("/p").then(show)</script>',
        b"<script>window.location.href = next</script>",
        b'<meta http-equiv="refresh" content="0;url=p">',
    ],
)
def test_a_page_that_fetches_is_known(page):
    assert fetches(page)


@pytest.mark.parametrize(
    "page",
    [
        b'<p>See <a href="https://x.example/terms">the terms</a>.</p>',
        b'<img src="logo.png"><p>Our location: Manila</p>',
        b'<script src="app.js"></script>',
    ],
)
def test_a_page_that_only_links_does_not_fetch(page):
    assert not fetches(page)


def test_a_script_file_is_seen():
    assert has_script_file(b'<script type="module" src="app.js">')
    assert not has_script_file(b"<script>var src = 1</script>")
