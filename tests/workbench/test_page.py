"""The HTML of the page and the files it loads."""

import re
from pathlib import Path

import pytest

BUILT = Path(__file__).parents[2] / "workbench/static/workbench"


@pytest.mark.parametrize("path", ["/app", "/app/", "/app/write", "/app/account/sessions"])
def test_every_address_below_app_answers_with_the_same_page(api, path):
    response = api.get(path)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-cache"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_only_reading_is_allowed(api):
    assert api.post("/app/write").status_code == 405


def test_each_response_has_a_nonce_of_its_own(api):
    nonces = set()
    for _ in range(2):
        response = api.get("/app/write")
        policy = response.headers["Content-Security-Policy"]
        [nonce] = re.findall(r"'nonce-([\w-]{22})'", policy)
        assert f'data-nonce="{nonce}"' in response.text
        assert "trusted-types 'none'" in policy
        assert "unsafe" not in policy
        nonces.add(nonce)
    assert len(nonces) == 2


def test_every_file_of_the_page_loads_by_the_address_that_names_its_content(api):
    """The server and the build must compute the same hash, or a browser loads scripts twice."""
    addresses = set(re.findall(r'"(/static/workbench/[^"]+)"', api.get("/app").text))
    assert {address.partition("?")[0].rpartition("/")[2] for address in addresses} == {
        "app.css",
        "core.js",
        "main.js",
    }
    main = next(address for address in addresses if "/main.js" in address)
    imported = {f"/static/workbench/{name}" for name in re.findall(r'"\./([^"]+)"', api.get(main).text)}
    assert next(address for address in addresses if "/core.js" in address) in imported
    for address in addresses | imported:
        assert api.get(address).status_code == 200


def test_a_view_says_which_core_it_was_built_with(api):
    """So that a tab from before an update of the service does not mix two versions of the page."""
    core = re.findall(r"/static/workbench/(core\.js\?v=\w+)", api.get("/app").text)[0]
    for view in ("account", "progress", "templates", "welcome", "write"):
        assert f'builtWith="./{core}"' in api.get(f"/static/workbench/{view}.js").text


def test_the_dark_scheme_changes_nothing_but_the_values_of_variables():
    """So that dark screens can differ from light ones in their colours only."""
    files = [*BUILT.glob("*.css"), *BUILT.glob("*.js")]
    variables = re.compile(r"@media\(prefers-color-scheme:dark\)\{:root\{(--[\w-]+: [^;{}]+;?)+\}\}")
    changed = [bool(variables.search(file.read_text())) for file in files]
    rest = {file.name: variables.sub("", file.read_text()) for file in files}
    assert sum(changed) >= 2
    assert [name for name, text in rest.items() if "prefers-color-scheme" in text] == []
