"""What learners often write: sure mistakes are corrected, likely ones pointed out, right sentences stay."""

import pytest

from ai_tools.text.edits import Edit, Notice
from tests.ai_tools.offline.test_grammar import checked

CORRECTED = (
    ("We waited for an hour. then the bus came.", "We waited for an hour. Then the bus came."),
    ("Thanks God, nobody was hurt.", "Thank God, nobody was hurt."),
    ("The shop sells four pizza's.", "The shop sells four pizzas."),
    ("Why are my sandwiches so dry.", "Why are my sandwiches so dry?"),
    ('"Where did you find it." she asked.', '"Where did you find it?" she asked.'),
    ("Omar: What about the tickets.", "Omar: What about the tickets?"),
    ("My husband who cooks well has made soup.", "My husband, who cooks well has made soup."),
    ("They said, that the road was closed.", "They said that the road was closed."),
    ("I a nurse in a small clinic.", "I am a nurse in a small clinic."),
    ("She walked two miles too the station.", "She walked two miles to the station."),
    ("I think we our not invited.", "I think we are not invited."),
    ("It costs less that ten euros.", "It costs less than ten euros."),
    ("Than she closed the window.", "Then she closed the window."),
    ("Finish your homework ago Friday.", "Finish your homework before Friday."),
    ("The baby sleeps near half of the day.", "The baby sleeps nearly half of the day."),
    ("They have not answered still.", "They have not answered yet."),
    ("You do not knowledge my brother.", "You do not know my brother."),
    ("The teacher has telling us a story.", "The teacher has told us a story."),
    ("We want for buying a tent.", "We want to buy a tent."),
    ("You should not to park there.", "You should not park there."),
    ("Did he books the room?", "Did he book the room?"),
    ("He was cold because it were windy.", "He was cold because it was windy."),
    ("My sister was pride of her garden.", "My sister was proud of her garden."),
    ("Thank you for any advise.", "Thank you for any advice."),
    ("It rained. We sat inside. I was very cold", "It rained. We sat inside. I was very cold."),
    ("A boy looked for it's owner.", "A boy looked for its owner."),
    ("Each of the windows have a lock.", "Each of the windows has a lock."),
    ("The number of visitors have doubled.", "The number of visitors has doubled."),
    ("He is the one who have the keys.", "He is the one who has the keys."),
    ("My aunt has went home.", "My aunt has gone home."),
    ("He ran home because of he was late.", "He ran home because he was late."),
    ("I am used to eat late.", "I am used to eating late."),
    ("She decided to don't sell it.", "She decided not to sell it."),
    ("They warned us don't swim there.", "They warned us not to swim there."),
    ("We didn't can open the jar.", "We couldn't open the jar."),
    ("Who did wrote this poem?", "Who wrote this poem?"),
    ("What means this sign?", "What does this sign mean?"),
    ("What time opens the bank?", "What time does the bank open?"),
    ("They want that we clean the room.", "They want us to clean the room."),
    ("The soup is not enough hot.", "The soup is not hot enough."),
    ("I saw they leaving.", "I saw them leaving."),
    ("He is good at fix the bikes.", "He is good at fixing the bikes."),
    ("We arrived the hotel at noon.", "We arrived at the hotel at noon."),
    ("She is very good teacher.", "She is a very good teacher."),
    ("It is easy for him make a cake.", "It is easy for him to make a cake."),
    ("He wanted be a doctor.", "He wanted to be a doctor."),
    ("The Japan is an island.", "Japan is an island."),
    ("I have been born in Lagos.", "I was born in Lagos."),
    ("Where you was on Friday?", "Where were you on Friday?"),
    ("There is no enough milk.", "There is not enough milk."),
    ("If he will be late, we will start without him.", "If he is late, we will start without him."),
    ("When I will be old, I will travel.", "When I am old, I will travel."),
    ("Until we will be ready, they will wait.", "Until we are ready, they will wait."),
    ("If I would be rich, I would buy a boat.", "If I were rich, I would buy a boat."),
    ("We met in Monday a man from Rome at the bar.", "We met on Monday a man from Rome at the bar."),
)  # fmt: skip

POINTED_OUT = (
    ("The lift was broken, we took the stairs.", "The lift was broken. We took the stairs."),
    ("On Sundays, we rest, they work as usual.", "On Sundays, we rest. They work as usual."),
    (
        "She sells flowers, which she grows, you can order them.",
        "She sells flowers, which she grows. You can order them.",
    ),
    ("Last month my sister lose her ring.", "Last month my sister lost her ring."),
    ("She knew that it is too late.", "She knew that it was too late."),
    ("He told us that he has won.", "He told us that he had won."),
    ("My uncle opens the box and found a letter.", "My uncle opened the box and found a letter."),
    ('"Sit down," she has whispered.', '"Sit down," she whispered.'),
    ("They did an effort to help.", "They made an effort to help."),
    (
        "I have done some friends, but he does friends slowly.",
        "I have done some friends, but he makes friends slowly.",
    ),
    ("May I lend your ruler?", "May I borrow your ruler?"),
    ("She lost her class, so he lost the lesson.", "She lost her class, so he missed the lesson."),
    ("She earned the race.", "She won the race."),
    ("He asked to her for advice.", "He asked her for advice."),
    ("It stands near to our house.", "It stands near our house."),
    ("We have been thinking it for weeks.", "We have been thinking about it for weeks."),
    ("Half from my books are old.", "Half of my books are old."),
    ("In the fact, we won.", "In fact, we won."),
    ("Please download latest version.", "Please download the latest version."),
    ("Few years ago, he moved to Goa.", "A few years ago, he moved to Goa."),
    ("Please close me account.", "Please close my account."),
    ("The boy who he lives here is kind.", "The boy who lives here is kind."),
    ("You must to can swim.", "You must to be able to swim."),
    ("Nobody sure about it.", "Nobody is sure about it."),
    ("We were late because the road very dangerous.", "We were late because the road was very dangerous."),
    ("The man who selling fruit is my uncle.", "The man who is selling fruit is my uncle."),
    ("When my aunt was ill, my mother goes to see her.", "When my aunt was ill, my mother went to see her."),
    ("Me also like mangoes.", "I also like mangoes."),
    ("Choose the car what is cheaper.", "Choose the car that is cheaper."),
    ("We have no access for the roof.", "We have no access to the roof."),
    ("This smoke is harmful for plants.", "This smoke is harmful to plants."),
    ("A good friend is loyal with everyone.", "A good friend is loyal to everyone."),
    ("After the concert the band signed books.", "After the concert, the band signed books."),
    ("When the rain stopped the children ran out.", "When the rain stopped, the children ran out."),
    ("The doors opened and the crowd went in.", "The doors opened, and the crowd went in."),
    ("We moved to Lucknow where my aunt lives.", "We moved to Lucknow, where my aunt lives."),
    ("The results of the survey, are in the annex.", "The results of the survey are in the annex."),
    ("It very hot in this room.", "It is very hot in this room."),
    ("I was very nervous that I forgot my lines.", "I was so nervous that I forgot my lines."),
    ("She bought a lamp cheap for the kitchen.", "She bought a cheap lamp for the kitchen."),
    ("It brings also rain to the hills.", "It also brings rain to the hills."),
    ("Send the parcel to us new address.", "Send the parcel to our new address."),
    ("He sent me postcard from Rome.", "He sent me a postcard from Rome."),
    ("Most of my cousin live in Surat.", "Most of my cousins live in Surat."),
    ("The meeting was delay by an hour.", "The meeting was delayed by an hour."),
    ("Please write to the providers office.", "Please write to the provider's office."),
    ("It is the second time that he visits us.", "It is the second time that he has visited us."),
    ("They moved here before three months.", "They moved here three months ago."),
    ("I was sad because I lose my ring.", "I was sad because I lost my ring."),
    ("The price of the car is too expensive.", "The price of the car is too high."),
    ("How to cook this fish?", "How can I cook this fish?"),
    ("Our aunt wants that my son goes abroad.", "Our aunt wants my son to go abroad."),
    ("He lives here from last six years.", "He lives here for the last six years."),
    ("Please suggest me a hotel.", "Please suggest to me a hotel."),
    ("My both sons are tall.", "Both my sons are tall."),
    ("They have many experience in farming.", "They have much experience in farming."),
    ("It was very surprise.", "It was very surprising."),
    ("She has long black hairs.", "She has long black hair."),
    ("He told us the true.", "He told us the truth."),
    ("The film who won is old.", "The film that won is old."),
    ("He plays on the piano well.", "He plays the piano well."),
    ("We did an accident on the bridge.", "We had an accident on the bridge."),
    ("The soup is still too cold. The bread is freshly.", "The soup is still too cold. The bread is fresh."),
)

RIGHT = (
    "We import goods from the U.S. and sell them in Pune.",
    "Both child processes read from the same pipe.",
    "Each value must be one of the following: red, green or blue.",
    "Whatever you decide, it will be fine.",
    "The more I practise, the better I play.",
    "People in India who work at night sleep late.",
    "In the house I bought last year there is no lift.",
    "If I were rich and it were sunny, I would stay.",
    "Had I known, I would have come.",
    "Save a handful of seeds for next year.",
    "Everyone was friendly, and the room felt warm.",
    "Everybody happy to help should call me.",
    "I know the price, so tell me what is cheaper.",
    "She said that she had seen it.",
    "As he told us, it is too late.",
    "Take off the lid and cut off the stem.",
    "I have only three questions.",
    "He told the truth, and we said nothing.",
    "I borrowed a pen from him and lent her mine.",
    "He knows what it costs and paid for it.",
    "Last night's storm damages prices.",
    "We take a break at noon and another at night.",
    "She walked in front, and we walked next to her.",
    "Even if you are late, you can join us.",
    "I told my mother, and to my relief, she laughed.",
    "If it rains or the train is late, I stay at home.",
    "When the lights went out, and the music stopped, we left.",
    "We had, as she had promised, a room of our own.",
    "Should you need help, call me.",
    "What is needed is time.",
    "They gave us books about birds.",
    "He is more careful than me.",
    "She has still got my umbrella.",
    "One of us teachers has to stay.",
    "I saw him two years ago, but we were near the station.",
    "We had a science fair with forty projects.",
    "I know that cats and dogs can be friends.",
    "Your handwriting is friendly and clear.",
    "The staff were told that the office was closed.",
    "Each of us have our own view, as have most of the boys.",
    "A number of visitors have left.",
    "She is one of the few who have the keys.",
    "The money that he has went to a school.",
    "He left because of her and because of what he saw.",
    "The knife is used to cut bread, and I used to eat it late.",
    "They decided to do it.",
    "We do not can fruit at home.",
    "Who did you write to?",
    "What means of transport is there?",
    "I want that car, and he wants that done today.",
    "There is enough hot soup.",
    "He is good at sport, and the children are at play.",
    "She arrived the same day.",
    "It is a very good idea, and that is the very best time.",
    "Such a time for him made all the difference.",
    "It is time for him to go.",
    "It is the first time that I have seen it.",
    "Before two weeks had passed, he was back.",
    "I was glad because I always find my keys.",
    "The house is expensive, and its price is high.",
    "The film star who won is old, and we played on the beach.",
    "She has three grey hairs.",
    "The data from last year are lost.",
    "section: 5\ndescription: How to install it",
    "See fig. in the annex, esp. the part about costs.",
)


@pytest.mark.parametrize(("wrong", "right"), CORRECTED, ids=[str(at) for at in range(len(CORRECTED))])
def test_a_sure_mistake_is_corrected(wrong: str, right: str):
    assert checked(wrong).result == right


@pytest.mark.parametrize(("wrong", "right"), POINTED_OUT, ids=[str(at) for at in range(len(POINTED_OUT))])
def test_a_likely_mistake_is_pointed_out_and_left(wrong: str, right: str):
    correction = checked(wrong)
    assert correction.result == wrong
    made = {wrong[: one.offset] + one.suggestions[0] + wrong[one.end :] for one in correction.notices}
    assert right in made


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("She is fond in cats.", "Use “of”, not “in”, after “fond”."),
        ("The bill affects to everyone.", "“affects” takes its object without “to”."),
        ("They blamed him of the delay.", "This verb takes a different preposition."),
    ],
)
def test_a_wrong_preposition_is_explained_with_the_words_concerned(text: str, message: str):
    assert [one.message for one in checked(text).edits] == [message]


@pytest.mark.parametrize("text", RIGHT, ids=[str(at) for at in range(len(RIGHT))])
def test_a_right_sentence_stays_without_a_notice(text: str):
    correction = checked(text)
    found: list[Edit | Notice] = [*correction.edits, *correction.notices]
    assert not found


@pytest.mark.parametrize(
    ("dialect", "preposition"),
    [("en-GB", "at"), ("en-IN", "at"), ("en-AU", "at"), ("en-US", "on"), ("en-CA", "on")],
)
def test_the_preposition_before_weekend_follows_the_dialect(dialect: str, preposition: str):
    sure = checked("In the weekend we play cricket.", dialect=dialect)
    assert sure.result == f"{preposition.capitalize()} the weekend we play cricket."
    for phrase in ("the weekend", "weekends"):
        likely = checked(f"We play cricket in {phrase}.", dialect=dialect)
        assert [one.suggestions for one in likely.notices] == [(f"{preposition} {phrase}",)]


def test_a_text_that_is_consistently_british_stays_if_no_dialect_is_chosen():
    text = "My favourite colour is grey. We organised the programme in the town centre."
    assert checked(text, dialect="").result == text
    assert checked(text, dialect="en-US").result != text


def test_a_text_that_mixes_dialects_is_corrected_to_the_more_frequent_one():
    mostly_american = "The color of the center is gray, and I like the behavior and the flavour."
    assert checked(mostly_american, dialect="").result == mostly_american.replace("flavour", "flavor")
    mostly_british = "The colour is grey, and I like the behaviour, the neighbour and the flavor."
    assert checked(mostly_british, dialect="").result == mostly_british.replace("flavor", "flavour")
