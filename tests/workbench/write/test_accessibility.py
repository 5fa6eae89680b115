"""The editor with a card open, judged by axe: light, dark, narrow, right to left, and with forced colours."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.page.editor_page import EditorPage

AXE = Path(__file__).parents[2] / "workbench/frontend/node_modules/axe-core/axe.min.js"
TEXT = "She have a idea , i recieved 😀 it."
SCHEMES = ["light", "dark"]


def problems(editor: EditorPage) -> list[str]:
    """Return what axe finds against WCAG 2.2 AA."""
    if not AXE.exists():
        pytest.skip("axe-core is not there: make web")
    editor.driver.execute_script(AXE.read_text())
    found: dict[str, Any] = editor.driver.execute_async_script(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}).then(arguments[0])"
    )
    return [
        f"{each['id']}: {node['html']} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def emulate(editor: EditorPage, scheme: str, width: int, forced: str = "none") -> None:
    features = [
        {"name": "prefers-color-scheme", "value": scheme},
        {"name": "forced-colors", "value": forced},
    ]
    editor.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    editor.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


@pytest.fixture
def any_screen(editor: EditorPage) -> Any:
    yield editor
    editor.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    editor.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [1400, 320])
def test_the_editor_with_an_open_card_has_no_barrier(
    any_screen: EditorPage, scheme: str, width: int, language: str
) -> None:
    editor = any_screen
    emulate(editor, scheme, width)
    editor.driver.execute_script("localStorage.setItem('sahi.locale', arguments[0])", language)
    editor.driver.execute_script("sessionStorage.setItem('sahi.draft', arguments[0])", TEXT)
    editor.browser.open("/app/write")
    editor.click_mark("have")
    assert problems(editor) == []
    assert editor.browser.too_wide() == []


def test_an_empty_editor_has_no_barrier(editor: EditorPage) -> None:
    assert problems(editor) == []


def test_marks_are_told_apart_without_colour(any_screen: EditorPage) -> None:
    editor = any_screen
    emulate(editor, "light", 1400, forced="active")
    editor.open(TEXT)
    mark = editor.mark("have")
    assert "underline" in mark.value_of_css_property("text-decoration-line")
