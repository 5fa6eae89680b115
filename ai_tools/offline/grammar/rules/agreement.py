"""Verbs that do not agree in number with their subject."""

from collections.abc import Iterator

from ai_tools.offline.grammar.rules.nouns import number
from ai_tools.offline.grammar.sentence import DO, PUNCTUATION, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

_MANY = {"is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't", "'s": "are"}
_ONE = {"are": "is", "were": "was", "have": "has", "do": "does", "am": "is"}
_SINGULAR_PRONOUNS = any_of(
    "he she it everyone everybody someone somebody nobody anyone anybody everything "
    "something nothing anything"
)
_PLURAL_PRONOUNS = any_of("we they you i")
_BEFORE_BARE = any_of(
    "let make makes made help helps helped see saw hear heard watch watched have had "
    "suggest suggests suggested recommend insist demand that lest than like as and or "
    "but rather let's"
)
_SUBJECT_MAY_FOLLOW = any_of(
    "think thinks know believe said say that hope see thought because if when but so "
    "and although while where since as how what why until before after"
)
_NEUTRAL = any_of(
    "lot rest majority number group team family staff police government company couple "
    "pair half part percent data media none any all class public kind type sort variety "
    "range series bit plenty minority crew committee audience crowd band press "
    "army club population youth generation board party department management bunch more "
    "most some other % council orchestra school client jury bank firm university "
    "college hospital office union cabinet parliament ministry network choir cast "
    "faculty panel opposition navy side infantry cavalry squad village town city "
    "country world business shop england india"
)


_TIMES = any_of(
    "week time morning year month day evening night afternoon weekend summer winter "
    "monday friday today moment autumn spring"
)


_MEASURES = any_of(
    "years months weeks days hours minutes dollars pounds rupees miles kilometres times "
    "percent people euros metres"
)


def find(sentence: Sentence) -> Iterator[Finding]:
    """Yield the verbs whose number is wrong."""
    for at in range(len(sentence)):
        yield from _after_noun(sentence, at)
        yield from _after_pronoun(sentence, at)
        yield from _after_relative(sentence, at)
        yield from _inverted(sentence, at)
    yield from _there_is(sentence)


_ASKS = any_of("how which what whose")


def _after_noun(s: Sentence, at: int) -> Iterator[Finding]:
    phrase = s.phrase(at)
    if not phrase or s.tag(phrase.head) not in {"NN", "NNS"} or not _may_be_subject(s, at):
        return
    head, end = phrase.head, phrase.end
    between = False
    while (
        s.tag(end) == "IN" and s.low(end) in any_of("of in from at on with") and (inner := s.phrase(end + 1))
    ):
        end, between = inner.end, True
    verb = s.skip_adverbs(end)
    many = number(s, phrase)
    if s.low(verb) in {"do", "does"} and any(s.low(i) in _ASKS for i in range(at - 1, head)):
        return  # the object of a question: "how many errors does it find"
    if (
        s.low(head) in _TIMES
        or many is None
        or (s.tag(at) == "CD" and (s.low(at).isdigit() or s.low(head) in _MEASURES))
        or s.low(head) in _NEUTRAL
        or s.is_end(verb)
        or s.low(verb - 1) in PUNCTUATION
    ):
        return
    if s.low(at) in {"each", "every"} and not s.is_end(head + 1) and s.low(head + 1) == "of":
        many = False
    if between and not many and s.tag(verb - 1) == "NNS" and s.low(at) not in {"each", "one", "every"}:
        yield from _disagreement(s, verb, many=many, sure=False)
        return
    sure = not between or s.low(at) in any_of("the my our his her their these those your some many")
    yield from _disagreement(s, verb, many=many, sure=sure)


def _may_be_subject(s: Sentence, at: int) -> bool:
    before = s.low(at - 1)
    if at == 0:
        return True
    if before in {",", "and", "or", "but"}:
        return before == "but" or (
            before == "," and s.tag(at) in {"DT", "PRP$"} and s.tag(at - 2) not in {"NN", "NNS", "NNP", "JJ"}
        )
    if before in any_of("after before until since like") and s.tag(at - 2) in {"NN", "NNS", "NNP"}:
        return False  # a preposition, as in "caches that are cleared after a request are empty"
    if before == "that" and s.low(at - 2) not in _SUBJECT_MAY_FOLLOW | any_of("so fact me him is feel found"):
        return False  # as in "we request that the server reply"
    return before in _SUBJECT_MAY_FOLLOW and before not in _BEFORE_BARE - {"that"}


def _disagreement(s: Sentence, verb: int, *, many: bool, sure: bool) -> Iterator[Finding]:
    word, tag = s.low(verb), s.tag(verb)
    if s.low(verb + 1) in any_of("i you he she it we they") and word in _MANY.keys() | _ONE.keys():
        return
    if many and tag == "VBZ":
        right = _MANY.get(word) or (
            found.base if (found := lexicon.verb(word)) and found.third == word else None
        )
        if right and word != "'s" and not (_is_noun_here(s, verb) and s.tag(verb + 1) not in {"NN", "NNS"}):
            yield s.replaced(verb, right, rule="AgreementPlural", sure=sure)
    elif not many and (tag == "VBP" or (tag == "VB" and s.tag(verb - 1) in {"NN", "RB"})):
        if word in any_of("be 're 've 'm need dare cant wont") or (s.low(verb + 1) == "n't" and word == "ca"):
            return
        found = lexicon.verb(word)
        right = _ONE.get(word) or (
            found.third if found and found.base == word and found.past != word else None
        )
        if right:
            yield s.replaced(
                verb,
                right,
                rule="AgreementSingular",
                sure=sure and not _is_noun_here(s, verb) and "j" not in lexicon.classes(word),
            )


def _is_noun_here(s: Sentence, at: int) -> bool:
    """Tell whether a word that looks like a verb may go on with the noun before: *the company values*."""
    word = s.low(at)
    if word in any_of("is are was were has have does do"):
        return False
    base = lexicon.singular(word) or word
    if not lexicon.is_noun(base):
        return False
    after = at + 1
    return s.is_end(after) or s.tag(after) in any_of("VBZ VBP VBD VBG MD IN NN NNS CC WDT")


def _after_pronoun(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *she never forget* and *they goes*: also after adverbs, and in the middle of a sentence."""
    word = s.low(at)
    text = s.tokens[at].text
    if word not in _SINGULAR_PRONOUNS | _PLURAL_PRONOUNS or not (at == 0 or _clause_before(s, at)):
        return
    if text == "i" or (len(text) > 1 and text.isupper()):
        return  # a variable, or the department called IT
    verb = s.skip_adverbs(at + 1)
    if s.is_end(verb) or (
        word in {"anyone", "anybody", "everything", "you"} and at == 0 and s.tokens[-1].text == "?"
    ):
        return
    if word in _PLURAL_PRONOUNS:
        if (
            s.tag(verb) == "VBZ"
            and s.low(verb) != "'s"
            and not (word in {"i", "you"} and s.low(at - 1) in {"and", "than", "or"})
        ):
            yield from (
                _disagreement(s, verb, many=True, sure=True)
                if s.low(verb) not in {"is", "was"} or word != "i"
                else _i_is(s, verb)
            )
    elif s.tag(verb) in {"VBP", "VB"} and s.low(verb) not in {"need", "dare", "be"}:
        # "Everyone come here" is a command.
        command = (
            at == 0
            and word.endswith(("one", "body"))
            and s.low(verb) not in any_of("are were know believe agree")
        )
        if not (command and s.tokens[-1].text in "?!"):
            yield from _disagreement(
                s,
                verb,
                many=False,
                sure=not command and (s.tag(verb) == "VBP" or s.low(verb - 1) == word),
            )


def _i_is(s: Sentence, verb: int) -> Iterator[Finding]:
    if s.low(verb) == "is":
        yield s.replaced(verb, "am", rule="AgreementPlural")


def _clause_before(s: Sentence, at: int) -> bool:
    before = s.low(at - 1)
    if before == "but" and s.tag(at - 2) in any_of("NN NNS NNP DT PRP"):
        return (
            s.low(at - 2) not in any_of("staff all everyone everybody none nobody no one")
            and s.tag(at - 2) != "DT"
        )
    if before in {"and", "or"}:
        return s.tag(at - 2) not in {"PRP", "NNP", "NN", "NNS"} or s.low(at - 2) in {
            "it",
            "them",
            "him",
            "me",
        }
    if before in PUNCTUATION:
        return not any(
            s.low(i) in _BEFORE_BARE - any_of("and or but as like than that have")
            for i in range(max(0, at - 4), at)
        )
    return before in any_of("because if when but so although while where since think know believe hope until")


def _after_relative(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *people who lives* and *a man who live*."""
    if (
        s.low(at) not in {"who", "which", "that"}
        or s.tag(at) not in {"WP", "WDT"}
        or s.tag(at - 1) not in {"NN", "NNS"}
    ):
        return
    phrase = s.phrase_of(at - 1)
    if not phrase or s.low(phrase.start - 1) in any_of("of in from with at for and or to on by"):
        return
    many = s.low(at - 1) == "people" or number(s, phrase)
    verb = s.skip_adverbs(at + 1)
    if many is not None and s.low(at - 1) not in _NEUTRAL - {"people"} and not _is_noun_here(s, verb):
        yield from _disagreement(s, verb, many=many, sure=many or s.tag(phrase.start) == "DT")


def _inverted(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *Where is the dogs* and *Does your friends know*."""
    word = s.low(at)
    if word not in any_of("is was does has are were do") or s.tag(at) not in {
        "VBZ",
        "VBD",
        "VBP",
    }:
        return
    phrase = s.phrase(at + 1)
    question = s.tokens[-1].text == "?" and (
        at == 0 or s.tag(at - 1) == "WRB" or (word in DO and s.low(at - 1) == "what")
    )
    if (
        not question
        or not phrase
        or s.tag(phrase.head) not in {"NN", "NNS"}
        or s.tag(phrase.start) not in {"DT", "PRP$"}
    ):
        return
    many = number(s, phrase)
    if many is None or s.low(phrase.head) in _NEUTRAL or s.low(phrase.end) in {"and", "or"}:
        return
    if many and word in _MANY:
        yield s.replaced(at, _MANY[word], rule="AgreementPlural")
    elif not many and word in _ONE and s.tag(phrase.end) not in {"VBZ", "NNS"}:
        yield s.replaced(at, _ONE[word], rule="AgreementSingular")


def _there_is(s: Sentence) -> Iterator[Finding]:
    for at in range(len(s) - 2):
        if s.low(at) != "there" or s.tag(at) != "EX" or s.low(at + 1) not in any_of("is was are were 's"):
            continue
        phrase = s.phrase(s.skip_adverbs(at + 2))
        if not phrase or s.low(phrase.head) in _NEUTRAL or s.tag(phrase.head) not in {"NN", "NNS"}:
            continue
        if any(s.low(i) in any_of("few couple lot number much") for i in range(phrase.start, phrase.end)):
            continue
        many, word, article = number(s, phrase), s.low(at + 1), s.low(phrase.start)
        if many and word in {"is", "was"} and article not in {"no", "the"} and s.tag(phrase.start) != "CD":
            yield s.replaced(at + 1, _MANY[word], rule="ThereAre")
        elif (
            many is False
            and word in {"are", "were"}
            and article in {"a", "an", "one"}
            and s.low(phrase.end) not in {"and", "or", ","}
        ):
            yield s.replaced(at + 1, _ONE[word], rule="ThereIs", sure=s.low(phrase.end) != "of")
