"""Verbs that do not agree in number with the noun before them."""

from collections.abc import Iterator

from ai_tools.offline.grammar.rules.nouns.number import number
from ai_tools.offline.grammar.sentence import FINITE, PUNCTUATION, VERBS, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

MANY = {"is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't", "'s": "are"}
ONE = {"are": "is", "were": "was", "have": "has", "do": "does", "am": "is"}
BEFORE_BARE = any_of(
    "let make makes made help helps helped see saw hear heard watch watched have had "
    "suggest suggests suggested recommend insist demand that lest than like as and or "
    "but rather let's"
)
SUBJECT_MAY_FOLLOW = any_of(
    "think thinks know believe said say that hope see thought because if when but so "
    "and although while where since as how what why until before after"
)
NEUTRAL = any_of(
    "lot rest majority number group team family staff police government company couple "
    "pair half part percent data media none any all class public kind type sort variety "
    "range series bit plenty minority crew committee audience crowd band press "
    "army club population youth generation board party department management bunch more "
    "most some other % council orchestra school client jury bank firm university "
    "college hospital office union cabinet parliament ministry network choir cast "
    "faculty panel opposition navy side infantry cavalry squad village town city "
    "country world business shop england india"
)
TIMES = any_of(
    "week time morning year month day evening night afternoon weekend summer winter "
    "monday friday today moment autumn spring"
)
MEASURES = any_of(
    "years months weeks days hours minutes dollars pounds rupees miles kilometres times "
    "percent people euros metres"
)
ASKS = any_of("how which what whose")


def after_noun(s: Sentence, at: int) -> Iterator[Finding]:
    phrase = s.phrase(at)
    if not phrase or s.tag(phrase.head) not in {"NN", "NNS"} or not may_be_subject(s, at):
        return
    head, end = phrase.head, phrase.end
    between = False
    while (
        s.tag(end) == "IN" and s.low(end) in any_of("of in from at on with") and (inner := s.phrase(end + 1))
    ):
        end, between = inner.end, True
    verb = s.skip_adverbs(end)
    many = number(s, phrase)
    if s.low(verb) in {"do", "does"} and any(s.low(i) in ASKS for i in range(at - 1, head)):
        return  # the object of a question: "how many errors does it find"
    if (
        s.low(head) in TIMES
        or many is None
        or (s.tag(at) == "CD" and (s.low(at).isdigit() or s.low(head) in MEASURES))
        or s.low(head) in NEUTRAL
        or s.is_end(verb)
        or s.low(verb - 1) in PUNCTUATION
    ):
        return
    if s.low(at) in {"each", "every"} and not s.is_end(head + 1) and s.low(head + 1) == "of":
        many = False
    if between and not many and s.tag(verb - 1) == "NNS" and s.low(at) not in {"each", "one", "every"}:
        yield from disagreement(s, verb, many=many, sure=False)
        return
    sure = not between or s.low(at) in any_of("the my our his her their these those your some many")
    yield from disagreement(s, verb, many=many, sure=sure)


OF_MANY = any_of("each one number")


def after_of(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *Each of the boys have* and *The number of cars have grown*."""
    one = s.low(at) in any_of("each one") and s.tag(at + 2) in {"DT", "PRP$"}
    count = s.low(at) == "number" and s.low(at - 1) == "the"
    start = at - 1 if count else at
    phrase = s.phrase(at + 2)
    if s.low(at + 1) != "of" or not (one or count) or not phrase or not s.starts_clause(start):
        return
    verb = s.skip_adverbs(phrase.end)
    plural = s.tag(phrase.head) == "NNS" and s.low(start - 1) not in BEFORE_BARE
    if plural and s.tag(verb) == "VBP" and not any(s.low(i) in {"who", "that"} for i in range(at, verb)):
        yield from disagreement(
            s, verb, many=False, sure=s.low(verb) in any_of("are have do were") and start == 0
        )


def may_be_subject(s: Sentence, at: int) -> bool:
    before = s.low(at - 1)
    if at == 0:
        return True
    if before == "but" and s.low(at - 2) in any_of("nothing anything everything all none nobody anyone"):
        return False
    if before in {",", "and", "or", "but"}:
        return before == "but" or (
            before == "," and s.tag(at) in {"DT", "PRP$"} and s.tag(at - 2) not in {"NN", "NNS", "NNP", "JJ"}
        )
    if before in any_of("after before until since like"):
        # A preposition, as in "caches that are cleared after a request are empty".
        relative = any(s.tag(i) in {"WDT", "WP"} for i in range(at - 2))
        if s.tag(at - 2) in {"NN", "NNS", "NNP"} or (relative and s.tag(at - 2) in VERBS):
            return False
    if before == "that" and s.low(at - 2) not in SUBJECT_MAY_FOLLOW | any_of(
        "so fact me him is feel found see show shows clear true obvious undeniable evident certain likely"
    ):
        return False  # as in "we request that the server reply"
    return before in SUBJECT_MAY_FOLLOW and before not in BEFORE_BARE - {"that"}


def disagreement(s: Sentence, verb: int, *, many: bool, sure: bool) -> Iterator[Finding]:
    word, tag = s.low(verb), s.tag(verb)
    if (
        len(s.tokens[verb].text) > 1
        and s.tokens[verb].text.isupper()
        and not s.tokens[verb - 1].text.isupper()
    ):
        return  # another text begins: "the sign read KEEP OUT"
    if s.low(verb + 1) in any_of("i you he she it we they") and word in MANY.keys() | ONE.keys():
        return
    if many and tag == "VBZ":
        right = MANY.get(word) or (
            found.base if (found := lexicon.verb(word)) and found.third == word else None
        )
        if right and word != "'s" and not (is_noun_here(s, verb) and s.tag(verb + 1) not in {"NN", "NNS"}):
            yield s.replaced(verb, right, rule="AgreementPlural", sure=sure)
    elif not many and s.tag(verb + 1)[:2] == "NN" and s.tag(verb + 2) in FINITE:
        return  # the words belong to one noun: "standard ignore rules are"
    elif not many and (tag == "VBP" or (tag == "VB" and s.tag(verb - 1) in {"NN", "RB"})):
        if word in any_of("be 're 've 'm need dare cant wont") or (s.low(verb + 1) == "n't" and word == "ca"):
            return
        found = lexicon.verb(word)
        right = ONE.get(word) or (
            found.third if found and found.base == word and found.past != word else None
        )
        if right:
            yield s.replaced(
                verb,
                right,
                rule="AgreementSingular",
                sure=sure and not is_noun_here(s, verb) and "j" not in lexicon.classes(word),
            )


def is_noun_here(s: Sentence, at: int) -> bool:
    """Tell whether a word that looks like a verb may go on with the noun before: *the company values*."""
    word = s.low(at)
    if word in any_of("is are was were has have does do"):
        return False
    base = lexicon.singular(word) or word
    if not lexicon.is_noun(base):
        return False
    after = at + 1
    return s.is_end(after) or s.tag(after) in any_of("VBZ VBP VBD VBG MD IN NN NNS CC WDT")


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the verbs whose number is wrong after a noun."""
    for at in range(len(s)):
        yield from after_noun(s, at)
    for at in s.places(OF_MANY, before_end=3):
        yield from after_of(s, at)
