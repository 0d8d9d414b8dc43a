"""What is wrong with a page's wording: Article -> Flaw.

`find_flaws` runs the rules of `cuts` (what is missing or run together), `leftovers` (what is left
over or stands twice), `wording` (who rewrote or translated it) and `attributions` (who said it to
whom turned round). A flaw never changes the text; it says how far its words can be trusted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.flaws.attributions import outlet_then_speaker, told_the_speaker, two_told
from dragoman.flaws.cuts import cut_lines, glued_words, lost_marks, stop_then_small
from dragoman.flaws.leftovers import broken_letters, cut_by_the_site, doubled_text, left_markers
from dragoman.flaws.wording import machine_translation, rewritten
from dragoman.records import Flaw, make_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.config import Config
    from dragoman.records import Article

# Each check and the rules that it may name. Those of `left_markers` and `machine_translation` are
# data besides: `markers` and `translated` in the `flaws.yml` of `words/`.
CHECKS = (
    (
        glued_words,
        (
            "verb_glued_to_name word_glued_to_name short_word_glued_to_name word_glued_to_word "
            "word_after_name "
            "glued_pair small_then_capital opener_glued genitive_glued two_names_glued "
            "acronym_glued stop_glued stop_glued_lower comma_glued mark_glued_before "
            "mark_glued_after"
        ),
    ),
    (cut_lines, "ends_on_small_word no_final_stop cut_by_ellipsis"),
    (stop_then_small, "small_letter_after_stop"),
    (lost_marks, "opening_mark_lost closing_mark_lost mark_turned_round"),
    (
        left_markers,
        (
            "ad_slot source_link shortcode template html_tag html_entity script appeared_first "
            "read_more_marker advertisement_line image_credit json_left value_left filler "
            "embed_left css_left spintax"
        ),
    ),
    (
        broken_letters,
        (
            "mojibake mojibake_mac mojibake_cyrillic byte_order_mark control_characters "
            "question_mark_for_apostrophe"
        ),
    ),
    (cut_by_the_site, "characters_left_out goes_on_elsewhere paid_part"),
    (doubled_text, "paragraph_twice paragraph_nearly_twice"),
    (rewritten, "spun_density spun_phrase spun_set_phrase spun_article spun_word censored_word"),
    (machine_translation, "translated_patterns"),
    (two_told, "two_after_told"),
    (outlet_then_speaker, "outlet_then_speaker"),
    (told_the_speaker, "told_the_speaker"),
)
RULES = tuple((name, check) for check, names in CHECKS for name in names.split())


def find_flaws(article: Article, *, config: Config) -> Iterator[Flaw]:
    """The defects of wording of an article, in the order of the text.

    A flaw that covers the whole body says something of the article: that it was translated by a
    machine, or rewritten by a program that swaps words.
    """
    del config
    found = [fault for check, _ in CHECKS for fault in check(article)]
    found.sort(key=lambda fault: (fault.span.start, -fault.span.end, fault.kind, fault.rule))
    for fault in found:
        yield Flaw(
            make_id(
                "flaw", article.article_id, fault.kind, fault.rule, fault.span.start, fault.span.end
            ),
            article.article_id,
            fault.kind,
            fault.span,
            fault.note,
            fault.rule,
            fault.score,
        )
