"""Clients from npm, each with an API key in the address: gramma, and quill-languagetool in Chromium."""

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from selenium.webdriver.common.by import By

from tests.support.needed import missing
from tests.support.page.browser import Browser
from tests.support.waiting import PATIENCE_SECONDS

FOLDER = Path(__file__).parents[2] / "editor_clients"
TEXT = "She go to school. I recieve it."


@pytest.fixture(autouse=True)
def keys_only(settings: Any) -> None:
    settings.LANGUAGETOOL_ANONYMOUS = False


@pytest.fixture(scope="module")
def node() -> str:
    found = shutil.which("node", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if found is None or not (FOLDER / "node_modules").is_dir():
        missing("The clients are not installed: run make test, or npm ci in tests/editor_clients")
    return str(found)


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, check=False, cwd=cwd, capture_output=True, text=True, timeout=PATIENCE_SECONDS
    )


def test_gramma_prints_the_right_fixes(node: str, server: Any, key: str, tmp_path: Path):
    settings = {"api_url": f"{server.url}/lt/{key}/v2/check", "api_key": "", "language": "en-US"}
    (tmp_path / ".gramma.json").write_text(json.dumps(settings | {"dictionary": [], "rules": {}}))
    (tmp_path / "text.txt").write_text(TEXT)
    gramma = str(FOLDER / "node_modules" / ".bin" / "gramma")
    printed = run(node, gramma, "check", "-p", "text.txt", cwd=tmp_path).stdout
    assert "2 potential mistakes" in printed, printed
    fixes = [line.partition(") ")[2].strip() for line in printed.splitlines() if "Suggested fix" in line]
    assert fixes == ["goes", "receive"]


@pytest.fixture
def page(node: str, tmp_path: Path) -> Iterator[str]:
    """The address of a page of another origin with a Quill editor."""
    esbuild = str(FOLDER / "node_modules" / "esbuild" / "bin" / "esbuild")
    built = run(esbuild, "quill.js", "--bundle", f"--outfile={tmp_path / 'quill.js'}", cwd=FOLDER)
    assert built.returncode == 0, built.stderr
    body = '<!doctype html><meta charset="utf-8"><div id="editor"></div><script src="quill.js"></script>'
    (tmp_path / "index.html").write_text(body)
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as serving:
        threading.Thread(target=serving.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}/index.html"
        serving.shutdown()


def test_quill_marks_mistakes_and_applies_a_suggestion(page: str, browser: Browser, server: Any, key: str):
    browser.driver.get(f"{page}?{urlencode({'server': f'{server.url}/lt/{key}'})}")
    browser.find(".ql-editor").click()
    browser.eventually(lambda: browser.driver.execute_script("return hearsTyping()"))
    # All at once: a key that comes just as the client removes its marks would never be checked.
    browser.driver.execute_cdp_cmd("Input.insertText", {"text": TEXT})

    def marks() -> list[str]:
        return [mark.text for mark in browser.driver.find_elements(By.CSS_SELECTOR, "quill-lt-match")]

    browser.eventually(lambda: marks() == ["go", "recieve"])
    browser.click("quill-lt-match", "go")
    browser.click(".quill-lt-match-popup-action", "goes")
    corrected = TEXT.replace("go ", "goes ")
    browser.eventually(lambda: browser.find(".ql-editor").text.strip() == corrected)
    browser.eventually(lambda: marks() == ["recieve"])
