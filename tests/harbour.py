"""One invented happening, told in several ways, for the tests of copies, stories and the rest."""

from __future__ import annotations

from by_hand import article

ENGLISH = (
    "Norway and Chile sign harbour treaty after ten years of talks",
    (
        "Norway and Chile signed a treaty on the use of their harbours in Valparaiso on Tuesday, "
        "ending a quarrel over fishing fleets that had lasted ten years.\n"
        "The agreement gives trawlers of both countries the right to unload in twelve ports.\n"
        "\u201cThis is the end of a long and needless dispute,\u201d said the Norwegian foreign "
        "minister, Ingrid Solberg, after the ceremony.\n"
        "Her Chilean colleague Pablo Rojas promised that parliament would vote on the text before "
        "the winter.\n"
        "Fishermen in the south of Chile fear that larger ships will empty their waters within a few "
        "years.\n"
        "About two hundred of them blocked the road to the harbour with old nets and burning tyres.\n"
        "The police cleared the road in the afternoon and arrested fourteen people.\n"
        "A first attempt to settle the dispute failed in 2016, when Norway refused to accept a limit "
        "on cod."
    ),
)
DUTCH = (
    "Noorwegen en Chili tekenen havenverdrag na tien jaar praten",
    (
        "Noorwegen en Chili hebben dinsdag in Valparaiso een verdrag over het gebruik van hun havens "
        "getekend, waarmee een einde komt aan een ruzie over vissersvloten die tien jaar duurde.\n"
        "De overeenkomst geeft trawlers van beide landen het recht om in twaalf havens te lossen.\n"
        '"Dit is het einde van een lang en onnodig geschil", zei de Noorse minister van '
        "Buitenlandse Zaken Ingrid Solberg na de plechtigheid.\n"
        "Haar Chileense collega Pablo Rojas beloofde dat het parlement nog voor de winter over de "
        "tekst zou stemmen.\n"
        "Vissers in het zuiden van Chili vrezen dat grotere schepen hun wateren binnen een paar jaar "
        "leeg zullen vissen.\n"
        "Zo'n tweehonderd van hen versperden de weg naar de haven met oude netten en brandende "
        "banden.\n"
        "De politie maakte de weg in de middag vrij en hield veertien mensen aan."
    ),
)
GERMAN = (
    "Norwegen und Chile unterzeichnen Hafenvertrag nach zehn Jahren Verhandlungen",
    (
        "Norwegen und Chile haben am Dienstag in Valparaiso einen Vertrag über die Nutzung ihrer "
        "Häfen unterzeichnet und damit einen zehn Jahre langen Streit über Fischereiflotten beendet.\n"
        "Das Abkommen gibt Trawlern beider Länder das Recht, in zwölf Häfen zu entladen.\n"
        "Der chilenische Minister Pablo Rojas versprach, dass das Parlament vor dem Winter über den "
        "Text abstimmen werde.\n"
        "Etwa zweihundert Fischer blockierten die Straße zum Hafen mit alten Netzen und brennenden "
        "Reifen.\n"
        "Die Polizei räumte die Straße am Nachmittag und nahm vierzehn Menschen fest."
    ),
)
SPUN = (
    "Norway and Chile ink harbour pact after ten years of discussions",
    (
        "Norway and Chile inked a pact on the utilization of their harbours in Valparaiso on Tuesday, "
        "finishing a squabble over fishing armadas that had endured ten years.\n"
        "The arrangement offers trawlers of both nations the right to offload in twelve ports.\n"
        "\u201cThis is the finish of a long and unnecessary contention,\u201d stated the Norwegian "
        "overseas minister, Ingrid Solberg, after the function.\n"
        "Her Chilean partner Pablo Rojas guaranteed that parliament would cast a ballot on the content "
        "before the winter.\n"
        "Anglers in the south of Chile dread that bigger boats will drain their waters inside a few "
        "years.\n"
        "Around two hundred of them obstructed the street to the harbour with old nets and consuming "
        "tires.\n"
        "The police freed the street in the evening and captured fourteen individuals."
    ),
)
INDEPENDENT = (
    "Protest overshadows Chile's fishing deal with Norway",
    (
        "Angry fishing families lit fires outside the port of Valparaiso while ministers put their "
        "names to a deal that opens the coast to Norwegian ships.\n"
        "\u201cThis is the end of a long and needless dispute,\u201d Norway's Ingrid Solberg told "
        "reporters, but few outside the building agreed with her.\n"
        "Marta Fuentes, whose family has fished off Lota since 1950, said nobody had asked the "
        "villages.\n"
        "Officers in riot gear used water cannon; a union leader put the number of detained at "
        "thirty.\n"
        "Economists in Santiago expect exports to Europe to grow by a fifth if deputies approve the "
        "deal."
    ),
)
OTHER = (
    "Norway raises tax on salmon farms",
    (
        "The Norwegian government will raise the tax on salmon farms from next January, the finance "
        "ministry said on Monday.\n"
        "Shares of the three largest farming companies fell by eight per cent in Oslo.\n"
        "The foreign minister, Ingrid Solberg, said that trade partners such as Chile had nothing to "
        "fear.\n"
        "The opposition called the plan a blow to the villages of the north."
    ),
)

english = article("en", *ENGLISH)
dutch = article("nl", *DUTCH, language="nl")
german = article("de", *GERMAN, language="de")
spun = article("spun", *SPUN)
independent = article("own", *INDEPENDENT)
other = article("other", *OTHER)
abridged = article("brief", ENGLISH[0], "\n".join(ENGLISH[1].split("\n")[:3]))
verbatim = article("same", "Harbour treaty signed", ENGLISH[1])

EVERYTHING = (english, dutch, german, spun, independent, other, abridged, verbatim)
