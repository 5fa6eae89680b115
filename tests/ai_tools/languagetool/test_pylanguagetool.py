"""pyLanguageTool, a command from PyPI, with an API key in the address."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.waiting import PATIENCE_SECONDS

COMMAND = (sys.executable, "-c", "from pylanguagetool.cli import main; main()")


@pytest.fixture(autouse=True)
def keys_only(settings: Any) -> None:
    settings.LANGUAGETOOL_ANONYMOUS = False


def run(url: str, text: str, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    (folder / "text.txt").write_text(text)
    command = [*COMMAND, "--no-color", "-a", f"{url}/v2/", "-l", "en-GB", *options, "text.txt"]
    return subprocess.run(
        command, check=False, cwd=folder, capture_output=True, text=True, timeout=PATIENCE_SECONDS
    )


def test_it_prints_mistakes_and_what_to_write(server: Any, key: str, tmp_path: Path):
    ended = run(f"{server.url}/lt/{key}", "She go to school. I recieve it.", tmp_path, "--rules")
    assert ended.returncode == 1, ended.stderr
    fixes = [line.partition("\u2713")[2].strip() for line in ended.stdout.splitlines() if "\u2713" in line]
    assert fixes == ["She goes to school. I recieve it.", "She go to school. I receive it."]
    assert "MORFOLOGIK_RULE_EN_GB: " in ended.stdout


def test_it_finds_nothing_in_a_correct_text(server: Any, key: str, tmp_path: Path):
    ended = run(f"{server.url}/lt/{key}", "She goes to school.", tmp_path)
    assert (ended.returncode, "\u2717" in ended.stdout) == (0, False), ended.stderr
    assert "SahiEnglish" in ended.stdout


def test_it_shows_why_a_check_is_rejected(server: Any, tmp_path: Path):
    ended = run(server.url, "She go.", tmp_path)
    assert ended.returncode == 1
    assert "403" in ended.stderr or "API key" in ended.stdout + ended.stderr
