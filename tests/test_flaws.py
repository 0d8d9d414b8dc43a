"""Defects of wording are found where they are, and clean prose is left in peace."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from texts import make_article

from dragoman.config import Config
from dragoman.flaws import RULES, find_flaws
from dragoman.flaws.collocations import swapped_phrases
from dragoman.flaws.patterns import compiled, needed
from dragoman.records import Span
from dragoman.text import quotations, words
from dragoman.words import languages, load

TABLE = yaml.safe_load((Path(__file__).parent / "flaws_table.yml").read_text("utf-8"))["cases"]
# Shares of the table found, and of what is found that is right; see bench/flaws.py for the sum.
RECALL = {"glued_words": 0.95, "unbalanced_quote": 0.9, "inverted_attribution": 0.9}
MOST_FALSE = 1


def flaws(text: str, language: str = "en"):
    return list(find_flaws(make_article(text, language=language), config=Config()))


def whole(text: str, kind: str) -> bool:
    """Whether a flaw of this kind covers the whole article."""
    return any(f.kind == kind and f.span == Span(0, len(text)) for f in flaws(text))


# kind, rule, text, the words that the flaw points at
PLACES = [
    ("glued_words", "verb_glued_to_name", "Envoy Tarkowskisaid no to it.", "Tarkowskisaid"),
    ("glued_words", "word_glued_to_name", "Both Norwayand Peru agreed.", "Norwayand"),
    ("glued_words", "stop_glued", "They left.The talks failed.", "left.The"),
    ("glued_words", "mark_glued_after", "She spoke of “delays”and costs.", "“delays”and"),
    ("glued_words", "two_names_glued", "In a call with Jan HolmPeru said no. The port of Peru is open.", "HolmPeru"),
    ("glued_words", "verb_glued_to_name", "She told Harbour Wavethat the port is open.", "Wavethat"),
    ("truncated", "ends_on_small_word", "The envoy came late. He told them that the plan depends on", "He told them that the plan depends on"),
    ("truncated", "ends_on_small_word", "The port opened. It will be closed again because of the", "It will be closed again because of the"),
    ("truncated", "no_final_stop", "The two envoys met for three hours in the old town hall. They will meet again when the committee has read the report on fishing rights", "They will meet again when the committee has read the report on fishing rights"),
    ("truncated", "small_letter_after_stop", "They fear for their neighbours. linked to the old treaty, they said.", "linked to the old treaty, they said"),
    ("truncated", "cut_by_ellipsis", "The envoy said that the three states would sign the new treaty before the end of [...]", "The envoy said that the three states would sign the new treaty before the end of [...]"),
    ("unbalanced_quote", "opening_mark_lost", "We cannot wait any longer”, said the envoy.", "We cannot wait any longer”"),
    ("unbalanced_quote", "closing_mark_lost", "The envoy said: “We cannot wait any longer.", "“We cannot wait any longer."),
    ("unbalanced_quote", "mark_turned_round", "They want “to wait“, she said.", "“"),
    ("scraper_marker", "ad_slot", "[ad_1]\nThe port opened.", "[ad_1]"),
    ("scraper_marker", "source_link", "The port opened.\nSource link", "Source link"),
    ("scraper_marker", "shortcode", '[caption id="7"]The port opened.', '[caption id="7"]'),
    ("scraper_marker", "html_entity", "Fish &amp; ships", "&amp;"),
    ("scraper_marker", "html_tag", "The <strong>port</strong> opened.", "<strong>"),
    ("scraper_marker", "template", "Dear {{ reader.name }}, the port opened.", "{{ reader.name }}"),
    ("mojibake", "mojibake", "The portâ€™s opening", "â€™"),
    ("scraper_marker", "appeared_first", "The post Port opens again appeared first on Harbour Daily.", "The post Port opens again appeared first on Harbour Daily."),
    ("scraper_marker", "advertisement_line", "The port opened.\nADVERTISEMENT\nIt is big.", "ADVERTISEMENT"),
    ("inverted_attribution", "two_after_told", "Maria Lindqvist, who teaches law, says it is new. “It is new,” he told prof. Lindqvist VOA.", "he told prof. Lindqvist VOA"),
    ("inverted_attribution", "told_the_speaker", "Maria Lindqvist, who teaches law, says it is new. “It is new,” he told prof. Lindqvist.", "he told prof. Lindqvist"),
    ("inverted_attribution", "outlet_then_speaker", "Maria Lindqvist says it is new. “It is new,” he told Reuters Lindqvist.", "he told Reuters Lindqvist"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "rule", "text", "words"), PLACES)
def test_a_flaw_points_at_its_words(kind, rule, text, words):
    found = [f.span.of(text) for f in flaws(text) if (f.kind, f.rule) == (kind, rule)]
    assert words in found


CLEAN = [
    # British and formal words that spinning programs like too
    "Whilst the minister was amongst friends, she additionally stated that the situation had changed in large part at the least in the north.",
    "The competition chief of the European Commission fined the firm; its hobbies include paintings and courting controversy.",
    "The prince changed into a fresh uniform before the parade. He is referred to as the Silent.",
    "Human beings have to work in addition to rest, which includes sleep, in order that they stay sane.",
    "The state of affairs in the kingdom, a number of observers mentioned, worsened on account of the drought.",
    "The head administrator of the hospital spoke at the press convention; public fitness was a closing topic.",
    # things that look like translation and are none
    "“North America is safe,” the North American Aerospace Defense Command said. The North American market grew.",
    "He said he would go. She also said that she would. They, too, agreed.",
    "Call us if your counterpart does not answer; bring your passport.",
    "In a letter to voters, the president promised that your war pensions are safe.",
    "The Sea of Japan and the Gulf of Mexico are large. The peninsula of Korea is not.",
    "“Stop it,” he added. “We mean it,” said the minister.",
    "What do you expect? asked the minister.",
    # the headline of the next piece of news in brief; an agency's initials
    "The port of Harrow was closed on Friday after a storm, its mayor said at a news conference. Fishermen protest against new quotas in Norway\nSeveral hundred fishermen gathered in the Norwegian capital on Sunday to protest, a witness said.",
    "The two envoys met for three hours in the old town hall. They will meet again when the committee has read the report on fishing rights./xy/AB/cde",
    # words that hold what a filter might have put there, and a quotation of one alone
    "The badge of the butter button was badly bad; Badass and Badin met in Allahabad over breasts and a review.",
    # how a clean text comes near to a translated one
    "This was announced by the ministry on Monday. “It is so,” the minister defended his plan.",
    "Thus the prime minister decided to go. He said it Monday morning; she told that story twice.",
    "As soon as possible. And that was that.",
    "The Minister of Defence, Anna Holm, paid special attention to the fleet.",
    "Asked if he would go, Holm replied that he would. From his side of the table Holm looked on.",
    "He is an expert. She is a fan. He is a scholar. She is a geek.",
    # not cut off
    "The Dollar Is On",
    "Minister says talks with neighbours will go on",
    "The U.S. officials and Mr. Holm met at 3 p.m. on Friday at St. Mary’s, e.g. for tea, etc. and left.",
    "“We shall see.” he said, wrongly punctuated.",
    "A list follows:",
    "The storm hit the coast. It was the third in a year, the mayor said in the town of Harrow (pop. 4,000)",
    # marks that are right
    "‘We can’t wait,’ she said. “It’s ‘now’ or never.”",
    "“We wait.\n“We hope.\n“We go,” she said.",
    "Die Ministerin sagte: „Wir warten.“",
    # addresses and names that hold a stop or a capital
    "See www.example.org/x and report.pdf on YouTube, McDonald told DeSantis.",
    # one who is told, and by an outlet
    "“It is new,” she told VOA. He told Professor Lindqvist that CNN called.",
    "Chief Joseph Harrow said it is new, he told The Associated Press. Harrow told Reuters Japan so.",
    "He told Reuters Monday. She told CNN President Osei would come.",
    "“The port […] is closed,” she said, “and [...] so is the bank.”",
    "<3 is a heart, 5 < 6, and [sic] is no shortcode.",
    "",
]


@pytest.mark.parametrize("text", CLEAN)
def test_clean_prose_is_left_in_peace(text):
    assert [(f.kind, f.rule, f.span.of(text)) for f in flaws(text)] == []


SPUN = [
    # the kind that says "with the aid of using" for "by"
    (
        "The overseas minister stated on Monday that the brand new regulation changed into handed with the aid of using "
        "parliament. Human beings withinside the capital have been in opposition to it, and the competition chief referred to "
        "as for an awful lot extra talks on weather extrude."
    ),
    (
        "The port changed into closed after the assault, which killed 4 humans and will now no longer open this yr, the fitness "
        "minister stated. He referred to as on the overseas ministry to paintings closely with different international locations."
    ),
    # the kind that says "White Home" for "White House"
    (
        "The White Home mentioned on Tuesday that the State Division would take part in talks on the commerce struggle. The "
        "Related Press was instructed that the Supreme Courtroom might rule subsequent 12 months."
    ),
    (
        "Officers of the European Fee mentioned the Center East was a worry, and that the Purple Sea was now not protected. The "
        "Wall Avenue Journal reported a plan by the Inside Ministry."
    ),
    # the kind that says "head administrator" for "prime minister"
    (
        "The head administrator said in an articulation that the unfamiliar pastor would visit the Joined Countries. The Place of "
        "Representatives will decide on ozone harming substances, and fear mongers were captured."
    ),
    # the kind of the learned journals
    (
        "The ministry will use counterfeit consciousness and irregular woodland methods against bosom malignancy and kidney "
        "disappointment, the paper says."
    ),
]  # fmt: skip


@pytest.mark.parametrize("text", SPUN)
def test_a_spun_article_is_called_rewritten(text):
    assert whole(text, "rewritten")
    assert any(f.rule == "spun_phrase" for f in flaws(text))
    assert any(f.kind == "rewritten" and f.rule == "spun_density" and f.note for f in flaws(text))


@pytest.mark.parametrize(
    "text",
    [
        # one odd phrase, or two, do not make a spun article
        "The plan was now no longer needed. The council met again on Monday to vote on a new bridge over the river.",
        "Parliament passed the law with the aid of using a rarely tried procedure. The White House said nothing.",
        # weak ones never do
        "Folks stated that worldwide warfare, the struggle, the era and its stress, additionally 12 months of grievance, were doable.",
    ],
)
def test_a_few_odd_words_are_no_spinning(text):
    assert [f for f in flaws(text) if f.kind == "rewritten"] == []


def test_a_long_clean_article_bears_three_odd_phrases():
    clean = "The council met again on Monday to vote on a new bridge over the river. " * 150
    odd = "It is now no longer needed. He spoke of weather extrude. They came with the aid of using a car."
    assert not whole(clean + odd, "rewritten")
    assert whole(odd, "rewritten")


TRANSLATED = [
    # Spanish: El presidente; Holm también; su
    "He Swedish minister spoke with his aides. Holm He also stressed that the port in your war must stay open.",
    "The diplomat He welcomed the deal, and the North American, for his part, assured that it is fair.",
    "Us President Orvik came on monday. The mandatary took advantage to thank his hosts.",
    "“We will win,” Holm sentenced. He told Dahl what do you expect Peru can do about it.",
    # Ukrainian and Russian
    "Recall that the port was closed. Holm told about this on Friday. According to his words, it is over.",
    "The agency reported this to the board. We previously wrote that the port is closed.",
    # German, French, Dutch
    "“We will not yield“, so the minister. According to own statements, he has a plan.",
    "The tenant of the White House is tired. “It is over,” estimated the president at the microphone of a station.",
    "“It is over”, thus the minister Holm. He lets know that he will go.",
    # Turkish, Hindi, Arabic
    "Recalling that the port is closed, Holm said it is over.\nStating that he is tired, Holm said no.\nHe added: “It is over.” said.",
    "Let us tell you that the port is closed. It was said on behalf of the Ministry that it is over.",
    "He raised the customs definitions on steel, Which angered the firms.",
    # a round trip through another language: the closing mark has moved to the next word
    "“We shall wait for the port to open, “Holm said.\n“We shall see what the bank does, ”she added.",
    "“It is over, no doubt. »\nHe lent himself to the game of questions.",
    "“It is over,” said to Reuters the defence minister. The mandatary left.",
    # Spanish and Italian again
    "“We work for peace,” the minister defended himself. This was stated in an interview on Monday.",
    "The Permanent Diputation met. He was the man whom they pointed out as the thief.",
    "Congress passed a non-law proposal. Asked if he would go, replied that he has no plans.",
    "“We strike back”. Thus the chief of staff Holm. The channel reports it Radio Harbour.",
    # Russian: half sentences
    "He noted that the port is fair. And that the remark about the need for fish is correct. The port will open at once. As soon as the promises to it are kept.",
    "The envoy said that continued to wait. He is the one whom they pointed out as a thief.",
    # what the sites say of themselves
    "translated from Spanish: «The port is open»\nThe president spoke.",
    "The port is open. “Web Practitioner. Coffee Nerd. Music Enthusiast. Travel Expert. Troublemaker. Certified Creator.”",
    "«We wait for the port to open», he said. «We see what the bank does», she said. The mandatary left.",
    # stops put in by a machine
    "They fear for the port. in the north of the country. They sold it to the bank. of the State. It was a mere excuse. for an attack.",
]


@pytest.mark.parametrize("text", TRANSLATED)
def test_a_machine_translated_article_is_called_so(text):
    assert whole(text, "machine_translation")


OTHER_LANGUAGES = [
    ("de", "Die Kanzlerin rief dazu auf. Dies wurde vom Sprecher des Kabinetts, Jan Holm, erklärt und zitiert seine Worte die Agentur."),
    ("de", 'Holm hat nicht begonnen, das Gespräch zu bewerten. «Wir haben das alles schon gesagt »", sagte Holm.'),
    ("de", "Die Bundeskanzlerin Olaf Holm sprach. Darüber erzählte der Minister in einem Interview."),
    ("nl", "“Wij wachten,” zei hij. “Cat enthusiast. Subtly charming harbour practitioner. Webaholic. Internet expert.”"),
    ("fr", "« Beaucoup de questions. Que fait le port ? “, il demande. Le port est ouvert."),
    ("fr", "« Nous attendons », a-t-il dit. « Twitter Practitioner. Coffee Nerd. Music Fanatic. Certified Creator. »"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), OTHER_LANGUAGES)
def test_other_languages_are_called_translated(language, text):
    assert any(f.rule == "translated_patterns" for f in flaws(text, language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das wurde am Freitag erklärt. „Wir warten“, sagte Holm. Darüber berichtete die Zeitung «Hafenblatt»."),
        ("de", "Er hat nicht begonnen. Bundeskanzler Olaf Scholz und Kanzlerin Angela Merkel sprachen."),
        ("fr", "« Nous partons », a dit le ministre. Il a noté que le port est ouvert."),
    ],
)  # fmt: skip
def test_clean_text_in_other_languages_is_left_in_peace(language, text):
    assert [f for f in flaws(text, language) if f.kind == "machine_translation"] == []


CENSORED = [
    "The minister was badbadinated on Monday. The embbady of Peru closed.",
    "Police said the buttault was an attempt at buttbuttination.",
    "The Consbreastution of the country says so; it is a medireview text.",
]


@pytest.mark.parametrize("text", CENSORED)
def test_words_put_inside_words_make_an_article_rewritten(text):
    assert whole(text, "rewritten")
    assert any(f.rule == "censored_word" for f in flaws(text))


def test_one_word_put_inside_a_word_is_local():
    (flaw,) = flaws("The filter wrote “badbadin” where the author had another word.")
    assert (flaw.kind, flaw.rule, flaw.score) == ("rewritten", "censored_word", 0.4)


def test_two_odd_phrases_are_shown_where_they_stand():
    text = "It is now no longer needed. They came with the aid of using a car."
    found = [f for f in flaws(text) if f.kind == "rewritten"]
    assert [f.span.of(text) for f in found] == ["now no longer", "with the aid of using"]
    assert all(f.score < 0.5 for f in found)


def test_the_language_translated_from_is_told():
    text = "He Swedish minister spoke. Holm He also stressed that the port must stay open."
    note = next(f.note for f in flaws(text) if f.rule == "translated_patterns")
    assert "from es" in note


def test_one_pattern_alone_is_local_and_less_sure():
    text = "The mandatary spoke to the council on Monday and left for home."
    (flaw,) = flaws(text)
    assert (flaw.kind, flaw.rule) == ("machine_translation", "mandatario")
    assert flaw.span.of(text) == "The mandatary"
    assert flaw.score < 0.5


DUTCH = [
    ("De minister kwam laat. Hij zei dat het plan afhangt van", "truncated"),
    ("“Wij wachten“, zei ze.", "unbalanced_quote"),
    ("8 minuten geledenUTRECHT (XNP) - De haven is weer open.", "glued_words"),
    ("De Amerikaanse staatssecretaris kwam. Hij kijkt vooruit naar de top.", "machine_translation"),
]


@pytest.mark.parametrize(("text", "kind"), DUTCH)
def test_dutch_flaws(text, kind):
    assert kind in {f.kind for f in flaws(text, "nl")}


DUTCH_CLEAN = [
    'De minister zei: "Wij wachten." Volgens dhr. Holm klopt dat, bijv. in Utrecht.',
    "„Wij wachten”, zei ze. De staatssecretaris van Financiën is het daarmee eens.",
]


@pytest.mark.parametrize("text", DUTCH_CLEAN)
def test_clean_dutch_is_left_in_peace(text):
    assert flaws(text, "nl") == []


@given(st.text(max_size=200))
def test_spans_lie_in_the_text_and_ids_are_stable(text):
    first, second = flaws(text), flaws(text)
    assert first == second
    assert all(0 <= f.span.start < f.span.end <= len(text) for f in first)
    assert all(0 <= f.score <= 1 and f.rule for f in first)
    assert len({f.flaw_id for f in first}) == len(first)


@pytest.mark.parametrize(
    "piece", ["aB", "a,", "x.Y", "“a ", "'", "https://", "said A", "[ad ", "<p ", ". of the "]
)
def test_a_line_of_data_is_read_in_time(piece):
    text = piece * (30_000 // len(piece))
    assert all(f.span.end <= len(text) for f in flaws(text))


def test_each_rule_says_what_it_is():
    assert all(check.__doc__ for _, check in RULES)


def test_the_rules_named_are_published():
    published = {name for name, _ in RULES}
    for language in ("all", *languages()):
        published |= set(load(language, "flaws").get("translated", {}))
        published |= set(load(language, "flaws").get("markers", {}))
    texts = [place[2] for place in PLACES] + SPUN + TRANSLATED
    assert {f.rule for text in texts for f in flaws(text)} <= published


@pytest.mark.parametrize("language", languages())
def test_the_lists_have_their_shape(language):
    content = load(language, "flaws")
    for name in ("spun_strong", "spun_weak"):
        assert all(
            isinstance(k, str) and isinstance(v, str) for k, v in content.get(name, {}).items()
        )
    assert not set(content.get("spun_strong", {})) & set(content.get("spun_weak", {}))
    for entry in content.get("translated", {}).values():
        assert set(entry) <= {
            *("from", "strong", "least", "outside", "pattern", "twice", "raw", "weight")
        }
    for name in ("never_last", "particles", "abbreviations", "small_names"):
        assert all(isinstance(word, str) for word in content.get(name, ()))


def _touched(span: Span, text: str, words: str) -> bool:
    places = (m.start() for m in re.finditer(re.escape(words), text))
    return any(span.overlaps(Span(at, at + len(words))) for at in places)


def test_the_table_is_found_and_its_clean_half_left_in_peace():
    gold, right, false = Counter(), Counter(), []
    for case in TABLE:
        text, wanted = case["text"], case.get("flaws", [])
        found = flaws(text, case.get("language", "en"))
        for want in wanted:
            gold[want["kind"]] += 1
            right[want["kind"]] += any(
                f.kind == want["kind"] and _touched(f.span, text, want["words"]) for f in found
            )
        kinds = {want["kind"] for want in wanted}
        false += [(f.kind, f.rule, f.span.of(text)) for f in found if f.kind not in kinds]
    shares = {kind: right[kind] / gold[kind] for kind in gold}
    assert {k: v for k, v in shares.items() if v < RECALL.get(k, 1.0)} == {}
    assert len(false) <= MOST_FALSE, false


def test_the_table_is_large_enough_and_names_each_kind():
    kinds = {want["kind"] for case in TABLE for want in case.get("flaws", [])}
    assert len(TABLE) >= 250
    assert sum(not case.get("flaws") for case in TABLE) >= 100
    assert len(kinds) == 9


FIRST = (
    "The council of the northern ports will meet on Friday to decide on the ban for small boats."
)
SECOND = (
    "Owners of larger ships say that a ban for them alone would break a promise made last spring."
)
DOUBLED = [
    (f"{FIRST}\n{SECOND}\n{FIRST}", [FIRST]),
    (f"{FIRST[:75]}…\n{SECOND}\n{FIRST}", [f"{FIRST[:75]}…"]),
    (f"{FIRST}\n{SECOND}\n{FIRST} {SECOND}", [FIRST, SECOND]),
    (f"{FIRST}\n{SECOND}", []),
    # a refrain and a standing line
    ("The ship is home.\nThe captain sleeps.\nThe ship is home.", []),
    ("\n".join([FIRST, SECOND] * 4), []),
]


@pytest.mark.parametrize(("text", "doubled"), DOUBLED)
def test_doubled_paragraphs(text, doubled):
    found = [f for f in flaws(text) if f.kind == "doubled_text"]
    assert [f.span.of(text) for f in found] == doubled


SWAPPED = [
    ("The prime clergyman of the Joined Countries spoke.", ["prime minister", "united nations"]),
    ("Local weather change and loss of life toll", ["climate change", "death toll"]),
    # phrases of their own, and natural ones
    ("The foreign secretary and the prime minister met in the United States.", []),
    ("The jobless rate and nuclear arms; a change of climate.", []),
    ("prime\nclergyman; joined, countries", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "meant"), SWAPPED)
def test_set_phrases_with_a_word_swapped(text, meant):
    assert [s.meant for s in swapped_phrases(text, words(text), "en")] == meant


def test_other_languages_have_no_set_phrases_yet():
    text = "The prime clergyman spoke."
    assert list(swapped_phrases(text, words(text), "nl")) == []


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        (r"\bin result of\b", ("in result of",)),
        (r"(?:a|b) hobbies|the (?:x) kingdom", (" hobbies", " kingdom")),
        (r"colou?rs of", ("rs of",)),
        (r"[Tt]his\b|\bit\b", ()),
        (r"(?i)joined", ()),
        (r"a{2,3}bcd", ("bcd",)),
        (r"\.com/x", (".com/x",)),
    ],
)
def test_the_letters_that_a_pattern_needs(pattern, letters):
    assert needed(pattern) == letters


def test_patterns_with_and_without_their_letters_find_the_same():
    text = "\n".join(case["text"] for case in TABLE)
    for language in languages():
        for entry in load(language, "flaws").get("translated", {}).values():
            if "{" + "Name" in entry["pattern"] or re.search(r"\{[A-Z]", entry["pattern"]):
                continue
            pattern = compiled(entry["pattern"])
            spans = [m.span() for m in pattern.expression.finditer(text)]
            assert [m.span() for m in pattern.finditer(text)] == spans


# A quotation that lost a mark, and its likely words.
EXTENTS = [
    ("“We shall wait for the ice, Holm said. The port is open.", "We shall wait for the ice,"),
    ("“We shall wait for the ice, the captain said on Friday.", "We shall wait for the ice,"),
    ("“We shall wait, as the captain said, for the ice.", "We shall wait, as the captain said, for the ice."),
    ("She called it “a matter of trust, and left the hall.", "a matter of trust,"),
    ("The captain said: We shall wait. We shall see.” Then he left.", "We shall wait. We shall see."),
    ("“No,” he concluded. We shall wait for the ice.” Then he left.", "We shall wait for the ice."),
    ("We hear, ‘Wait,’ and we wait,” she said.", "We hear, ‘Wait,’ and we wait,"),
    ("Nous attendrons la glace », a dit le capitaine.", "Nous attendrons la glace"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content"), EXTENTS)
def test_the_likely_extent_of_a_quotation_that_lost_a_mark(text, content):
    lost = [q for q in quotations(text) if q.lost_open or q.lost_close]
    assert [q.content.of(text).strip() for q in lost] == [content]


TOLD = [
    ("en", "Professor Lind says the ice is thin. “It is new,” told Professor Lind Reuters."),
    ("nl", "Hoogleraar Lind zegt dat het ijs dun is. “Nieuw,” vertelde hij professor Lind de NOS."),
    ("de", "Professor Lind sagt, das Eis sei dünn. „Neu“, sagte er Professor Lind Reuters."),
    (
        "es",
        "El profesor Lind dice que el hielo es fino. «Nuevo», dijo a la profesora Lind Reuters.",
    ),
    (
        "fr",
        "Le professeur Lind dit cela. « C’est neuf », a-t-il dit à la professeure Lind Reuters.",
    ),
]


@pytest.mark.parametrize(("language", "text"), TOLD)
def test_attributions_turned_round_in_each_language(language, text):
    assert any(f.kind == "inverted_attribution" for f in flaws(text, language))


def test_articles_that_do_not_fit_count_beside_a_swapped_phrase():
    slips = "He is a official and an minister. "
    assert not whole(slips, "rewritten")
    assert whole(slips + "The prime clergyman spoke.", "rewritten")


def test_the_set_phrases_have_their_shape():
    content = load("en", "collocations")
    assert all(isinstance(p, str) and " " in p.replace("-", " ") for p in content["phrases"])
    for name in ("synonyms", "wordnet"):
        for said in content[name].values():
            assert said
            assert all(isinstance(word, str) for word in said)
    assert not set(content["phrases"]) & set(content["natural"])
