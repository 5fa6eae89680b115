"""Square brackets that stand for something to fill in, told from brackets that hold a remark.

A field has to stay as it is. A remark, such as `[and I agree]`, is corrected and translated like the rest,
and an answer that does so may not be refused. So only what looks like a field is one: a few words that are
capitalised like a heading, as in `[Date of Birth]`, or that end in something forms ask for, as in
`[company name]`; and what is no prose at all, as in `[12]` or `[user_id]`. In doubt it is a remark: the model
is asked to copy placeholders anyway.

This is not the rule of templates, whose authors mean every bracket to be filled in.
"""

import re
from collections.abc import Iterator

LONGEST = 80
MOST_WORDS = 4
MOST_WORDS_WITHOUT_CASE = 2
"""Nothing but its shortness shows a field in a script that has no capitals."""

_BRACKETS = re.compile(rf"\[([^\[\]\r\n]{{1,{LONGEST}}})\](?!\()")
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_IDENTIFIER = re.compile(r"\w|/\w+|\S*[_=\d]\S*|\w*[a-z][A-Z]\w*")
"""One token that is no word: `[x]`, `[/b]`, `[user_id]`, `[item1]`, `[url=…]`, `[firstName]`."""

_SMALL = frozenset(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"])
_ASKING = frozenset(["enter", "insert", "your"])
_ASKED_FOR = frozenset(
    """
    account address age amount city college company country date day deadline department designation email
    e-mail employer date fax id institution job link location manager mobile month name number organisation
    organization phone pincode place position price product project reason recipient role salary school sender
    signature state street subject surname telephone time title topic university url venue website year zip
    """.split()  # noqa: SIM905 (a list literal takes a line for each)
)


def find(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the fields are, with their brackets; the text of a Markdown link is none."""
    return (found.span() for found in _BRACKETS.finditer(text) if is_field(found[1].strip()))


def is_field(content: str) -> bool:
    """Tell whether the content of a pair of brackets is to be filled in, or otherwise not prose.

    >>> is_field("Hiring Manager's Name"), is_field("see the attached file")
    (True, False)
    """
    words = _WORDS.findall(content)
    if not words or _IDENTIFIER.fullmatch(content):
        return True
    if len(words) > MOST_WORDS or content.endswith((".", "!", "?", "।")):
        return False
    if content.upper() == content.lower():
        return len(words) <= MOST_WORDS_WITHOUT_CASE
    is_heading = words[0][0].isupper() and all(word[0].isupper() or word in _SMALL for word in words)
    is_asked_for = words[0] in _ASKING or (words[-1] in _ASKED_FOR and _SMALL.isdisjoint(words))
    return is_heading or is_asked_for
