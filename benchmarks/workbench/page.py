"""A running service with one user, and a Chromium that opens its page with an empty cache."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from benchmarks.harness.processes import PROJECT, WebServer, free_port, python
from benchmarks.harness.stage import folder

EMAIL, PASSWORD = "asha@example.org", "a long enough passphrase"
CHROMIUM, CHROMEDRIVER = "/usr/bin/chromium", "/usr/bin/chromedriver"
SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--window-size=1400,1000",
)
PATIENCE_SECONDS = 60

ADD_USER = f"""
from accounts.models import User
User.objects.create_user(email={EMAIL!r}, password={PASSWORD!r}, full_name="Asha Rao", is_email_verified=True)
"""


class Page:
    """The page of one service in one browser."""

    def __init__(self, driver: Chrome, base: str) -> None:
        self.driver, self.base = driver, base

    def open(self, path: str, ready: str) -> None:
        """Open a view and wait until it shows an element that matches `ready`."""
        self.driver.get(f"{self.base}{path}")
        self.wait_for(ready)

    def wait_for(self, selector: str) -> None:
        waiting = WebDriverWait(self.driver, PATIENCE_SECONDS, 0.05)
        waiting.until(lambda driver: driver.find_elements(By.CSS_SELECTOR, selector))

    def sign_in(self) -> None:
        self.open("/app/sign-in", "[name=username]")
        self.driver.find_element(By.NAME, "username").send_keys(EMAIL)
        self.driver.find_element(By.NAME, "password").send_keys(PASSWORD)
        self.driver.find_element(By.CSS_SELECTOR, "form [type=submit]").click()
        self.wait_for(".cm-content")

    def forget_cache(self) -> None:
        self.driver.execute_cdp_cmd("Network.enable", {})
        self.driver.execute_cdp_cmd("Network.clearBrowserCache", {})

    def network(self, event: str) -> list[dict[str, Any]]:
        """Return the parameters of every `event` of the network since the last call."""
        messages = (json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance"))
        return [message["params"] for message in messages if message["method"] == f"Network.{event}"]


@contextmanager
def running() -> Iterator[Page]:
    with folder() as path, _service(path) as base:
        options = Options()
        options.binary_location = CHROMIUM
        for switch in (*SWITCHES, f"--user-data-dir={path / 'chromium'}"):
            options.add_argument(switch)
        options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
        driver = Chrome(options=options, service=Service(CHROMEDRIVER))
        try:
            yield Page(driver, base)
        finally:
            driver.quit()


@contextmanager
def _service(path: Path) -> Iterator[str]:
    port = free_port()
    settings = {"PORT": str(port), "VAR_DIR": str(path / "var"), "WORKERS": "1", "AI_PROVIDER": "offline"}
    command = python("manage.py", "serve")
    with WebServer("ours", command, port=port, log=path / "server.log", environment=settings) as server:
        server.wait()
        adding = python("manage.py", "shell", "-c", ADD_USER)
        subprocess.run(adding, cwd=PROJECT, env=os.environ | settings, check=True, capture_output=True)
        yield f"http://localhost:{port}"
