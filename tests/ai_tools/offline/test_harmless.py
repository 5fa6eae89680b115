"""Correct English of kinds that are easily mistaken for mistakes stays as it is."""

import pytest

from tests.ai_tools.offline.test_offline import corrected


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        # A way to, on the way to
        ("There is no way to quick success.", "en-US"),
        ("They gave way to younger players.", "en-GB"),
        # It's before a noun or an adjective
        ("Don't worry, it's no trouble at all.", "en-US"),
        ("This is not butter, it's cream.", "en-IN"),
        ("It's brand new and it's money well spent.", "en-GB"),
        # A plural noun after we and you
        ("We teachers need better schools.", "en-IN"),
        ("You kids have grown so much.", "en-US"),
        ("You doctors know best.", "en-GB"),
        # Articles before sounds that the spelling hides
        ("It was an honour and an honourable deed.", "en-GB"),
        ("It would be an honour to serve you.", "en-IN"),
        ("An uninvited guest told an unusual story.", "en-US"),
        ("It is an ongoing task, not an onward journey.", "en-US"),
        ("She is a one-time winner and a European citizen.", "en-US"),
        ("He wrote an Urdu novel about an Ugandan king.", "en-IN"),
        # Full stops that end no sentence
        ("Mehta Traders Pvt. Ltd. has moved to a new office.", "en-IN"),
        ("The Univ. of Pune and the Engg. college are closed today.", "en-IN"),
        ("Letters to Delta Corp. are sent by post.", "en-US"),
        ("From 9 am. the shop is open to all.", "en-GB"),
        # Numbers that are labels
        ("Surat is a tier three city in Gujarat.", "en-IN"),
        ("It is a Big Five company with a top five product.", "en-US"),
        ("They watched a World War One film and read the level two book.", "en-GB"),
        # Words of a fixed phrase that mean something else
        ("It had a lasting effect on the world.", "en-GB"),
        ("He held a cup in one hand and a book in the other hand.", "en-US"),
        ("She asked for my opinion and listened to my opinion.", "en-IN"),
        ("In the age of the internet, news travels fast.", "en-US"),
        ("It is a different kind of work, and the city with the most people.", "en-GB"),
        ("In that moment, I knew she was right.", "en-US"),
        ("We will take a decision on Monday.", "en-IN"),
        ("Do mistakes matter? Do friends help each other?", "en-US"),
        ("They took part at a young age, and he took part of the money.", "en-GB"),
        ("She is going to shopping malls and fishing villages.", "en-US"),
        ("He lost the opportunity, and the shares in Twitter fell.", "en-US"),
        # Prepositions that meet
        ("That is what they are working on on Monday.", "en-US"),
        ("The friends she travels with with joy are here.", "en-US"),
        # Other shapes
        ("The letter explains what was told to the parents and to me.", "en-US"),
        ("They want to know if he would have agreed.", "en-US"),
        ("Most of the times shown here are wrong.", "en-US"),
        ("Look at the case and point to the error.", "en-US"),
        ("We suppose to most people it sounds odd.", "en-US"),
        ("She flew to the Bahamas and then to the Netherlands.", "en-US"),
        ("It is a small American university near the sea.", "en-US"),
        ("First, i press the bell, ii wait for the guard, iii sign the book.", "en-US"),
        ("My sister live streams her lessons every week.", "en-US"),
        ("Our teacher think tank works on new books.", "en-US"),
        ("We left early because she like most guests was tired.", "en-GB"),
        ("Do all that you must to keep the job.", "en-US"),
        ("USE THE 3RD DOOR ON THE 2ND FLOOR.", "en-US"),
        # A relative clause without a pronoun, and a purpose
        ("If you find a book you like, tell the others about it.", "en-US"),
        ("When we see the progress they have made, we are proud.", "en-GB"),
        ("She packed the night before so she could leave at six.", "en-US"),
        # Names that look like other words
        ("Will often tells us stories about May and her dog.", "en-US"),
        ("Will painted the fence, and May held the ladder.", "en-GB"),
        ("We thank Jill Braxil and Tom Icelend for their help.", "en-US"),
        # Other words than they seem
        ("They went from lack of time to lack of money.", "en-US"),
        ("Please say: 1) what is it? and 2) who has it?", "en-US"),
        ("We live by the rule of Don't Waste Food.", "en-US"),
        ("They decided waiting a day longer would be wiser.", "en-US"),
        ("The rules are strange, as they are to many new players.", "en-US"),
        ("This troubled drivers because they could not park.", "en-US"),
        ("On day two of the workshop, everyone shares what they learned.", "en-US"),
        ("I have seen more social impact in my work than ever.", "en-US"),
        ("You can join in and participate at every step.", "en-US"),
        # A date over two lines
        ("Come to the town hall on May\n9 if you can.", "en-US"),
        # Verbs that are missing are not made of adjectives and nouns
        ("She ill today.", "en-US"),
        ("He lawyer and she very clever.", "en-US"),
        ("Salt an pepper go well with bread an butter.", "en-US"),
    ],
)
def test_correct_sentences_stay_as_they_are(text, dialect):
    assert corrected(text, dialect=dialect).result == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We goes home early.", "We go home early."),
        ("She drink the milk and he push the door.", "She drinks the milk and he pushes the door."),
        ("It is an book and a hour is over.", "It is a book and an hour is over."),
        ("SEND A EMAIL TO ALL", "SEND AN EMAIL TO ALL"),
        ("A hour is enough.", "An hour is enough."),
        ("They bought three book. She has five car.", "They bought three books. She has five cars."),
        ("We must to wear a helmet.", "We must wear a helmet."),
        ("She very love the sea.", "She really loves the sea."),
    ],
)
def test_the_mistakes_that_look_alike_are_corrected(text, expected):
    assert corrected(text, dialect="en-US").result == expected


def test_a_selection_from_the_middle_of_a_sentence_gets_no_capital():
    text = "the second half of it was better. We stayed until the end."
    assert corrected(text).result == text
