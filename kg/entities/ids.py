"""Slugs and local identifiers."""

from __future__ import annotations

import re
from functools import lru_cache

from slugify import slugify

_LEADING = re.compile(
    r"^(?:the|a|an|this|that|these|those|its|their|his|her|our|his|any|some|all|both|no|whose)\s+", re.IGNORECASE
)
_ENDING = re.compile(r"['’]s?$")
_MAX = 80

FOLDERS = {
    "State": "state",
    "Organization": "org",
    "ArmedGroup": "group",
    "Force": "force",
    "Institution": "institution",
    "Person": "person",
    "Group": "group",
    "Territory": "territory",
    "Place": "place",
    "Agreement": "agreement",
    "Conflict": "conflict",
    "Meeting": "meeting",
    "Action": "action",
}


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """Lower case, transliterated, hyphens between words, at most 80 characters.

    >>> slug("Côte d’Ivoire's Élysée talks")
    'cote-divoires-elysee-talks'
    """
    return slugify(text.replace("’", "'").replace("'", ""), max_length=_MAX, word_boundary=True) or "unnamed"


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """The words without a determiner in front and without a possessive ending.

    >>> bare("the contact line"), bare("Moscow's")
    ('contact line', 'Moscow')
    """
    text = " ".join(text.split())
    while (shorter := _LEADING.sub("", text)) != text:
        text = shorter
    return _ENDING.sub("", text)


def global_id(kind: str, name: str) -> str:
    """The id of what has a proper name.

    >>> global_id("Agreement", "Good Friday Agreement")
    'agreement/good-friday-agreement'
    """
    return f"{FOLDERS[kind]}/{slug(bare(name))}"


def local_id(kind: str, article_id: str, words: str, number: int = 1) -> str:
    """The id of what is only described, under its article.

    >>> local_id("Place", "a-1", "the contact line")
    'place/a-1--contact-line-1'
    """
    return f"{FOLDERS[kind]}/{slug(article_id)}--{slug(bare(words))}-{number}"


def owned_id(kind: str, owner: str, words: str) -> str:
    """The id of a kind of things of one owner: a country's code or an organisation's slug.

    >>> owned_id("Force", "RUS", "peacekeepers")
    'force/RUS-peacekeepers'
    """
    return f"{FOLDERS[kind]}/{owner}-{slug(words)}"
