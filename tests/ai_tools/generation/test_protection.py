"""What no tool may touch is found, and found in linear time."""

import time
from itertools import pairwise

import orjson
import pytest

from ai_tools.text import protected_spans
from templates_app import defaults, placeholders


def protected(text: str) -> list[str]:
    return [text[span.start : span.end] for span in protected_spans.spans(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("See https://a.b/c?d=e, or (http://x.org/y).", ["https://a.b/c?d=e", "http://x.org/y"]),
        ("Go to www.example.org or example.com/help!", ["www.example.org", "example.com/help"]),
        ("Mail asha.rao+x@mail.example.in.", ["asha.rao+x@mail.example.in"]),
        ("Dear [Name], {name} {{order_id}} ${total}", ["[Name]", "{name}", "{{order_id}}", "${total}"]),
        ("%s of %(total)s, %5.2f and %1$s", ["%s", "%(total)s", "%5.2f", "%1$s"]),
        ('<a href="x y">teh</a> &nbsp; <br/>', ['<a href="x y">', "</a>", "&nbsp;", "<br/>"]),
        ("run `teh code` and ``a ` b``", ["`teh code`", "``a ` b``"]),
        ("```py\nteh\n```\nafter", ["```py\nteh\n```"]),
        ("~~~\nteh\nnever closed", ["~~~\nteh\nnever closed"]),
        ("a\n  ~~~~ js\nteh\n~~~\n~~~~~ \nafter", ["~~~~ js\nteh\n~~~\n~~~~~"]),
        ("> ```py\n> teh\n> ```\n1. ``teh``", ["```py\n> teh\n> ```", "``teh``"]),
        ("a `lonely tick\n```\nteh `\n```", ["```\nteh `\n```"]),
        ("it ```is teh``` code", ["```is teh```"]),
        ("请用`code`命令, ใช้`code`ได้", ["`code`", "`code`"]),
        (
            "[Name] [Your Name] [Date of Birth] [PLACE]",
            ["[Name]", "[Your Name]", "[Date of Birth]", "[PLACE]"],
        ),
        (
            "[company name] [your dog] [insert date here]",
            ["[company name]", "[your dog]", "[insert date here]"],
        ),
        (
            "[नाम] [12] [...] [x] [/b] [user_id] [DD/MM/YYYY]",
            ["[नाम]", "[12]", "[...]", "[x]", "[/b]", "[user_id]", "[DD/MM/YYYY]"],
        ),
        ("<pre>teh\ncode</pre> teh", ["<pre>teh\ncode</pre>"]),
        ("[a link](http://x.y/z) here", ["](http://x.y/z)"]),
        (
            "ask @asha about #budget in report_final.pdf, user_id",
            ["@asha", "#budget", "report_final.pdf", "user_id"],
        ),
        ("key " + "aB3" * 30, ["aB3" * 30]),
    ],
)
def test_protected_parts_are_found(text, parts):
    assert protected(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "I am 100% sure, and 5% i think.",
        "x < y and z > w",
        "He came home.In the evening he left.",
        "It's a `lonely tick",
        "我们今天去学校" * 30,
        "and/or e.g. this",
        "I don`t know and can`t say, об`єкт",
        "thanks~~~ bye~~~\n~~~ see you soon",
        "He said [and I agree], [see the attached file], [that] and [sometimes].",
        "[I am not sure.] [He Is Right, I Think So] [संलग्न फ़ाइल देखें]",
    ],
)
def test_prose_is_not_protected(text):
    assert protected(text) == []


def test_every_field_of_the_default_templates_is_protected():
    letters = "\n".join(template["content"] for template in orjson.loads(defaults.SHIPPED.read_bytes()))
    fields = {f"[{name}]" for name in placeholders.find(letters)}
    assert len(fields) > 50
    assert fields - set(protected(letters)) == set()


def test_spans_are_ordered_and_apart():
    spans = protected_spans.spans("`a http://x.y` <b>{x}</b> http://x.y/{id}")
    assert all(first.end <= second.start for first, second in pairwise(spans))


@pytest.mark.parametrize(
    ("start", "end", "touches"), [(0, 4, False), (0, 5, True), (6, 7, True), (11, 12, True), (12, 13, False)]
)
def test_touching_includes_the_neighbours(start, end, touches):
    assert protected_spans.touches(protected_spans.spans("text [Name] text"), start, end) is touches


HOSTILE = """a a. a@ @ a- [ [a ]( ](a { {a {{ < <a <code> <code </code> ` `a``b`` ~~~ % %( %(a %0 & &a &# # #a
_ a_ :// a:// http:// www. mailto: 1. a.com a.com/ x.pdf . ! é क
[a] [aB [a_] [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa] > >``` a`a"""


@pytest.mark.parametrize("seed", HOSTILE.split())
@pytest.mark.parametrize("apart", ["", " ", "\n\n"])
def test_a_hundred_thousand_hostile_characters_take_linear_time(seed, apart):
    text = (seed * 30 + apart) * 100_000
    begun = time.process_time()
    protected_spans.spans(text[:100_000])
    assert time.process_time() - begun < 2
