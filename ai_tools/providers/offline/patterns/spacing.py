"""Spaces around punctuation."""

from ai_tools.providers.offline.patterns.pattern import Pattern

_OPENERS = "The|I|In|He|She|It|We|They|This|That|But|And|So|My|Please|There|You|If|When|Then|Also|After|Thank|Thanks|Kindly"

PATTERNS = (
    Pattern("Spacing", "No space before this mark.", r"(?<=[\w)\"”’]) +([,;!?])(?=[\s]|\Z)", "{1}"),
    Pattern("Spacing", "No space before the full stop.", r"(?<=[A-Za-z]{2}) +\.(?=\s|\Z)", "."),
    Pattern("Spacing", "The space belongs after the comma.", r"(?<=[a-z]{2}) +,(?=[A-Za-z]{2})", ", "),
    Pattern("Spacing", "A comma is followed by a space.", r"(?<=(?<![^\s\"“(])[A-Za-z]{2,20}),(?=[A-Za-z]{2,20}(?:[\s.!?;]|\Z))", ", "),
    Pattern("Spacing", "A full stop is followed by a space.", rf"(?<=\s[a-z]{{3,20}})([.!?])(?=(?:{_OPENERS})\s)", "{1} "),
)
