"""A Writer document that LibreOffice checks with its own LanguageTool client.

Run by the system's Python, which has LibreOffice's `uno` module: `libreoffice_writer.py PORT TEXT`. It prints
one JSON object with what the client itself found and what Writer proposes.
"""

import json
import sys
import time
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]
from com.sun.star.lang import Locale  # type: ignore[import-not-found]

CHECKER = "org.openoffice.lingu.LanguageToolGrammarChecker"
PROOFREADER = "com.sun.star.linguistic2.Proofreader"
PROOFREADING = 2
"""`com.sun.star.text.TextMarkupType.PROOFREADING`."""

ENGLISH = Locale("en", "US", "")
PATIENCE_SECONDS = 60


def connect(port: int) -> Any:
    """Return the component context of the running office, as soon as it accepts connections."""
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return resolver.resolve(f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def errors(result: Any) -> list[dict[str, Any]]:
    return [
        {
            "start": error.nErrorStart,
            "length": error.nErrorLength,
            "comment": error.aFullComment,
            "rule": error.aRuleIdentifier,
            "suggestions": list(error.aSuggestions),
        }
        for error in result.aErrors
    ]


def found_by_client(context: Any, text: str) -> list[dict[str, Any]]:
    """Return what the client finds in a text."""
    checker = context.ServiceManager.createInstanceWithContext(CHECKER, context)
    return errors(checker.doProofreading("", text, ENGLISH, 0, len(text), ()))


def found_in_document(context: Any, text: str) -> list[dict[str, Any]]:
    """Return what Writer finds in a document with this text, sentence by sentence, as its dialogue does."""
    services = context.ServiceManager
    manager = services.createInstanceWithContext("com.sun.star.linguistic2.LinguServiceManager", context)
    manager.setConfiguredServices(PROOFREADER, ENGLISH, (CHECKER,))
    desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, ())
    try:
        cursor = document.Text.createTextCursor()
        cursor.CharLocale = ENGLISH
        document.Text.insertString(cursor, text, False)
        cursor.gotoStart(False)
        cursor.gotoEnd(True)
        cursor.CharLocale = ENGLISH
        iterator = services.createInstanceWithContext(
            "com.sun.star.linguistic2.ProofreadingIterator", context
        )
        paragraph = document.getFlatParagraphIterator(PROOFREADING, True).getFirstPara()
        found, start = [], 0
        while start < len(text):
            result = iterator.checkSentenceAtPosition(document, paragraph, text, ENGLISH, start, -1, -1)
            found += errors(result)
            start = max(result.nStartOfNextSentencePosition, start + 1)
        return found
    finally:
        document.close(True)


if __name__ == "__main__":
    office = connect(int(sys.argv[1]))
    # The document first: LibreOffice 7.4 passes nothing on to Writer of a text that its client remembers.
    document = found_in_document(office, sys.argv[2])
    print(json.dumps({"document": document, "client": found_by_client(office, sys.argv[2])}))
