"""Which language a text is in, where its sentences end, and what the parse keeps."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import CONFIG, make_article

from dragoman.language import detect, parse, split_sentences, tokens_of

LANGUAGES = [
    ("The ministers met in Geneva and agreed on a ceasefire.", "en"),
    ("De ministers kwamen bijeen in Genève en werden het eens.", "nl"),
    ("Die Minister trafen sich in Genf und einigten sich auf eine Waffenruhe.", "de"),
    ("Les ministres se sont réunis à Genève et ont convenu d'une trêve.", "fr"),
    ("Los ministros se reunieron en Ginebra y acordaron una tregua.", "es"),
    ("Министры встретились в Женеве и договорились о перемирии.", "ru"),
    ("Video", "und"),
    ("2024", "und"),
]

SENTENCES = [
    ("en", "Talks failed. Nobody was surprised.", ["Talks failed.", "Nobody was surprised."]),
    ("en", "Mr. Kerry left. Sen. McCain stayed.", ["Mr. Kerry left.", "Sen. McCain stayed."]),
    ("en", "“We wait. We act,” he said.", ["“We wait. We act,” he said."]),
    ("fr", "M. Macron est parti. M. Scholz reste.", ["M. Macron est parti.", "M. Scholz reste."]),
    ("nl", "Prof. Bos ging weg. Niemand bleef.", ["Prof. Bos ging weg.", "Niemand bleef."]),
    ("nl", "De plv. Minister ging. Niemand bleef.", ["De plv. Minister ging.", "Niemand bleef."]),
    ("it", "Era a S. Marco. Poi partì.", ["Era a S. Marco.", "Poi partì."]),
    (
        "de",
        "Oslo trat als 12. Land bei. Bonn nicht.",
        ["Oslo trat als 12. Land bei.", "Bonn nicht."],
    ),
    (
        "de",
        "Am 3. Mai war Ruhe. Im 16. Bezirk nicht.",
        ["Am 3. Mai war Ruhe.", "Im 16. Bezirk nicht."],
    ),
    ("de", "Es war ihr 2. Anlauf. Er gelang.", ["Es war ihr 2. Anlauf.", "Er gelang."]),
    ("de", "Otto der II. Kaiser schwieg. Er ging.", ["Otto der II. Kaiser schwieg.", "Er ging."]),
    ("de", "Er kam im Jahr 2019. Danach ging er.", ["Er kam im Jahr 2019.", "Danach ging er."]),
    ("de", "Es waren 31. Danach kam keiner.", ["Es waren 31.", "Danach kam keiner."]),
]

KINDS = [
    ("The road to peace", "heading"),
    ("The road to peace is long.", "prose"),
    ("Macron : « Non »", "prose"),
    ("« La route est longue. »", "prose"),
    ("A line of more than twelve words is never a heading, whatever stands at its end", "prose"),
]


@pytest.mark.parametrize(("text", "language"), LANGUAGES)
def test_the_language_of_a_text(text, language):
    assert detect(text)[0] == language


@pytest.mark.parametrize(("language", "text", "sentences"), SENTENCES)
def test_where_sentences_end(language, text, sentences):
    article = make_article(text, language=language)
    found = split_sentences(article, config=CONFIG)
    assert [s.span.of(article.text) for s in found] == sentences


@pytest.mark.parametrize(("line", "kind"), KINDS)
def test_a_heading_is_no_sentence(line, kind):
    article = make_article(f"Before it stands a sentence.\n{line}\nAfter it stands another.")
    found = {s.span.of(article.text): s.kind for s in split_sentences(article, config=CONFIG)}
    assert found[line] == kind


def test_a_headline_of_two_things_is_cut_in_two():
    article = make_article("Body.", title="Zorin denies it; Stevenson demands an answer")
    titles = [s for s in split_sentences(article, config=CONFIG) if s.kind == "title"]
    assert [t.span.of(article.text) for t in titles] == [
        "Zorin denies it;",
        "Stevenson demands an answer",
    ]


def test_glued_words_are_parsed_apart_and_keep_their_places():
    text = "Lavrov spoke. Then Lavrovsaid that talks would go on."
    article = make_article(text)
    sentence = list(split_sentences(article, config=CONFIG))[1]
    words = {token.text: token for token in tokens_of(article, sentence)}
    assert words["said"].pos == "VERB"
    assert article.text[words["said"].start : words["said"].end] == "said"


def test_an_ex_minister_is_one_object_of_his_verb():
    article = make_article("The senator accused the ex-minister of lying.")
    (sentence,) = split_sentences(article, config=CONFIG)
    words = {token.text: token for token in tokens_of(article, sentence)}
    assert (words["ex"].dep, words["ex"].head) == ("compound", words["minister"].i)
    assert [t.text for t in words.values() if t.dep == "dobj"] == ["minister"]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="Ab .,\"“”'\n-é中", max_size=60), st.sampled_from(["en", "nl", "xx"]))
def test_every_token_and_sentence_lies_in_its_text(text, language):
    article = make_article(text, language=language)
    for token in parse(text, language):
        assert 0 <= token.start <= token.end <= len(text)
    ends = 0
    for sentence in split_sentences(article, config=CONFIG):
        assert ends <= sentence.span.start < sentence.span.end <= len(text)
        ends = sentence.span.end
