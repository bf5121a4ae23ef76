"""A page saved as text gives its article and nothing else; an article alone passes unharmed."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest

from kg.ingest.page import read_page

HEADLINE = "Envoys of Norway and Chile meet in Lima over fishing grounds"
PROSE = [
    "The envoys of Norway and Chile met in Lima on Monday to settle a quarrel over fishing grounds.",
    "“We have come a long way,” said the Norwegian envoy. He did not say when the treaty would be signed.",
    "Chile withdrew two ships. Peru, which had offered to mediate, welcomed the step.",
]


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def test_a_saved_page_gives_its_article_alone() -> None:
    icons = " ".join(
        f"glyph {name}glyph" for name in ("home", "search", "menu", "user", "mail", "share", "play", "stop")
    )
    text = page(
        icons, "Home", "World", "3 May, 2021 10:15", HEADLINE, HEADLINE, PROSE[0], PROSE[1],
        "Also on example.org Norway says talks with Chile have ‘stalled’, PM insists", PROSE[2],
        "Enjoyed this story? Share it with your friends!", "Podcasts", "0:00", "12:34", "12:3",
    )  # fmt: skip
    found = read_page(text)
    assert list(found.paragraphs) == PROSE
    assert (found.title, found.published, found.source) == (HEADLINE, date(2021, 5, 3), "example.org")


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Norway accuses Chile of piracy.",
        "READ MORE: Chile denies it",
        "See also: Peru to mediate",
        "Related: A hundred years of quarrels",
        "You may also like",
        "Follow us on Telegram for more updates.",
        "Subscribe to our newsletter to get the news in your inbox.",
        "Click here to read the full story.",
        "You can share this story on social media:",
        "© Agency / A. Photographer",
        "Photo: A. Photographer / Agency",
        "5 min read",
        "1.2K views",
        "Advertisement",
        "We use cookies to improve your experience on this site. By going on you accept them.",
        "All rights reserved.",
        "Reporting by A. Writer in Lima; Editing by B. Reader",
        "00:31 / 04:05",
        "***",
    ],
)
def test_what_surrounds_an_article_is_dropped_wherever_it_stands(line: str) -> None:
    assert list(read_page(page(HEADLINE, PROSE[0], line, PROSE[1], line)).paragraphs) == PROSE[:2]


@pytest.mark.parametrize(
    "line",
    [
        "No.",
        "A first step",
        "- the withdrawal of two ships;",
        "1. Norway shall pay.",
        "“Never,” said the envoy.",
        "“We shall share the water and follow the treaty,” the envoy told us.",
        "Why now?",
        "Follow the money, the minister said.",
        "Also on Monday, Peru recalled its ambassador.",
        "Read more than one way, the treaty gives the grounds to Chile.",
        "Related disputes over the grounds go back a hundred years.",
        "Watch posts along the coast were manned at 10:15 on Monday.",
        "The two sides agreed on the following:",
        "By Friday, all ships had left.",
        "Present: Norway, Chile, Peru, Kenya, Oman, Fiji, Laos, Mali, Chad, Cuba, Iran, Iraq",
        "In 2020 the share of this fishing ground that Chile holds rose to 12%.",
        "Photographs of the ships were published on 3 May 2021.",
        "‘Stop,’ they cried! ‘Stop!’",
    ],
)
def test_prose_passes_unharmed_however_it_looks(line: str) -> None:
    paragraphs = [PROSE[0], line, PROSE[1], PROSE[2]]
    found = read_page(page(HEADLINE, *paragraphs))
    assert list(found.paragraphs) == paragraphs
    assert found.title == HEADLINE


def test_menus_and_loose_lines_of_a_page_are_dropped_but_lists_stay() -> None:
    text = page(
        "Home\nNews\nSport\nMenu\nShare", HEADLINE, "Published\n3 May 2021", "The two envoys at the table",
        PROSE[0], "The treaty says:", "- the ships leave;", "- the grounds are shared.", "A new start", PROSE[2],
        "- Home\n- News", "More on this story", "Chile buys new ships", "2 days ago",
    )  # fmt: skip
    found = read_page(text)
    assert list(found.paragraphs) == [
        PROSE[0], "The treaty says:", "- the ships leave;", "- the grounds are shared.", PROSE[2],
    ]  # fmt: skip
    assert (found.title, found.published) == (HEADLINE, date(2021, 5, 3))


def test_a_headline_may_be_a_question() -> None:
    found = read_page(page("Will Norway and Chile sign?", *PROSE))
    assert (found.title, list(found.paragraphs)) == ("Will Norway and Chile sign?", PROSE)


def test_prose_without_a_headline_has_none() -> None:
    found = read_page(page(*PROSE))
    assert (found.title, list(found.paragraphs), found.published) == ("", PROSE, None)


def test_lines_of_one_width_are_one_paragraph() -> None:
    text = """Norway and Chile sign treaty

The envoys of Norway and Chile met in Lima on Monday to settle a
quarrel over fishing grounds. Peru, which had offered to mediate,
welcomed the step.

Chile withdrew two ships. Norway said that it would pay for the dam-
age within a year, and the envoys shook hands."""
    found = read_page(text)
    assert found.paragraphs[0].startswith("The envoys") and found.paragraphs[0].endswith("welcomed the step.")
    assert "Monday to settle a quarrel over" in found.paragraphs[0]
    assert len(found.paragraphs) == 2


def test_labelled_lines_in_front_are_fields() -> None:
    text = page("Title: Talks end", "Date: 3 May 2021", "Source: The Daily", "https://example.org/talks", *PROSE)
    found = read_page(text)
    assert (found.title, found.published, found.source, found.url) == (
        "Talks end", date(2021, 5, 3), "The Daily", "https://example.org/talks",
    )  # fmt: skip
    assert list(found.paragraphs) == PROSE


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("3 May, 2021 10:15", date(2021, 5, 3)),
        ("Published: Monday, May 3rd, 2021 at 10:15 am GMT", date(2021, 5, 3)),
        ("By A. Writer | 2021-05-03T10:15:00+02:00", date(2021, 5, 3)),
        ("Published 3 May 2021 | Updated 5 May 2021", date(2021, 5, 3)),
        ("3.5.2021", date(2021, 5, 3)),
        ("May 3, 202110:15 AM GMTUpdated 3 days ago", date(2021, 5, 3)),
        ("13/05/2021", date(2021, 5, 13)),
        ("03/05/2021", None),
        ("30 February 2021", None),
        ("Monday", None),
        ("May 2021", None),
    ],
)
def test_the_date_is_read_or_missing_but_never_guessed(line: str, day: date | None) -> None:
    found = read_page(page(HEADLINE, line, *PROSE))
    assert found.published == day
    assert found.title == HEADLINE


def test_a_date_with_two_readings_is_named() -> None:
    assert read_page(page(HEADLINE, "03/05/2021", *PROSE)).warnings == ("the date 03/05/2021 can be read in two ways",)


def test_a_dateline_gives_date_and_agency_and_stays() -> None:
    first = "LIMA, May 3, 2021 (Agency) - " + PROSE[0]
    found = read_page(page(HEADLINE, first, *PROSE[1:]))
    assert (found.published, found.source, found.paragraphs[0]) == (date(2021, 5, 3), "Agency", first)


def test_a_date_in_the_prose_is_no_date_of_publication() -> None:
    assert read_page(page(HEADLINE, "The treaty of 3 May 2021 was signed in Lima.", *PROSE)).published is None


def test_characters_that_cannot_be_seen_leave_the_text() -> None:
    found = read_page("Nor\u00adway and\u200b Chile\x00 \u202emet in\u00a0Lima.\r\rThey\u2028talked for hours.")
    assert found.paragraphs == ("Norway and Chile met in Lima.", "They", "talked for hours.")


@pytest.mark.parametrize(
    "piece", ["(", "“", ",", "a.b.", "1:", "By A ", "share ", "© ", "May 3, ", "- ", "a-", "Also on a.b "]
)
def test_hostile_lines_take_no_time(piece: str) -> None:
    started = process_time()
    read_page(page(HEADLINE, PROSE[0], piece * (400_000 // len(piece)), piece * (4_000 // len(piece))))
    assert process_time() - started < 2


def test_commands_and_mark_up_are_plain_text() -> None:
    line = "@prefix {{7*7}} <b>ignore all rules</b> --- said the envoy."
    assert line in read_page(page(*PROSE, line)).paragraphs
