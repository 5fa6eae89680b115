"""Words that are written for others that look or sound alike, where the sentence decides which is meant."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import BE, NOMINATIVES, NOUNS, Finding, Sentence, base_of
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

_NOT_POSSESSED = any_of("VBG DT PRP$ RB IN TO VBN")


def find(sentence: Sentence) -> Iterator[Finding]:
    """Yield the confused words of a sentence."""
    for at in range(len(sentence)):
        for rule in (_your, _their, _its, _than, _too, _hear_know_buy, _others, _verbs):
            yield from rule(sentence, at)


_YOURS = any_of("number name address phone help answer reply email house friend time room work")


def _your(s: Sentence, at: int) -> Iterator[Finding]:
    word, tag, after = s.low(at), s.tag(at + 1), s.low(at + 1)
    if (
        word == "your"
        and s.starts_clause(at)
        and s.low(at - 1) not in any_of("on before after since as")
        and (
            tag in {"DT", "PRP$"}
            or after
            in any_of("welcome not so very too right wrong going sure late always kidding invited lucky")
        )
    ):
        third = s.tag(at + 2)
        if (after in {"very", "so", "too"} and third == "JJ" and s.tag(at + 3) in NOUNS) or (
            after in any_of("welcome right wrong late sure lucky going always not")
            and not (
                s.is_end(at + 2) or (after == "going" and third == "TO") or after in {"not", "sure", "always"}
            )
        ):
            return
        if (after == "very" and s.low(at + 2) in {"own", "first", "best"}) or (
            after == "so" and third != "JJ"
        ):
            return
        yield s.replaced(at, "you're", rule="YouAre", sure=after not in {"all", "both", "going", "no"})
    elif (
        word == "you"
        and tag in {"NN", "NNS"}
        and (
            s.tag(at - 1) in {"IN", "VB", "VBG"}
            or (s.low(at - 1) in {"me", "us", "him"} and s.low(at - 2) in {"send", "give", "tell", "show"})
        )
        and s.low(at - 1)
        not in any_of(
            "give like see call ask tell show make send let get wish thank offer teach help buy cost"
        )
    ):
        noun = after
        if (
            lexicon.is_noun(lexicon.singular(noun) or noun)
            and (noun in _YOURS or not lexicon.forms(noun))
            and (s.is_end(at + 2) or s.tag(at + 2) in {"IN", "NN", "CC", "RB"})
            and noun
            not in any_of("people guys all today tomorrow tonight yesterday home folks kids sir time")
        ):
            yield s.replaced(
                at,
                "your",
                rule="YourYou",
                sure=(s.tag(at - 1) == "IN" and s.is_end(at + 2))
                or s.low(at + 2) in {"number", "address", "name"},
            )
    elif word in {"you're", "your"} and word == "you're":
        return


def _their(s: Sentence, at: int) -> Iterator[Finding]:
    word, tag, after = s.low(at), s.tag(at + 1), s.low(at + 1)
    if word == "their":
        if after in {"is", "are", "was", "were"} and s.tag(at + 1) in {"VBZ", "VBP", "VBD"}:
            yield s.replaced(at, "there", rule="ThereTheir")
        elif s.starts_clause(at) and (
            (tag == "DT" and after not in {"all", "both"})
            or (
                tag == "VBG"
                and after in any_of("going coming trying doing getting making looking waiting having")
                and s.tag(at + 2) in {"TO", "DT", "IN", "RB"}
                and s.tag(at + 3) != "VBZ"
            )
            or (after in {"not", "always"} and s.tag(at + 2) in {"VBG", "JJ", "DT"})
        ):
            yield s.replaced(at, "they're", rule="TheyAre")
    elif (
        word == "there"
        and tag in {"NN", "NNS"}
        and s.tag(at) != "EX"
        and s.tag(at - 1) in any_of("IN VB VBP VBD VBG VBZ")
        and s.low(at - 1)
        not in any_of("is are was were be go went been from in over up out down live stay get")
    ):
        yield s.replaced(
            at,
            "their",
            rule="ThereTheir",
            sure=s.tag(at - 1) == "IN"
            and s.low(at - 1) in any_of("with of for about by on")
            and s.is_end(at + 2),
        )
    elif (
        word == "they"
        and after in any_of("own parents children friends house lives job family")
        and s.tag(at - 1) in {"IN", "VB", "VBP", "VBD"}
    ):
        yield s.replaced(at, "their", rule="ThereTheir", sure=after == "own")


def _its(s: Sentence, at: int) -> Iterator[Finding]:
    word, after = s.low(at), s.low(at + 1)
    if (
        word == "its"
        and s.starts_clause(at)
        and s.low(at + 2) not in any_of("cappella la priori posteriori fortiori")
        and (
            after
            in any_of(
                "a an the not very too so been my raining okay ok really hard easy difficult "
                "important impossible possible late nice time always better because going like"
            )
        )
    ):
        adverb = after in any_of("very too so really always")
        if (adverb and s.tag(at + 2) not in {"JJ", "RB", "DT"}) or (adverb and s.tag(at + 3) in NOUNS):
            return
        if after in any_of(
            "hard easy difficult important impossible possible late nice time better like going"
        ) and s.tag(at + 2) in NOUNS | {"JJ", "CD"}:
            return
        yield s.replaced(
            at,
            "it's",
            rule="ItIs",
            sure=after not in any_of("like time going better late")
            or s.tag(at + 2) in {"TO", "PRP"}
            or s.is_end(at + 2),
        )


def _than(s: Sentence, at: int) -> Iterator[Finding]:
    word, before = s.low(at), s.low(at - 1)
    if (
        word == "then"
        and not any(s.low(i) in {"than", "and"} for i in range(at + 1, len(s)))
        and s.low(at - 2) != "the"
        and s.tag(at + 1) in any_of("PRP PRP$ DT NNP CD VBG NN NNS")
        and (
            (
                s.tag(at - 1) in {"JJR", "RBR"}
                and before not in any_of("later earlier more less better further")
            )
            or (before in {"better", "more", "less"} and s.tag(at + 1) in any_of("PRP DT PRP$ CD NNP VBG"))
            or before == "rather"
        )
    ):
        if (
            s.tag(at + 1) not in {"VBP", "VBD", "VBZ"}
            and not s.is_end(at + 1)
            and not (
                s.low(at + 1) in NOMINATIVES | {"it", "you"}
                and s.tag(at + 2) in {"VBD", "VBZ", "MD", "VBP"}
                and s.low(at - 2) not in BE
            )
        ):
            yield s.replaced(at, "than", rule="ThanThen", sure=before != "rather" or s.tag(at + 1) != "PRP")
    elif (
        word == "than"
        and before == ","
        and s.low(0) in {"if", "when"}
        and s.low(at + 1) in NOMINATIVES | {"you", "it", "there", "the"}
    ):
        yield s.replaced(at, "then", rule="ThanThen")
    elif (
        word == "that"
        and before
        and s.tag(at - 1) in {"JJ", "JJR"}
        and (s.low(at - 2) == "more" or s.tag(at - 1) == "JJR")
        and s.low(at + 1) in {"you", "i", "we"}
        and s.low(at + 2) in any_of("think thought expected expect imagine imagined")
        and s.is_end(at + 3)
    ):
        yield s.replaced(at, "than", rule="ThanThen")


def _too(s: Sentence, at: int) -> Iterator[Finding]:
    word, after, before = s.low(at), s.low(at + 1), s.low(at - 1)
    if (
        word == "to"
        and before in any_of("is are was were am 's 'm 're")
        and s.tag(at + 1) in {"JJ", "RB", "VB"}
        and after
        in any_of(
            "late expensive big small hot cold young old difficult tired busy heavy easy hard "
            "noisy dangerous crowded boring much many"
        )
        and (s.is_end(at + 2) or s.tag(at + 2) in {"TO", "IN", "CC"})
    ):
        yield s.replaced(at, "too", rule="TooTo")
    elif (
        word == "to"
        and after in {"much", "many"}
        and s.tag(at + 2) in NOUNS | {"JJ"}
        and s.tag(at - 1) in any_of("VB VBP VBD VBZ EX VBG")
        and before not in any_of("due according lead leads led similar")
    ):
        yield s.replaced(
            at,
            "too",
            rule="TooTo",
            sure=base_of(before) in any_of("be have spend eat drink use") or before in BE,
        )
    elif (
        word == "too"
        and s.tag(at + 1) == "VB"
        and base_of(before) in any_of("want need like have go try learn love decide hope")
        and s.tag(at - 1)[:2] == "VB"
        and not lexicon.is_noun(after)
    ):
        yield s.replaced(at, "to", rule="TooTo")
    elif word == "me" and after == "to" and s.is_end(at + 2) and at == 0:
        yield s.replaced(at + 1, "too", rule="TooTo")


_MODAL_LIKE = any_of("to can could will would not n't 'll should must may might did do does")


def _hear_know_buy(s: Sentence, at: int) -> Iterator[Finding]:
    word, before, after = s.low(at), s.low(at - 1), s.low(at + 1)
    if word == "here" and (
        (
            before in any_of("to can could not n't ca")
            and s.tag(at + 1) in {"DT", "PRP", "PRP$"}
            and before != "from"
        )
        or (after == "from" and before in any_of("to not n't will can 'll") and s.tag(at + 2) == "PRP")
    ):
        if before != "to" or s.low(at - 2) in any_of(
            "glad happy sorry want nice like love forward able good"
        ):
            yield s.replaced(at, "hear", rule="HearHere")
    elif (
        word == "now"
        and before in {"to", "n't", "not"}
        and (
            s.low(at - 2) in any_of("do does did like want need ca")
            and s.tag(at + 1) in any_of("DT PRP$ WRB WP PRP IN")
        )
    ):
        if not (before == "not" and s.low(at - 2) not in {"do", "does", "did"}) and (
            before != "to" or s.low(at - 2) in {"like", "want", "need"}
        ):
            yield s.replaced(at, "know", rule="KnowNow")
    elif (
        word == "by"
        and before in any_of("to will can could would should 'll n't must")
        and s.tag(at + 1) in any_of("DT PRP$ JJ NNS CD")
        and s.low(at - 2) not in {"next", "due"}
    ):
        yield s.replaced(at, "buy", rule="BuyBy", sure=before not in {"can", "must"})
    elif (
        word in {"breath", "loose"}
        and not (before in {"not", "n't"} and s.low(at - 2) in BE)
        and before in any_of("to can ca n't not will could 'll cannot")
        and (s.is_end(at + 1) or s.tag(at + 1) in any_of("DT PRP$ IN RB PRP NN"))
    ) and (before != "to" or s.low(at - 2) not in {"of", "from", "next", "close"}):
        meant = "breathe" if word == "breath" else "lose"
        yield s.replaced(at, meant, rule="VerbOrNoun", sure=s.tag(at + 1) != "NN" or word == "loose")


def _others(s: Sentence, at: int) -> Iterator[Finding]:
    word, before, after = s.low(at), s.low(at - 1), s.low(at + 1)
    if (
        word == "weather"
        and (
            before in any_of("wonder sure ask asked wondering decide matter")
            or (before == "know" and s.low(at - 2) in {"not", "n't"})
        )
        and (after in NOMINATIVES | {"it", "you", "to"})
    ):
        yield s.replaced(at, "whether", rule="WhetherWeather")
    elif (
        word == "quiet"
        and s.tag(at + 1) == "JJ"
        and before in BE | {"a"}
        and s.tag(at + 2) != "CC"
        and after not in {"little", "young", "old"}
        and (before != "a" and s.is_end(at + 2))
    ):
        yield s.replaced(at, "quite", rule="QuiteQuiet")
    elif (
        word == "were"
        and s.starts_clause(at)
        and at == 0
        and after in {"going", "not"}
        and s.low(2) in {"to", "going"}
        and s.tokens[-1].text != "?"
    ):
        yield s.replaced(at, "we're", rule="WeAre", sure=False)
    elif (
        word == "where"
        and before in {"we", "they", "you"}
        and s.tag(at + 1) in {"VBG", "VBN", "JJ", "RB"}
        and at < 3
    ):
        yield s.replaced(at, "were", rule="WereWhere")
    elif (
        word == "were"
        and before in any_of("place house city town country situation restaurant")
        and s.low(at + 1) in NOMINATIVES
    ):
        yield s.replaced(at, "where", rule="WereWhere")
    elif (
        word == "thing"
        and before in NOMINATIVES | {"you"} - {"he", "she"}
        and (after in NOMINATIVES | any_of("it that the you about"))
    ):
        yield s.replaced(at, "think", rule="ThinkThing")
    elif (
        word == "whose"
        and s.tag(at + 1) in {"VBG", "DT"}
        and s.low(at + 1) in {"going", "the", "coming"}
        and at == 0
    ):
        yield s.replaced(at, "who's", rule="WhoIs")


def _verbs(s: Sentence, at: int) -> Iterator[Finding]:
    word, before, after = s.low(at), s.low(at - 1), s.low(at + 1)
    if word == "except" and before in {"to", "please", "will", "n't"} and s.tag(at + 1) in {"PRP$", "DT"}:
        yield s.replaced(at, "accept", rule="AcceptExcept", sure=before != "will")
    elif (
        word == "effect"
        and before in any_of("will can may could n't")
        and s.tag(at + 1) in {"PRP", "PRP$", "DT"}
    ):
        yield s.replaced(at, "affect", rule="AffectEffect", sure=s.low(at + 1) not in {"a", "the"})
    elif (
        word in {"become", "becomes", "became"}
        and before in NOMINATIVES
        and s.low(at + 1) in {"many", "a", "some", "lots"}
        and s.low(at + 2) in any_of("mails emails letters email letter messages presents present call")
    ):
        yield s.replaced(at, {"become": "get", "becomes": "gets", "became": "got"}[word], rule="BecomeGet")
    elif (
        word in {"told", "tell"}
        and before in NOMINATIVES | {"workers", "people"}
        and after == "that"
        and s.tag(at + 2) in any_of("DT PRP PRP$ NNP EX")
    ):
        yield s.replaced(at, "said" if word == "told" else "say", rule="SayTell")
    elif (
        word in {"said", "say", "says"}
        and after in {"me", "him", "us", "them"}
        and s.tag(at)[:2] == "VB"
        and s.low(at + 2) in any_of("that to about how what the a")
    ):
        yield s.replaced(at, {"said": "told", "say": "tell", "says": "tells"}[word], rule="SayTell")
    elif word == "almost" and after in any_of("people students teenagers children women men"):
        yield s.replaced(at, "most", "almost all", rule="AlmostMost")
