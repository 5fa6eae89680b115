"""`tools/setup`, which `make run` calls first: it finds a Python, or says in one line what to install."""

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.servers.server_process import ROOT


def fake(folder: Path, name: str, version: str) -> Path:
    """Write an interpreter that says it is `version` and passes everything else to the real one."""
    path = folder / name
    path.write_text(
        f'#!/bin/sh\ncase "$2" in *version_info*) echo {version} ;; *) exec {sys.executable} "$@" ;; esac\n'
    )
    path.chmod(path.stat().st_mode | stat.S_IEXEC)
    return path


def run(script: str, *arguments: str, path: str) -> subprocess.CompletedProcess[str]:
    command = ["/bin/sh", f"tools/{script}", *arguments]
    return subprocess.run(
        command, check=False, cwd=ROOT, env={"PATH": path}, capture_output=True, text=True, timeout=300
    )


@pytest.mark.parametrize(
    ("installed", "chosen"),
    [
        ({"python3": "3.14", "python3.12": "3.12"}, "python3.12"),
        ({"python3": "3.10", "python3.13": "3.13", "python3.11": "3.11"}, "python3.13"),
        ({"python3": "3.14"}, "python3"),
        ({"python": "3.11", "python3": "2.7"}, "python"),
    ],
)
def test_the_best_interpreter_is_found(tmp_path, installed, chosen):
    for name, version in installed.items():
        fake(tmp_path, name, version)
    found = run("find-python", path=str(tmp_path))
    assert found.stdout.strip() == str(tmp_path / chosen)


@pytest.mark.parametrize("installed", [{}, {"python3": "3.10"}, {"python3": "3.15", "python": "2.7"}])
def test_without_a_suitable_interpreter_one_line_says_what_to_install(tmp_path, installed):
    for name, version in installed.items():
        fake(tmp_path, name, version)
    found = run("find-python", path=str(tmp_path))
    assert found.returncode == 1
    assert len(found.stderr.splitlines()) == 1
    assert "Install Python 3.13" in found.stderr


def test_a_broken_environment_is_made_again(tmp_path):
    venv, lock = tmp_path / "venv", tmp_path / "empty.lock"
    lock.write_text("")
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").symlink_to(tmp_path / "gone")
    made = run("setup", str(venv), str(lock), sys.executable, path=os.environ["PATH"])
    assert (made.returncode, "again" in made.stderr) == (0, True), made.stderr
    again = run("setup", str(venv), str(lock), sys.executable, path=os.environ["PATH"])
    assert (again.returncode, again.stderr) == (0, "")


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_the_lock_holds_what_is_required(name):
    missing = pinned(ROOT / f"{name}.txt") - pinned(ROOT / f"{name}.lock")
    assert not missing, "run `make lock`"


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_every_package_of_a_lock_has_its_hashes(name):
    packages = re.split(
        r"^(?=[\w.-]+(?:\[[\w,]+\])?==)", (ROOT / f"{name}.lock").read_text(), flags=re.MULTILINE
    )
    assert len(packages) > 40
    assert [package.split()[0] for package in packages[1:] if "--hash=sha256:" not in package] == []


def pinned(path: Path) -> set[tuple[str, str]]:
    """Return the packages that a file pins, in their canonical spelling."""
    found = re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==([\w.]+)", path.read_text(), re.MULTILINE)
    return {(re.sub(r"[-_.]+", "-", package).lower(), version) for package, version in found}
