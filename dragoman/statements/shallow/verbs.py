"""The verb group of a cue in its clause: finite verb, auxiliaries, passive, verb at the end."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.statements.shallow.line import Line
from dragoman.statements.shallow.lists import Form
from dragoman.statements.shallow.phrases import opening_bracket

ENDS_AND_COLON = ".;:!?"
# How far from its participle an auxiliary may stand: "hat ... gesagt" was seen 19 words apart.
REACH = 22


@dataclass(frozen=True, slots=True)
class Verb:
    """A cue in its clause: word numbers of the cue, of its finite verb, of the clause's limits."""

    i: int
    form: Form
    finite: int
    start: int  # first word of the clause that the finite verb is in
    end: int  # last word that the cue can govern
    passive: bool
    final: bool  # the verb stands last in a subordinate clause


def clause_start(line: Line, i: int) -> int:
    """The first word of the clause of a verb: behind the nearest comma, stop or conjunction."""
    j = i - 1
    while j >= 0:
        if line.is_stop(j, ")"):
            j = opening_bracket(line, j) - 1
            continue
        relative = line.is_word(j, "relatives") and line.is_stop(j - 1, ",")
        if line.is_stop(j, ",") and in_list(line, j, i):
            j -= 1
            continue
        if line.mask(j) is not None or line.is_stop(j) or relative:
            return j + 1
        if line.starts_clause(j) and not line.is_word(j, "prepositions") and j != i - 1:
            return j + 1
        j -= 1
    return 0


def in_list(line: Line, comma: int, i: int) -> bool:
    """Whether a comma stands in a list of names before a verb: "die USA, Ägypten und Katar"."""
    if not line.is_stop(comma, ","):
        return False
    behind = comma + 2 if line.is_word(comma + 1, "determiners") else comma + 1
    before, after = line.mention(comma - 1), line.mention(behind)
    if before is None or after is None or before.actor_kind != after.actor_kind:
        return False
    words = range(comma + 1, i)
    listed = all(
        line.mention(j) is not None
        or line.is_word(j, "coordinators", "determiners")
        or line.is_stop(j, ",")
        for j in words
    )
    return listed and any(line.is_word(j, "coordinators") for j in words)


def relative_inside(line: Line, verb: Verb) -> int | None:
    """The relative pronoun of a clause without commas that stands between subject and verb."""
    if line.on("verb_second"):
        return None
    for pronoun in range(max(1, verb.start - 1), verb.finite):
        if not line.is_word(pronoun, "relatives") or line.is_stop(pronoun - 1):
            continue
        if line.mask(pronoun - 1) is not None or line.form(pronoun - 1) is not None:
            continue
        words = range(pronoun + 1, verb.finite)
        if any(line.is_word(j, "perfects", "passives") or line.form(j) for j in words):
            return pronoun
    return None


def verb_of(line: Line, i: int, form: Form, end: int) -> Verb | None:
    """Read the verb group of a cue; none where the cue is no verb of its clause."""
    verb = _group(line, i, form, end)
    if verb is None:
        return None
    near = not line.on("verb_second") and line.is_word(verb.finite - 1, "relatives")
    opener = verb.finite - 1 if near else verb.start - 1
    if not line.is_word(opener, "relatives"):
        return verb
    # A relative clause ends at its comma, unless what was said follows there; one without commas
    # ends before the next verb: "Un funcionario que pidió el anonimato dijo que".
    tight = not line.on("verb_second") and not line.is_stop(opener - 1, ",")
    for j in range(i + 1, end):
        if tight and (line.is_word(j, "perfects") or line.form(j) is not None):
            return replace(verb, end=j - 1)
        if line.is_word(j, "complementizers"):
            return verb
        if line.is_stop(j, ","):
            return verb if line.is_word(j + 1, "complementizers") else replace(verb, end=j)
    return verb


def _group(line: Line, i: int, form: Form, end: int) -> Verb | None:
    if form.infinitive:
        return _helped(line, i, form, end)
    if not form.participle:
        if line.is_word(i - 1, "infinitive_marks"):
            return None
        start = clause_start(line, i)
        final = _is_final(line, i, start)
        plain = line.ends_like(i, "infinitive_endings")  # "zal antwoorden": perhaps no finite form
        if plain and (
            any(line.is_word(j, "modals") for j in range(max(start, i - REACH), i))
            or (final and line.is_word(i + 1, "modals"))
        ):
            return None
        return Verb(i, form, i, start, end, passive=False, final=final)
    after = i + 1 if line.is_word(i + 1, "perfects", "passives") else None
    before = next(
        (
            j
            for j in range(i - 1, max(-1, i - REACH), -1)
            if line.is_word(j, "perfects", "passives") and not _crosses(line, j, i)
        ),
        None,
    )
    if after is not None and before is None:
        start = clause_start(line, i)
        passive = not line.is_word(after, "perfects") and not _been_had(line, i)
        return Verb(i, form, after, start, end, passive=passive, final=True)
    if before is None:
        return None
    chain = [j for j in range(before, i) if line.is_word(j, "perfects", "passives")]
    first = before
    while first > 0 and line.is_word(first - 1, "perfects", "passives"):
        first -= 1
    chain = sorted({first, *chain})
    past = any(line.is_word(j, "been") for j in [*chain, i + 1])
    passive = past or not any(line.is_word(j, "perfects") for j in chain)
    if passive and not line.on("verb_second") and line.is_word(first - 1, "reflexives"):
        passive = past  # "s'est dit prêt"
    start = clause_start(line, first)
    final = first == i - 1 and line.on("verb_second") and _is_opened(line, start)
    return Verb(i, form, first, start, end, passive=passive, final=final)


def _helped(line: Line, i: int, form: Form, end: int) -> Verb | None:
    """A cue in the infinitive behind a verb that says it is done: "volvió a criticar"."""
    helper = i - 1
    while line.is_word(helper, "infinitive_marks", "clitics", "adverbs"):
        helper -= 1
    linked = helper < i - 1 and line.is_word(helper, "coordinators")
    if linked and line.on("told_infinitives"):  # "Et de conclure : ..."
        before = helper - 1
        if helper == 0 or line.is_stop(before, ".!?") or line.mask(before) is not None:
            return Verb(i, form, i, i, end, passive=False, final=False)
    if not line.is_word(helper, "helpers"):
        return None
    finite = helper - 1 if line.is_word(helper - 1, "perfects") else helper
    return Verb(i, form, finite, clause_start(line, finite), end, passive=False, final=False)


def _been_had(line: Line, i: int) -> bool:
    return line.is_word(i + 2, "perfects")


def _crosses(line: Line, first: int, last: int) -> bool:
    """Whether a clause border lies between an auxiliary and a participle."""
    if sum(line.is_stop(j, "–—") for j in range(first + 1, last)) % 2:
        return True  # "– nach langem Schweigen –"
    if line.is_stop(last - 1, ",") and not any(
        line.is_stop(j, ",") for j in range(first, last - 1)
    ):
        return True
    return any(
        line.is_stop(j, ENDS_AND_COLON)
        or line.mask(j) is not None
        or line.is_word(j, "complementizers")
        for j in range(first + 1, last)
    )


def _is_final(line: Line, i: int, start: int) -> bool:
    """Whether a verb ends a clause that a conjunction or a relative pronoun opens."""
    opened = line.on("verb_second") and _is_opened(line, start)
    closed = not line.has(i + 1) or line.is_stop(i + 1)
    closed = closed or line.is_word(i + 1, "coordinators", "complementizers")
    return opened and closed


def _is_opened(line: Line, start: int) -> bool:
    return start > 0 and (line.starts_clause(start - 1) or line.is_word(start - 1, "relatives"))
