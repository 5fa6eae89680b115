"""Debian's Chromium, headless, against the running service."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

CHROMIUM, CHROMEDRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
SWITCHES = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1400,1000",
]
PATIENCE_SECONDS = 20


class Browser:
    """A person's browser: finds things by CSS selector and waits for them to be there."""

    def __init__(self, driver: Chrome, base: str) -> None:
        self.driver = driver
        self.base = base

    def open(self, path: str) -> None:
        self.driver.get(f"{self.base}{path}")

    def find(self, selector: str, text: str = "") -> WebElement:
        """Return the first element in sight that matches and shows `text`."""
        found: WebElement = self._wait(lambda: next(iter(self._shown(selector, text)), None))
        return found

    def click(self, selector: str, text: str = "") -> None:
        def clicked() -> bool:
            self.driver.execute_script(
                "arguments[0].scrollIntoView({block: 'center'})", self.find(selector, text)
            )
            self.find(selector, text).click()
            return True

        self._wait(clicked)

    def fill(self, selector: str, text: str) -> None:
        field = self.find(selector)
        field.clear()
        field.send_keys(text)

    def hosts(self) -> set[str]:
        """Return every host that was asked for something since the last call."""
        messages = (json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance"))
        addresses = [
            urlsplit(message["params"]["request"]["url"])
            for message in messages
            if message["method"] == "Network.requestWillBeSent"
        ]
        return {address.netloc for address in addresses if address.scheme in {"http", "https", "ws", "wss"}}

    def mistakes(self) -> list[str]:
        """Return what the browser complained about since the last call."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def too_wide(self) -> list[str]:
        """Return what sticks out of the window to the right."""
        script = """
            return [...document.querySelectorAll("main *, #page *, form *")]
                .filter(each => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth)
                .map(each => `${each.tagName} ${each.id || each.className}`)
        """
        return list(self.driver.execute_script(script))

    def _shown(self, selector: str, text: str) -> list[WebElement]:
        elements = self.driver.find_elements(By.CSS_SELECTOR, selector)
        return [element for element in elements if element.is_displayed() and text in element.text]

    def _wait(self, condition: Callable[[], Any]) -> Any:
        waiting = WebDriverWait(self.driver, PATIENCE_SECONDS, 0.05, ignored_exceptions=[WebDriverException])
        return waiting.until(lambda _: condition())


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """One Chromium for all tests."""
    if missing := [path for path in (CHROMIUM, CHROMEDRIVER) if not path.exists()]:
        refuse = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        refuse(f"{missing[0]} is not there: apt-get install chromium chromium-driver")
    options = Options()
    options.binary_location = str(CHROMIUM)
    for switch in [*SWITCHES, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"]:
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "SEVERE"})
    driver = Chrome(options=options, service=Service(str(CHROMEDRIVER)))
    yield driver
    driver.quit()


@pytest.fixture
def browser(driver: Chrome, server: Any) -> Browser:
    """A browser without cookies, on the running service."""
    driver.delete_all_cookies()
    browser = Browser(driver, server.url)
    browser.hosts()
    browser.mistakes()
    return browser
