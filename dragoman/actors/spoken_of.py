"""What "the country", "the Asian country", "the alliance", "the administration" stand for."""

from __future__ import annotations

from dragoman.actors.bodies import outlet_ids
from dragoman.actors.context import country, spoken_alliance, state_through_people
from dragoman.actors.discourse import ROLE_REACH, Discourse, Entity, is_person, taken_for
from dragoman.actors.gazetteer import canonical_state, kind_of_body, role_words
from dragoman.actors.known import party_ids
from dragoman.actors.phrases import Found
from dragoman.actors.ranking import by_weight, rank
from dragoman.actors.reading import Line
from dragoman.actors.variation import body_meant, kinds_of


def reference(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    """As in "The country", "the Asian country", "the alliance", "the administration"."""
    if item.role == "administration":
        return administration(discourse, line, number, item)
    if line.at(item.end, "body") is not None and line.word(item.end - 1) != line.word(item.end):
        return None  # "the West African bloc ECOWAS": its name follows
    alliance = spoken_alliance(discourse, line, number, item)
    if alliance is not None:
        return taken_for(item, alliance, "alliance_spoken_of", 0.8)

    def want(entity: Entity) -> bool:
        if item.role == "body":
            return entity.kind == "organisation"
        return entity.kind == "state" and (not item.regions or entity.actor_id in item.regions)

    kinds = kinds_of(line, item)
    if kinds or item.country is not None:
        found = body_meant(discourse, number, item, kinds)
        return found or (_adjective(item) if item.country is not None else None)
    if item.role not in ("body", "state"):
        return None

    if item.role == "state" and not item.regions:
        return country(discourse, line, number, item)
    own = {s.entity.country for s in discourse.recent(0, number, is_person)}
    ranked = [
        (weight - (seen.form == "demonym"), seen)
        for weight, seen in rank(discourse, line, number, item, want)
        if item.regions or seen.entity.key not in own
    ]
    ranked = [row for row in ranked if row[1].entity.key not in outlet_ids() | party_ids()]
    if item.name.lower().endswith((*role_words(line.language, "ministry_words"),)):
        ranked = [row for row in ranked if _is_ministry(row[1].entity)]
    ranked.sort(key=by_weight, reverse=True)
    if not ranked:
        return state_through_people(discourse, item)
    rule = "state_spoken_of" if item.role != "body" else "body_spoken_of"
    return taken_for(item, ranked[0][1].entity, rule, 0.5)


def _adjective(item: Found) -> Found:
    """The adjective of "the German carmaker", where no such body has been named."""
    land, at = item.country or "", item.start + 1
    name = canonical_state(land)
    return Found(at, at + 1, "demonym", "state", land, name, "demonym", 0.8, land, head=at)


def _is_ministry(entity: Entity) -> bool:
    return (kind_of_body(entity.actor_id or "") or "").endswith("-ministry")


def administration(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    """The government that the article has named; in English an administration is American."""

    def want(entity: Entity) -> bool:
        return entity.kind == "state"

    told = [
        seen
        for seen in discourse.recent(ROLE_REACH, number, want)
        if seen.rule in ("leader_and_government", "state_and_government")
    ]
    # Who acts in the sentence speaks of his own government, where it was told of.
    acting = {s.entity.country for s in discourse.recent(0, number, is_person) if s.subject}
    own = [seen for seen in told if seen.entity.key in acting]
    for seen in own or told:
        return taken_for(item, seen.entity, "government_spoken_of", 0.75)
    seen_usa = discourse.entities.get("USA")
    american = (*role_words(line.language, "american_governments"),)
    if seen_usa is not None and item.name.lower().endswith(american):
        return taken_for(item, seen_usa, "government_spoken_of", 0.6)
    return None
