"""Debian's Chromium, as a user's browser."""

import json
from collections.abc import Callable
from typing import Any, Self
from urllib.parse import urlsplit

import httpx
from selenium.common.exceptions import WebDriverException
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from tests.support.plain_http import NO_AUTHORITIES

PATIENCE_SECONDS = 20
# A page of the service that has no script to load.
EMPTY_PAGE = "/healthz"
# Asked of the page in one go: the driver's own questions carry a script of 50 kB for each element.
SHOWN = """
    const [selector, text] = arguments;
    const hasSize = element => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && box.height > 0;
    };
    const isShown = element =>
        element.checkVisibility({opacityProperty: true, visibilityProperty: true}) &&
        (hasSize(element) || [...element.querySelectorAll("*")].some(hasSize));
    // An option is shown by the list that it belongs to.
    const shown = [...document.querySelectorAll(selector)].filter(element =>
        isShown(element.closest("select") ?? element) &&
        (element.innerText ?? element.textContent).replaceAll("\u00a0", " ").includes(text));
"""
# Every question to the page costs a processor a hundredth of a second, so what belongs together is one.
ALL_SHOWN = f"{SHOWN} return shown"
SHOWN_IN_THE_MIDDLE = f"{SHOWN} shown[0]?.scrollIntoView({{block: 'center'}}); return shown[0] ?? null"
SELECTED = f"{SHOWN} shown[0]?.focus(); shown[0]?.select(); return shown.length > 0"


class Browser:
    """A person's browser: finds things by CSS selector and waits for them to be there."""

    def __init__(self, driver: Chrome, base: str) -> None:
        self.driver = driver
        self.base = base

    @classmethod
    def fresh(cls, driver: Chrome, base: str) -> Self:
        """Return a browser without cookies, on the service at `base`."""
        browser = cls(driver, base)
        # The page of the test before goes on asking its server until it is left. A page of another site,
        # an empty one included, takes the browser a process of its own, and so a third of a second.
        browser.start_afresh()
        driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
        browser.hosts()
        browser.mistakes()
        return browser

    def open(self, path: str) -> None:
        self.driver.get(f"{self.base}{path}")

    def find(self, selector: str, text: str = "") -> WebElement:
        """Return the first element in sight that matches and shows `text`."""
        found: WebElement = self.eventually(lambda: next(iter(self._shown(selector, text)), None))
        return found

    def click(self, selector: str, text: str = "") -> None:
        def clicked() -> bool:
            element = self.driver.execute_script(SHOWN_IN_THE_MIDDLE, selector, text)
            if element is None:
                return False
            element.click()
            return True

        self.eventually(clicked)

    def fill(self, selector: str, text: str) -> None:
        """Put `text` into a field, in place of what is there, as an input method or a password manager does.

        Typing it takes browser and page three events for each letter.
        """
        self.eventually(lambda: self.driver.execute_script(SELECTED, selector, ""))
        self.driver.execute_cdp_cmd("Input.insertText", {"text": text})

    def gone(self, selector: str, text: str = "") -> None:
        """Wait until nothing in sight matches and shows `text`."""
        self.eventually(lambda: not self._shown(selector, text))

    def press(self, *keys: str) -> None:
        """Press a key, together with those named before it, wherever the focus is."""
        actions = ActionChains(self.driver)
        for modifier in keys[:-1]:
            actions.key_down(modifier)
        actions.send_keys(keys[-1])
        for modifier in keys[:-1]:
            actions.key_up(modifier)
        actions.perform()

    def sign_in(self, email: str, password: str) -> None:
        """Sign in to the page at `/app`, past its form."""
        response = httpx.post(
            f"{self.base}/auth/login",
            json={"email": email, "password": password},
            headers={"X-Sahi-Web": "1", "Sec-Fetch-Site": "same-origin"},
            timeout=PATIENCE_SECONDS,
            verify=NO_AUTHORITIES,
        )
        assert response.status_code == 200, response.text
        self.start_afresh()
        for name, value in response.cookies.items():
            cookie = {"name": name, "value": value, "path": "/", "httpOnly": True, "sameSite": "Strict"}
            self.driver.add_cookie(cookie)

    def choose_language(self, tag: str) -> None:
        """Let the user have chosen a language for the pages before."""
        self.driver.add_cookie({"name": "sahi-language", "value": tag, "path": "/", "sameSite": "Lax"})

    def start_afresh(self) -> None:
        """Leave the page, and forget what pages of this service stored in the tab."""
        if self.driver.current_url != f"{self.base}{EMPTY_PAGE}":
            self.open(EMPTY_PAGE)
        # Storage and cookies can be reached from a page of the service only.
        self.driver.execute_script("sessionStorage.clear(); localStorage.clear()")

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

    def eventually(self, condition: Callable[[], Any]) -> Any:
        """Wait until `condition` holds, and return what it returned."""
        waiting = WebDriverWait(self.driver, PATIENCE_SECONDS, 0.05, ignored_exceptions=[WebDriverException])
        return waiting.until(lambda _: condition())

    def _shown(self, selector: str, text: str) -> list[WebElement]:
        return list(self.driver.execute_script(ALL_SHOWN, selector, text))
