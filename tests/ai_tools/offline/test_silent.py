"""Correct English of kinds that look like mistakes draws neither an edit nor a notice."""

import pytest

from tests.ai_tools.offline.test_grammar import checked

SENTENCES = (
    # Words before "by" that take no verb
    "The plan was objected to by the mayors, and the law is not changed at will by judges.",
    "The trees we referred to by number are old.",
    # An "of" or "in" that belongs to the object, and passives
    "They blamed the failure of the bank on rain.",
    "She spent the summer in Lisbon.",
    "Faced with angry voters, the mayor resigned.",
    "Most of the rain is concentrated in two months.",
    "He stood still and listened for footsteps.",
    "A good diet is essential to keeping fit.",
    "In the opinion of the judges, she sang best.",
    # "To" and "for" that no verb follows
    "Our best hope for saving the forest is a new law.",
    "The street that this refers to has gone.",
    "We keep a folder for build reports.",
    # Nouns that look like verbs, and letters that look like articles
    "It was the will of the voters.",
    "Line A crosses the river, and the a stands for all.",
    "The village lost a real commons.",
    "Society as a whole people find hard to describe.",
    # A few small words
    "Few people would agree.",
    "There is only one door, and it is only part of the wall.",
    "At first sight, it looked easy.",
    "The box holds even a small bike.",
    "It was a bit noisy in there.",
    "Please keep track of the time.",
    "The soldiers were taken prisoner.",
    "There was some sort of party.",
    "Prices rose four fold.",
    "She told some of her friends today, and he met his sisters yesterday.",
    # Verbs
    "The engine was run, and the fear was overcome.",
    "He is known to have two sons, and the dog knows to wait.",
    "People who ask after a meal are welcome to stay.",
    "Any talk among friends that is more than small talk helps.",
    "The blog lives on GitHub.",
    "The aim is mainly to learn.",
    'They are obviously "friends" of his.',
    "The board read STAY OUT.",
    "The novels which they were reading aloud were short.",
    "They borrow them from the library.",
    "Keep your hands off the cake.",
    "It is likely that, if it rains, a match will be called off.",
    # Nouns, articles and names
    "It belongs to the very essence of the sport.",
    "We need a little more advice.",
    "The grid shows this lists open tasks.",
    "The price varies depending on the age of the car.",
    "Default merge rules are not used.",
    "The vast majority of people agree.",
    "US society and US workers have changed.",
    "We store each failed request, so it can be read in the shared library.",
    "The file was made by ext4 image tools.",
    "He wrote many of the more openly critical “letters” to the press.",
    # Verb forms
    "They have been proved wrong, and I listened night after night to the rain.",
    "It is best thought of as a draft.",
    "A group of nothing but tired players is easy to beat.",
    "She was called a queen, for he “rules alone”.",
    "Rest is important to growing children, and the town owes it to vested interests.",
    "Note the date where necessary.",
    "He led a team capable of great things and a city unable to sleep.",
    "As skills as well as tools useful for the work were few, we left.",
    "If they like it, then we can stay.",
    "If that would be helpful, we could meet.",
    "Ask her if it will be open by noon, and I will come.",
    "This results in delays, and the value is zero.",
    "If diff.tool is not set, we use the other one.",
    # Statements that look like questions, and titles that end in one
    "What must be said will be said.",
    "They call their dog what they like.",
    "She read Who Is It? and two other books.",
    "All he does is sleep.",
    "Before leaving and just so you know, the door is shut.",
    # A phrase that opens the sentence, and thanks
    "Before three weeks had passed, he was back.",
    "Thanks a lot for your call yesterday. I really enjoy our talks.",
    # What is done often, or for the last time
    "This is the last time I help him.",
    "She was cross because they call her Tiny.",
    "We want to tell about the flood.",
    "It looks like very few cars.",
    "I pretend to work.",
    # Commas that join no two sentences
    "She says that because the road is closed, they have to walk.",
    "Every time the phone rings, he jumps.",
    "It's not the noise I mind, it's the smell.",
    "Much as I love him, I sleep alone.",
    "It is, you know, not far.",
    # Words
    "One person's joy is another's grief.",
    "It is the de facto capital.",
    "It was sooo cold, and we said yesss.",
    "A man won the $3 million prize.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_correct_sentences_are_not_even_pointed_out(sentence: str):
    found = checked(sentence, dialect="en-US")
    assert [(one.rule, one.original) for one in found.edits] == []
    assert [(one.rule, one.original) for one in found.notices] == []
