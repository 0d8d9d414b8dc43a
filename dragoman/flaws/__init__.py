"""What is wrong with a page's wording: Article -> Flaw.

`find_flaws` runs the rules of `cuts` (what is missing, left over or run together), `wording` (who
rewrote or translated it) and `attributions` (who said it to whom turned round). A flaw never
changes the text; it says how far its words can be trusted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.flaws.attributions import ATTRIBUTION_RULES
from dragoman.flaws.cuts import CUT_RULES
from dragoman.flaws.wording import WORDING_RULES
from dragoman.records import Flaw, make_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.config import Config
    from dragoman.records import Article

RULES = (*CUT_RULES, *WORDING_RULES, *ATTRIBUTION_RULES)


def find_flaws(article: Article, *, config: Config) -> Iterator[Flaw]:
    """The defects of wording of an article, in the order of the text.

    A flaw that covers the whole body says something of the article: that it was translated by a
    machine, or rewritten by a program that swaps words.
    """
    del config
    found = [fault for rule in RULES for fault in rule(article)]
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
