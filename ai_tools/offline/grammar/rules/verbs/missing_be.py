"""Sentences without their *be*: *This a gentle reminder*, *It hot today*, *your train leaving*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import FINITE, NOMINATIVES, PUNCTUATION, VERBS, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

SUBJECTS = NOMINATIVES | any_of("it this that there you")
AUXILIARY_BEFORE = any_of(
    "do does did is are was were am have has had can could will would shall should may might must "
    "let make makes made "
    "see saw hear heard keep kept find found watch watched help with without of for like than as and or not"
)
PERSONS = any_of("everyone everybody nobody someone somebody everything nothing something")
CLAUSE_BEGINS = any_of("but because although when if as while so whether though until since then yet")
AFTER_DOING = any_of("DT PRP$ PRP IN RB TO NNS NN")
SHORT = 10
"""Words of a sentence that needs no other verb to be one."""

FORMS = {"i": ("am", "was"), "you": ("are", "were"), "we": ("are", "were"), "they": ("are", "were")}


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the places where a form of *be* is missing."""
    for at in range(len(s) - 2):
        if s.low(at) in SUBJECTS:
            yield from after_pronoun(s, at)
        yield from after_noun(s, at)
        yield from before_adjective(s, at)
    for at in s.places({"who", "which"}, before_end=2):
        yield from after_relative(s, at)


def before_adjective(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *Everyone friendly there*, *My parents very happy about it* and *as you aware*."""
    before = s.low(at - 1)
    phrase = s.phrase(at)
    end = at + 1 if s.low(at) in SUBJECTS | PERSONS else phrase.end if phrase else at
    clause_begins = at == 0 or before in CLAUSE_BEGINS or (before == "," and s.low(at - 2) != ",")
    if before == "as" and s.low(at) not in SUBJECTS:
        return  # as in "skills as well as tools useful for the work"
    if (
        end == at
        or not clause_begins
        or s.low(at) in any_of("this that these those it's there all thanks many")
    ):
        return
    adjective = s.skip_adverbs(end)
    follows = s.is_end(adjective + 1) or s.tag(adjective + 1) in any_of("IN TO CC RB")
    whole = s.tokens[-1].text in {".", "!", "?"} and any(s.tag(i) in FINITE for i in range(len(s)))
    short = at == 0 and len(s) < SHORT and s.tokens[-1].text == "."
    if not is_only_adjective(s, adjective) or not follows or not (whole or short):
        return
    if has_no_verb(s, end, clause_end(s, adjective + 1)) and not s.phrase_of(adjective):
        yield s.replaced(
            end - 1,
            *(f"{s.tokens[end - 1].text} {form}" for form in be_for(s, end - 1)),
            rule="MissingBeVerb",
            sure=False,
        )


def is_only_adjective(s: Sentence, at: int) -> bool:
    """Tell whether a word stands here that is an adjective and neither a noun nor a verb."""
    word = s.low(at)
    return lexicon.classes(word)[:1] == "j" and not lexicon.forms(word) and not lexicon.is_noun(word)


def after_relative(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *a boy who shovelling snow*."""
    form = lexicon.verb(s.low(at + 1))
    if form and s.low(at + 1) == form.gerund and s.tag(at - 1)[:2] == "NN" and s.tag(at + 2) in AFTER_DOING:
        yield s.replaced(
            at,
            *(f"{s.tokens[at].text} {verb}" for verb in be_for(s, at - 1)),
            rule="MissingBeVerb",
            sure=False,
        )


def be_for(s: Sentence, subject: int) -> tuple[str, ...]:
    """Return the forms of *be* for the subject at `subject`, the likelier tense first."""
    forms = FORMS.get(s.low(subject))
    if not forms:
        forms = ("are", "were") if s.tag(subject) in {"NNS", "NNPS"} else ("is", "was")
    # The other verbs of the sentence show its tense.
    past = sum(token.tag == "VBD" for token in s.tokens) > sum(
        token.tag in {"VBZ", "VBP"} for token in s.tokens
    )
    return forms[::-1] if past else forms


def clause_end(s: Sentence, at: int) -> int:
    """Return where the clause that holds `at` ends: at a mark or before the next conjunction."""
    while at < len(s) and s.low(at) not in PUNCTUATION | any_of(
        "and but so because when if that which who while as"
    ):
        at += 1
    return at


def has_no_verb(s: Sentence, start: int, end: int) -> bool:
    return not any(s.tag(i) in FINITE or s.low(i)[:1] in {"'", "\u2019"} for i in range(start, end))


def after_pronoun(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *I a student*, *there a problem*, *It very hot* and *I losing my mind*."""
    word = s.low(at)
    conjunction = s.lows(at, 3) == ("that", "a", "few")
    if (
        conjunction
        or word not in SUBJECTS
        or s.low(at - 1) in AUXILIARY_BEFORE - any_of("and")
        or s.tokens[at].text == "i"
    ):
        return
    doubled = at and word == "that" and s.low(at - 1) in {"that", "which", "who", "what"}
    if doubled or not s.starts_clause(at):
        return
    # After a conjunction "that" may be a conjunction itself, and "this" begin a noun phrase.
    if word in {"this", "that"} and at and s.low(at - 1) not in PUNCTUATION:
        return
    if lacks_be(s, at):
        after, text = s.low(at + 1), s.tokens[at].text
        sure = after in {"a", "an"} and word in {"i", "this"} and at == 0 and has_no_verb(s, at + 1, len(s))
        forms = (f"{text} {form}" for form in be_for(s, at))
        yield s.replaced(at, *forms, rule="MissingBeVerb", sure=sure)


def lacks_be(s: Sentence, at: int) -> bool:
    """Tell whether a pronoun has no verb before words that can only follow one."""
    word, after, end = s.low(at), s.low(at + 1), clause_end(s, at + 1)
    if after in {"a", "an"} or (after == "the" and word == "it"):
        # In "it is possible that, if it rains, that a game…" the word is a conjunction.
        return has_no_verb(s, at + 1, end) or (after in {"a", "an"} and word != "that")
    return follows_be(s, at, end) and has_no_verb(s, at + 1, end)


def follows_be(s: Sentence, at: int, end: int) -> bool:
    """Tell whether a participle, an adjective or a place follows a pronoun."""
    word, tag, after, next_tag = s.low(at), s.tag(at + 1), s.low(at + 1), s.tag(at + 2)
    known = "j" in lexicon.classes(after) and not lexicon.forms(after) & {"base", "third", "past"}
    if tag == "VBG" and after not in {"being", "including"} and word not in {"this", "that", "there", "it"}:
        return True
    if tag == "JJ" and known and word != "that" and not (word == "this" and next_tag[:1] in {"N", "J"}):
        return next_tag not in {"NN", "NNS"} and s.tokens[-1].text in {".", "!"}
    if tag == "RB" and after in {"very", "so", "too", "quite"} and next_tag == "JJ" and word != "that":
        return s.tag(at + 3) not in {"NN", "NNS"}
    begins = at == 0 and word in {"it", "we", "they", "he", "she"}
    return begins and after in any_of("on in at from about under") and end < len(s) and s.low(end) != ","


def after_noun(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *The results clear.* and *your train leaving*: a whole clause without a verb."""
    phrase = s.phrase(at)
    if not phrase or s.tag(at) not in {"DT", "PRP$"} or s.low(at) in {"that", "all", "both"}:
        return
    if not (
        at == 0 or (s.low(at - 1) in any_of(", but because so and") and s.low(at - 2) not in PUNCTUATION)
    ):
        return
    head, after = phrase.head, phrase.end
    if s.tag(head) not in {"NN", "NNS"} or not any(token.tag in VERBS for token in s.tokens):
        return
    end = clause_end(s, after)
    if not has_no_verb(s, after, end) or s.tokens[-1].text not in {".", "!", "?"} or s.low(end) == "who":
        return
    word, tag = s.low(after), s.tag(after)
    adjective = (
        tag == "JJ"
        and "j" in lexicon.classes(word)
        and (s.is_end(after + 1) or s.low(after + 1) in {"and", "with"})
    )
    doing = tag == "VBG" and (s.tag(at) == "PRP$" or at == 0) and end == len(s) - 1
    if (adjective and (at == 0 or s.low(at - 1) != "and" or s.low(end) in {".", ","})) or doing:
        verb = be_for(s, head)
        yield s.inserted(after, *verb, rule="MissingBeVerb", sure=False)
