"""Pages that share an origin with the workbench protect it, and each other."""

import re

import pytest


@pytest.mark.parametrize("path", ["/", "/errors", "/docs", "/admin/login/", "/app", "/dev/mailbox"])
def test_every_page_has_a_policy_and_a_window_of_its_own(api, path):
    headers = api.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/errors", "/docs", "/admin/login/", "/app"])
def test_no_page_allows_scripts_written_into_it(api, path):
    """An injected element must stay text: scripts come from files only."""
    policy = api.get(path).headers["Content-Security-Policy"]
    scripts = re.findall(r"script-src ([^;]+)", policy)
    assert all("'unsafe-inline'" not in sources for sources in scripts)
    assert not re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", api.get(path).text)
