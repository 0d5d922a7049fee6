"""Every key of every settings file, declared once: `read` validates from this, `manual` prints it.

The documentation sentences are for `docs/format.md`, in English.
"""

from __future__ import annotations

from builder.settings.fields import Field, table, tables
from builder.settings.kinds import (
    ADDRESS,
    COLOUR,
    DATE,
    FILLED,
    LINKS,
    NAMES,
    TEXT,
    TEXTS,
    VERSION,
    whole_number,
    word,
    words,
)
from builder.settings.values import Checks, Objective, Organisation, Theme, Tool

NAVIGATION = {"free": ("fri",), "locked": ("låst",)}
COMPLETION = {
    "pages": ("sider",),
    "test": ("test",),
    "both": ("sider og test", "test og sider", "pages and test", "test and pages"),
}
STRANDS = {"technological": ("teknologisk",), "practical": ("praktisk",), "ethical": ("etisk",)}
STATUS = {"green": ("grøn",), "yellow": ("gul",), "red": ("rød",)}
LANGUAGES: dict[str, tuple[str, ...]] = {"da": ("da", "dansk", "danish"), "en": ("en", "engelsk", "english")}
EDITIONS: dict[str, tuple[str, ...]] = {
    "scorm12": ("scorm12",),
    "scorm2004": ("scorm2004",),
    "scorm2004-3rd": ("scorm2004-3rd",),
}

THEME = (
    Field("accent", COLOUR, "The one colour of buttons, links and progress.", danish=("farve", "accentfarve")),
    Field("logo", TEXT, "The logo's file, relative to this file.", danish=("logofil",)),
    Field("logo_dark", TEXT, "The logo on a dark background.", danish=("logo_mørk", "mørkt_logo", "logo-dark")),
)

TOOL = (
    Field("name", FILLED, "What the tool is called.", danish=("navn",), required=True),
    Field(
        "status",
        word(STATUS),
        "May it be used: green yes, yellow with care, red no.",
        "red",
        required=True,
    ),
    Field("purpose", TEXT, "What it is good for.", danish=("formål", "formaal")),
    Field("data", TEXT, "What data may go into it."),
    Field("licence", TEXT, "Who has a licence.", danish=("licens", "license")),
    Field("owner", FILLED, "The role that answers for it.", danish=("ejer", "ansvarlig"), required=True),
    Field("checked", DATE, "The day someone last looked.", None, danish=("tjekket", "kontrolleret"), required=True),
    Field("guide", ADDRESS, "Where the organisation's guide to it is.", danish=("vejledning",)),
)

_THEME = table(THEME, Theme)

ORGANISATION = (
    Field("name", TEXT, "The full name.", danish=("navn",)),
    Field("short_name", TEXT, "The name in running text.", danish=("kortnavn", "kort_navn", "short-name")),
    Field("theme", _THEME, "Colour and logos.", Theme(), danish=("tema",), inside=THEME),
    Field("contacts", NAMES, "Role → whom to ask.", {}, danish=("kontakter", "kontakt", "contact")),
    Field("links", LINKS, "Name → address.", {}, danish=("link",)),
    Field("values", NAMES, "Anything else the pages look up.", {}, danish=("værdier", "vaerdier")),
    Field("tools", tables(TOOL, Tool), "The AI tools, one `[[tools]]` each.", (), danish=("værktøjer",), inside=TOOL),
)

CHECKS = (
    Field("lix", whole_number(10, 100), "The readability index a page should stay under.", 42, danish=("lixtal",)),
    Field("words", NAMES, "A word you do not want → what to write instead.", {}, danish=("ord",)),
    Field("approved", TEXTS, "Long words that are fine.", (), danish=("godkendte", "godkendt")),
    Field(
        "dictionary",
        TEXTS,
        "Files with words that are right: a Hunspell dictionary (`.dic`, its `.aff` beside it), word lists.",
        (),
        danish=("ordbog", "ordbøger", "dictionaries"),
        default_words="no spelling check",
    ),
    Field("silence", NAMES, "The code of a warning → why it is not shown.", {}, danish=("tavs", "ignorer", "ignore")),
)

CATALOGUE = (
    Field("format", whole_number(1, 1_000_000)._replace(name="whole number"), "The version of the author's format.", 1),
    Field("language", word(LANGUAGES), "The language of the courses and of the messages.", "da", danish=("sprog",)),
    Field("publisher", TEXT, "Who publishes the courses.", danish=("udgiver",)),
    Field(
        "editions",
        words(word(EDITIONS)),
        "What is built when no `--edition` is asked for.",
        ("scorm12", "scorm2004"),
        danish=("udgaver", "udgave", "edition"),
        default_words='`["scorm12", "scorm2004"]`',
    ),
    Field(
        "order",
        TEXTS,
        "Module folders in the order they are listed; the others follow by name.",
        (),
        danish=("rækkefølge", "raekkefoelge"),
    ),
    Field("theme", _THEME, "Colour and logos.", Theme(), danish=("tema",), inside=THEME),
    Field(
        "organisation",
        table(ORGANISATION, Organisation),
        "Neutral values, used when no organisation is asked for; the keys of `organisation.toml`.",
        Organisation("", "", Theme(), {}, {}, {}, ()),
        danish=("organization",),
        inside=ORGANISATION,
    ),
    Field(
        "audiences", NAMES, "Audience → its title.", {}, danish=("målgrupper", "maalgrupper", "målgruppe", "audience")
    ),
    Field(
        "checks",
        table(CHECKS, Checks),
        "Limits for the checks.",
        Checks(42, {}, (), {}),
        danish=("tjek", "kontrol", "check"),
        inside=CHECKS,
    ),
)

OBJECTIVE = (
    Field("id", FILLED, "Lower-case letters a–z, digits and hyphens; unique in the module.", required=True),
    Field("text", FILLED, "What the learner can do afterwards.", danish=("tekst",), required=True),
    Field(
        "strand",
        word(STRANDS),
        "Which of the three kinds of AI skills it belongs to.",
        "technological",
        danish=("spor",),
        required=True,
    ),
)

MODULE = (
    Field("title", FILLED, "The course's title.", danish=("titel", "navn", "overskrift", "name"), required=True),
    Field(
        "summary", TEXT, "Two sentences for the catalogue.", danish=("resumé", "resume", "sammenfatning", "beskrivelse")
    ),
    Field("version", VERSION, "Raise it when you publish a change.", "1.0.0", danish=("udgave",)),
    Field(
        "minutes",
        whole_number(0, 10_000),
        "How long the course takes, everything included.",
        0,
        danish=("minutter", "varighed", "tid"),
        default_words="not stated",
    ),
    Field(
        "audience",
        TEXTS,
        "Names from `[audiences]` in `catalogue.toml`.",
        ("alle",),
        danish=("målgruppe", "målgrupper", "maalgruppe", "audiences"),
        default_words='`["alle"]`, everyone',
    ),
    Field(
        "pass_mark",
        whole_number(0, 100),
        "Percent right answers that pass the test.",
        80,
        danish=("bestået", "bestaaet", "beståelsesgrænse", "bestågrænse", "pass-mark", "mastery_score"),
    ),
    Field(
        "navigation",
        word(NAVIGATION),
        "May pages be opened in any order, or one after the other.",
        "free",
        default_words='`"fri"`',
    ),
    Field(
        "completion",
        word(COMPLETION),
        "What must be done before the course is completed.",
        None,
        danish=("gennemførelse", "gennemført", "gennemfoerelse"),
        default_words='both when a test counts, else `"sider"`',
    ),
    Field("keywords", TEXTS, "Words to search for.", (), danish=("nøgleord", "noegleord", "emneord")),
    Field("owner", TEXT, "The role that answers for the course.", danish=("ejer", "ansvarlig")),
    Field("contact", TEXT, "Whom the learner can ask.", danish=("kontakt",)),
    Field(
        "review_date",
        DATE,
        "When the course must be read through again.",
        None,
        danish=("revisionsdato", "gennemses", "review", "review-date", "revideres"),
    ),
    Field("licence", TEXT, "Under which licence others may use it.", danish=("licens", "license")),
    Field(
        "objectives",
        tables(OBJECTIVE, Objective),
        "What the learner can do afterwards, one `[[objectives]]` each.",
        (),
        danish=("mål", "maal", "læringsmål", "objective"),
        inside=OBJECTIVE,
    ),
)

SOURCE = (
    Field("title", FILLED, "What the source is called.", danish=("titel",), required=True),
    Field("publisher", TEXT, "Who published it.", danish=("udgiver",)),
    Field("address", ADDRESS, "Where it is.", danish=("adresse", "link", "url")),
    Field("date", DATE, "The day it was published.", None, danish=("dato",)),
    Field("checked", DATE, "The day one of you last read it.", None, danish=("tjekket", "kontrolleret")),
    Field("review_date", DATE, "When it must be read again.", None, danish=("revisionsdato", "gennemses", "review")),
    Field("note", TEXT, "What to mind when it is used.", danish=("bemærkning",)),
    Field("contested", TEXT, "What is disputed about it.", danish=("omstridt",)),
)
