"""The order of the files: long ones come first, so that no process ends long after the others."""

import pytest

LONGEST = (
    "tests/operations/test_schema.py",
    "tests/workbench/",
    "tests/browser/",
    "tests/ai_tools/generation/test_real_model.py",
    "tests/operations/",
    "tests/mail/",
    "tests/database/",
    "tests/admin/",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sort by the first of these that a file is or lies in; the others stay in their order."""
    items.sort(
        key=lambda item: next((n for n, path in enumerate(LONGEST) if item.nodeid.startswith(path)), 99)
    )
