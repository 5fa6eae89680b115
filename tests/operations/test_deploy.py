"""`compose.yaml` and `deploy/`: what they pass on and allow, and that Caddy understands its own file."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import prometheus_client
import pytest
import yaml

from tests.support.needed import missing
from tests.support.servers.server_process import ROOT

SERVICES = ("app", "proxy", "mongo", "mail", "redis")
COMPOSED = {"MONGODB_URL"}
"""Compose runs this database itself; another one is for a file of your own."""


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    described: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
    return described


def test_compose_passes_every_setting_on(compose: dict[str, Any]):
    app = compose["services"]["app"]
    assert app["env_file"] == [{"path": "production.env", "required": False}]
    settings = set(re.findall(r"^#?([A-Z][A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    overridden = {name for name, value in app["environment"].items() if f"${{{name}:" not in value}
    assert len(settings) > 60
    assert set(app["environment"]) <= settings
    assert overridden == COMPOSED


@pytest.mark.parametrize("name", SERVICES)
def test_a_container_keeps_no_right_that_it_does_not_need(compose: dict[str, Any], name: str):
    service = compose["services"][name]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in service
    assert set(compose["services"]) == set(SERVICES)


def test_databases_need_a_password_that_the_repository_does_not_have(compose: dict[str, Any]):
    services = compose["services"]
    assert re.match(r"\$\{MONGO_PASSWORD:\?", services["mongo"]["environment"]["MONGO_INITDB_ROOT_PASSWORD"])
    assert "${MONGO_PASSWORD:?" in services["app"]["environment"]["MONGODB_URL"]
    assert services["redis"]["command"][-2:] == ["--requirepass", "${REDIS_PASSWORD:-}"]
    assert not any("27017" in str(port) for port in services["mongo"].get("ports", []))


def caddy(command: str) -> str:
    """Return what Caddy says about its file."""
    program = Path(sys.executable).with_name("caddyserver")
    arguments = [str(program), command, "--adapter=caddyfile", f"--config={ROOT / 'deploy' / 'Caddyfile'}"]
    checked = subprocess.run(arguments, check=False, capture_output=True, text=True, timeout=60)
    assert checked.returncode == 0, checked.stderr
    return checked.stdout + checked.stderr


def test_caddy_understands_its_file():
    assert "Valid configuration" in caddy("validate")


def test_caddy_keeps_the_metrics_inside():
    rejected = '"status_code":404}],"match":[{"path":["/metrics","/metrics/"]}]'
    assert rejected in caddy("adapt")


def test_prometheus_understands_its_rules_and_everything_they_name_is_measured(
    api: httpx.Client, settings: Any
):
    promtool = shutil.which("promtool")
    if promtool is None:
        missing("promtool is not there: apt-get install prometheus")
    rules = ROOT / "deploy" / "prometheus" / "alerts.yml"
    checked = subprocess.run([promtool, "check", "rules", rules], check=False, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr
    settings.METRICS_TOKEN = "token of the metrics"
    page = api.get("/metrics", headers={"Authorization": f"Bearer {settings.METRICS_TOKEN}"}).text
    measured = set(re.findall(r"^# TYPE (\w+)", page, re.MULTILINE))
    # What no request of this process has counted is not on the page.
    measured |= {each.name for each in prometheus_client.REGISTRY.collect()}
    for path in (rules, ROOT / "deploy" / "grafana" / "dashboard.json"):
        named = set(re.findall(r"\bsahienglish_\w+", path.read_text()))
        named = {name.removesuffix("_bucket").removesuffix("_total") for name in named}
        assert len(named) > 5
        assert named <= measured, path
