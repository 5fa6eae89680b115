"""LibreOffice checks a document with its own LanguageTool client and an API key."""

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import httpx
import pytest

from tests.support.needed import missing
from tests.support.servers.server_process import ROOT, free_port
from tests.support.waiting import PATIENCE_SECONDS

SYSTEM_PYTHON = "/usr/bin/python3"
CHECKING = "/org.openoffice.Office.Linguistic/GrammarChecking"
CLIENT = f"{CHECKING}/LanguageTool"
TEXT = "She go to school & he go 2+2 times every day. Ünal recieve it, 50%41 of it."
MISTAKES = {TEXT.index("go to"): ["goes"], TEXT.index("go 2"): ["goes"], TEXT.index("recieve"): ["receive"]}


def is_installed() -> bool:
    """Tell whether LibreOffice is here, and the module that Python needs to talk to it."""
    probe = [SYSTEM_PYTHON, "-c", "import uno"]
    return bool(shutil.which("soffice")) and subprocess.run(probe, check=False).returncode == 0


@pytest.fixture
def office(tmp_path: Path, server: Any, key: str) -> Iterator[int]:
    """A LibreOffice without a window that knows the address of the server and the key; yields its port."""
    if not is_installed():
        missing("LibreOffice is not there: apt-get install libreoffice-writer-nogui python3-uno")
    client = {
        "BaseURL": f"{server.url}/v2",
        "IsEnabled": "true",
        "Username": "asha@example.org",
        "ApiKey": key,
    }
    # Writer must not check by itself: the client passes nothing on of a text that it has checked before.
    configure(tmp_path, {CHECKING: {"IsAutoCheck": "false"}, CLIENT: client})
    port = free_port()
    command = [
        "soffice",
        f"-env:UserInstallation={tmp_path.as_uri()}",
        "--headless",
        "--norestore",
        f"--accept=socket,host=127.0.0.1,port={port};urp;",
    ]
    running = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)
    yield port
    os.killpg(running.pid, signal.SIGKILL)
    running.wait(PATIENCE_SECONDS)


def configure(profile: Path, settings: dict[str, dict[str, str]]) -> None:
    """Write a user profile with these settings, by their paths and names."""
    items = [
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{escape(value)}</value></prop></item>"
        for path, values in settings.items()
        for name, value in values.items()
    ]
    (profile / "user").mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{"".join(items)}</oor:items>'
    )


def test_a_document_gets_the_right_proposals(office: int, settings: Any, api: httpx.Client):
    settings.LANGUAGETOOL_ANONYMOUS = False
    assert api.post("/v2/check", data={"text": TEXT, "language": "en-US"}).status_code == 403

    script = Path(ROOT) / "tests" / "support" / "libreoffice_writer.py"
    ended = subprocess.run(
        [SYSTEM_PYTHON, str(script), str(office), TEXT],
        check=False,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
    )

    assert ended.returncode == 0, ended.stderr
    found = json.loads(ended.stdout)
    for errors in (found["client"], found["document"]):
        assert {each["start"]: each["suggestions"][:1] for each in errors} == MISTAKES
