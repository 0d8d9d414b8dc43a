"""Who is named, and who "he", "the diplomat", "Beijing" is: sentences to mentions to actors.

`find_mentions` reads one article, `collect_actors` a whole ledger; the rest is for other stages
that want to know a listed actor's name, gender or state.
"""

from __future__ import annotations

from dragoman.actors import (
    by_office,
    context,
    coreference,
    counterparts,
    fitting,
    groups,
    holders,
    memory,
    metonyms,
    names,
    persons,
    plurals,
    pronouns,
    shapes,
    spoken_of,
)
from dragoman.actors import states as state_rules
from dragoman.actors.bodies import outlet_ids
from dragoman.actors.gazetteer import lexicon, states
from dragoman.actors.ledger import canonical_name, collect_actors, country, gender, members
from dragoman.actors.mentions import find_mentions
from dragoman.actors.sectors import codes, members_on, offices_on
from dragoman.actors.whoswho import people

# Each rule that a mention can bear, and the function that decides it and explains it.
RULES = (
    ("listed_name", persons.listed),
    ("given_name", persons.given),
    ("title_name", by_office.titled),
    ("parsed_name", persons.parsed),
    ("world_given_name", names.unlisted),
    ("world_family_name", names.unlisted),
    ("initials_and_name", names.unlisted),
    ("family_name", memory.short),
    ("famous_family_name", shapes.alone),
    ("title_and_family_name", memory.known),
    ("office_and_name", holders.holder),
    ("office_comma_name", holders.holder),
    ("office_after", holders.office_after),
    ("office_unnamed", fitting.unnamed),
    ("role_to_person", coreference.best_holder),
    ("office_on_date", fitting.holder_on),
    ("counterpart_to_person", counterparts.counterpart),
    ("one_of_a_group", coreference.group_member),
    ("country_and_group", groups.group_phrases),
    ("group_alone", groups.group_phrases),
    ("group_spoken_of", plurals.group),
    ("pair_spoken_of", plurals.group),
    ("group_of_owner", plurals.group_of_owner),
    ("offices_of_several", plurals.of_several),
    ("groups_of_several", plurals.of_several),
    ("last_two_persons", plurals.together),
    ("last_two_states", plurals.two_states),
    ("one_of_two", plurals.one_of_two),
    ("together_unresolved", plurals.together),
    ("leader_and_government", groups.governments),
    ("state_and_government", groups.governments),
    ("state_and_ministry", groups.governments),
    ("government_spoken_of", spoken_of.administration),
    ("state_spoken_of", context.country),
    ("body_spoken_of", spoken_of.reference),
    ("body_of_state_at_hand", context.own_body),
    ("alliance_spoken_of", spoken_of.reference),
    ("state_name", state_rules.state_names),
    ("demonym", state_rules.state_names),
    ("listed_body", state_rules.state_names),
    ("seat_of_power", metonyms.stands_for_state),
    ("house_of_power", metonyms.stands_for_state),
    ("inhabitants", state_rules.inhabitants),
    ("parsed_organisation", state_rules.organisations),
    ("parsed_body_of_one_word", names.single_bodies),
    ("body_by_last_word", names.shaped_bodies),
    ("body_by_first_word", names.shaped_bodies),
    ("body_by_ending", names.shaped_bodies),
    ("body_by_capitals", names.shaped_bodies),
    ("pronoun_to_person", pronouns.person_pronoun),
    ("pronoun_to_last", pronouns.person_pronoun),
    ("pronoun_to_author", pronouns.author),
    ("pronoun_after_and", pronouns.pronoun),
    ("pronoun_to_group", pronouns.they),
    ("pronoun_to_pair", pronouns.they),
    ("pronoun_to_state", pronouns.it),
    ("pronoun_unresolved", pronouns.pronoun),
)

__all__ = [
    "RULES",
    "canonical_name",
    "codes",
    "collect_actors",
    "country",
    "find_mentions",
    "gender",
    "lexicon",
    "members",
    "members_on",
    "offices_on",
    "outlet_ids",
    "people",
    "states",
]
