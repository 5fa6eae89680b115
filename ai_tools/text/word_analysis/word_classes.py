"""Closed classes of English words, and pairs of words that are often confused."""

from itertools import combinations


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


ARTICLES = frozenset({"a", "an", "the"})
DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
POSSESSIVES = frozenset({"my", "your", "his", "her", "its", "our", "their"})
QUANTIFIERS = _words(
    """
    all another any both each either enough every few fewer half less little lot lots many more most
    much neither no none one other others several some such two three four five six seven eight nine ten
    eleven twelve twenty hundred thousand
    """
)
PREPOSITIONS = _words(
    """
    about above across after against along among around as at before behind below beneath beside besides
    between beyond by despite during for from in inside into near of off on onto opposite out outside
    over past since than through throughout till to toward towards under underneath until up upon via
    with within without
    """
)
SUBJECTS = _words("i you he she it we they who which that there")
PRONOUNS = _words(
    """
    i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it
    its itself we us our ours ourselves they them their theirs themselves who whom whose which one
    oneself somebody someone anybody anyone everybody everyone nobody
    """
)
CONJUNCTIONS = _words(
    """
    and but or nor so yet because although though if unless whereas while when where that whether
    """
)
BE = _words("be am is are was were been being isn't aren't wasn't weren't 's 're 'm")
HAVE = _words("have has had having haven't hasn't hadn't 've")
DO = _words("do does did don't doesn't didn't")
MODALS = _words(
    """
    can could may might must shall should will would can't cannot couldn't won't wouldn't shouldn't
    mustn't needn't let let's lets make makes made 'll 'd to
    """
)
AUXILIARIES = BE | HAVE | DO | MODALS
NEGATIONS = frozenset({"not", "n't", "never"})

_CONFUSED = """
their there they're theirs there's
your you're
to too two
then than
its it's
whose who's
were where wear we're
our are hour
loose lose loss
affect effect
advice advise
practice practise
licence license
accept except
desert dessert
principal principle
past passed
weather whether
stationary stationery
quite quiet quit
here hear
brake break
lead led
peace piece
hole whole
know no now
knew new
threw through though thought thorough
by buy bye
right write
week weak
meet meat
see sea
son sun
wait weight
plane plain
hair heir
steal steel
tail tale
waist waste
sight site cite
bare bear
board bored
cell sell
dear deer
die dye
fair fare
flour flower
heal heel
mail male
main mane
pair pear
pray prey
rain reign
role roll
sail sale
scene seen
sew sow
some sum
allowed aloud
altogether together
beside besides
breath breathe
choose chose
cloth clothe
complement compliment
council counsel
device devise
elicit illicit
emigrate immigrate
ensure insure
fell feel
form from
lay lie
of off
once ones
personal personnel
precede proceed
price prize
raise rise
sit seat
thing think
thank thanks
till tell
want won't
wander wonder
was what
which witch
were we're
live leave
"""
CONFUSED_PAIRS = frozenset(
    frozenset(pair) for line in _CONFUSED.strip().splitlines() for pair in combinations(line.split(), 2)
)
"""Words that sound or look alike, each pair in no order."""
