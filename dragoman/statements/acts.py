"""What a statement does, how sure its speaker is, and whether its wording may be quoted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from dragoman.records import Act, ActorKind, Article, Fidelity, Flaw, Quote, Span
from dragoman.statements import doing
from dragoman.statements.found import Found
from dragoman.statements.tree import wordset
from dragoman.text import Quotation, quotations, words


def conditional_threat(found: Found, said: str, language: str) -> Act | None:
    """An announcement of one's own deed, should another not do as asked, is a threat."""
    if found.act not in ("ASSERT", "AGREE") or found.rule == "source_phrase":
        return None
    tokens = doing.forms(said, language)
    conditions = wordset(language, "conditional")
    negations = wordset(language, "negations") | wordset(language, "against")
    first = wordset(language, "first_person") | wordset(language, "own_side")
    intent = wordset(language, "intent")
    harm = wordset(language, "harm")
    universal = wordset(language, "universal")
    if universal & set(tokens[:12]) and wordset(language, "retaliation") & set(tokens):
        return "THREATEN"  # "any missile launched ... will be answered"
    if _only_kind(tokens, language):
        return None
    conceding = wordset(language, "conceding")  # "even if" is no condition
    places = [i for i, token in enumerate(tokens) if token in conditions]
    at = next((i for i in places if not conceding & set(tokens[max(0, i - 1) : i])), None)
    if at is None:
        return None
    near = set(tokens[at : at + 8])
    if not (near & negations) and tokens[at] not in wordset(language, "unless"):
        return None
    acts = any(
        token in intent and (i == 0 or set(tokens[max(0, i - 3) : i]) & first)
        for i, token in enumerate(tokens)
    ) or bool(harm & set(tokens))
    return "THREATEN" if acts else None


def _only_kind(tokens: Sequence[str], language: str) -> bool:
    """Whether what is announced hurts nobody: "he would support her, unless she was charged"."""
    intent = wordset(language, "intent") | wordset(language, "reported")
    kind = wordset(language, "kind_deeds")
    first = next((i for i, token in enumerate(tokens) if token in intent), None)
    return first is not None and bool(kind & set(tokens[first + 1 : first + 2]))


def warning_of_a_fact(found: Found, said: str, language: str) -> Act | None:
    """A warning that something is so, with no deed announced or forbidden, is an assertion."""
    if found.act != "THREATEN" or found.cue is None or found.rule.startswith("infinitive"):
        return None
    if found.cue.lemma not in wordset(language, "warnings"):
        return None
    tokens = {w.form for w in words(said)}
    if words(said)[0].form in wordset(language, "opposing"):
        return None  # "warned Greece against arming the islands"
    bound = ("intent", "conditional", "harm")
    if any(tokens & wordset(language, name) for name in bound):
        return None
    return "ASSERT"


def assurance_of_a_fact(found: Found, said: str, language: str) -> Act | None:
    """Assuring that something is so, with no deed of one's own to come, is an assertion."""
    if found.act != "AGREE" or found.cue is None or found.rule.startswith("infinitive"):
        return None
    if found.cue.lemma not in wordset(language, "assurances"):
        return None
    tokens = [w.form for w in words(said)]
    own = wordset(language, "self") | wordset(language, "first_person")
    later = any(
        token in wordset(language, "intent") and set(tokens[max(0, i - 3) : i]) & own
        for i, token in enumerate(tokens)
    )
    return None if later else "ASSERT"


def denial_of_own_deed(found: Found, said: str, language: str) -> Act | None:
    """Saying of oneself that one does not or did not do it is a denial."""
    if found.act != "ASSERT" or found.speaker is None:
        return None
    tokens = [w.form for w in words(said)][:10]
    own = wordset(language, "self") | wordset(language, "first_person")
    own |= {w.form for w in words(found.speaker.name)}
    verbs = wordset(language, "deny_auxiliaries")
    negations = wordset(language, "negations")
    # "it does not interfere", "we have never sold", "had no plans to": subject, auxiliary, no.
    for i, token in enumerate(tokens[:4]):
        if token in own:
            after = tokens[i + 1 : i + 4]
            attitude = bool(wordset(language, "attitudes") & set(after))
            # "did not have a number" is no denial, "did not have any role in it" is one.
            lacks = bool(wordset(language, "having") & set(after[1:]))
            attitude = attitude or (lacks and not wordset(language, "deniable") & set(tokens))
            if after and after[0] in verbs and negations & set(after) and not attitude:
                return "DENY"
    return None


Refine = Callable[[Found, str, str], Act | None]
RULES: tuple[Refine, ...] = (
    conditional_threat,
    warning_of_a_fact,
    assurance_of_a_fact,
    denial_of_own_deed,
    *doing.RULES,
)


def act_of(found: Found, article: Article, kind: ActorKind | None) -> tuple[Act, str]:
    """The act of a statement and the rule that it rests on, the cue's own act by default.

    `kind` is what the speaker is: a person who says "it did not" speaks of something else.
    """
    said = " ".join(span.of(article.text) for span in found.content)
    for rule in RULES:
        act = rule(found, said, article.language)
        if (
            act == "DENY"
            and kind == "person"
            and words(said)[0].form in wordset(article.language, "things")
        ):
            continue
        if act is not None:
            return act, f"{found.rule}+{rule.__name__}"
    return found.act, found.rule


def certainty_of(found: Found, article: Article) -> str:
    """How sure the speaker is: by words of doubt in what was said, or by a verb of thought."""
    if not found.content:
        return "unknown"
    said = {w.form for w in words(" ".join(span.of(article.text) for span in found.content))}
    if said & wordset(article.language, "possible"):
        return "possible"
    thought = found.cue is not None and found.cue.lemma in wordset(article.language, "probable")
    if thought or said & wordset(article.language, "probable"):
        return "probable"
    return "certain" if found.cue is not None else "unknown"


def quote_of(content: Sequence[Span], quotations: Sequence[Quotation]) -> Quote:
    """Direct when the content is quotation alone, mixed when a part of it is, else indirect.

    Words between two quoted parts, and marks, do not count; one quoted word alone is no speech.
    """
    total = sum(len(span) for span in content)
    quoted = 0
    for span in content:
        for quotation in quotations:
            start = max(span.start, quotation.span.start)
            end = min(span.end, quotation.span.end)
            quoted += max(0, end - start)
    if total == 0 or quoted < 4:
        return "indirect"
    # A few characters of punctuation stand between the parts of one quotation.
    return "direct" if quoted >= 0.9 * total else "mixed"


@cache
def _tongues(country: str) -> frozenset[str]:
    from babel.core import get_global  # noqa: PLC0415
    from babel.languages import get_official_languages  # noqa: PLC0415

    codes = get_global("territory_aliases").get(country)
    if not codes:
        return frozenset()
    found = get_official_languages(codes[0], regional=False, de_facto=True)
    return frozenset(tag.split("_")[0] for tag in found)


def quoted_of(content: Sequence[Span], quote: Quote, text: str) -> tuple[Span, ...]:
    """The content that is the speaker's by its marks: of a mixed report the quoted parts alone."""
    if quote != "mixed":
        return tuple(content)
    return tuple(
        Span(max(span.start, marked.content.start), min(span.end, marked.content.end))
        for span in content
        for marked in quotations(text)
        if marked.content.overlaps(span)
    )


# One such phrase may stand in any text; of 2,971 clean articles none held two.
ODD_PHRASES = 2


def fidelity_of(
    found: Found, quote: Quote, article: Article, flaws: Sequence[Flaw], country: str | None
) -> Fidelity:
    """Whether the quoted words are the speaker's own.

    Altered on a page that was rewritten or where the quoted words are damaged; translated on a
    page that was machine-translated or is in a language that is none of the speaker's country;
    verbatim where nothing speaks against it; unknown for indirect speech, whose words are the
    reporter's, where the speaker's country is unknown, and where the page holds two phrases or
    more of the kind that machines leave, too few to say it of the whole page.
    """
    if quote == "indirect":
        return "unknown"
    kinds = {flaw.kind for flaw in flaws if len(flaw.span) >= 0.5 * len(article.body)}
    if "rewritten" in kinds:
        return "altered"
    if "machine_translation" in kinds:
        return "translated"
    damaged = any(
        flaw.span.overlaps(span)
        for flaw in flaws
        if flaw.kind in ("glued_words", "truncated", "machine_translation", "rewritten")
        for span in quoted_of(found.content, quote, article.text)
    )
    if damaged:
        return "altered"
    if country is None:
        return "unknown"
    tongues = _tongues(country)
    if not tongues:
        return "unknown"
    if article.language not in tongues:
        return "translated"
    odd = sum(flaw.kind in ("machine_translation", "rewritten") for flaw in flaws)
    return "unknown" if odd >= ODD_PHRASES else "verbatim"
