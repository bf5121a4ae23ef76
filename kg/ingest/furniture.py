"""What a line of a saved page is, by its form: prose, a fragment, or one of the things that surround an article.

General measures and the general vocabulary of news sites; nothing here knows a site or an article.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum


class LineKind(StrEnum):
    """What a line looks like on its own."""

    PROSE = "prose"  # holds a sentence
    FRAGMENT = "fragment"  # a heading, a caption, a menu entry: no sentence
    ITEM = "item"  # of a list
    FURNITURE = "furniture"  # no part of an article, and a sign that this is a page
    CREDIT = "credit"  # no part of an article either, but plain articles have it as well


_LONG = 5_000  # characters

# --- forms -----------------------------------------------------------------------------------------------------------

_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*(?=\s|$)")
_FULL_STOP = re.compile(r"[.…。][\"'”’»)\]]*$")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_ITEM = re.compile(r"(?:[-–—*•·‣▪○]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+\S", re.IGNORECASE)
_TIMER = re.compile(r"(?=.*\d:\d)[\d\s:./|-]+$")
_COUNTER = re.compile(
    r"(?:reading time:?\s*)?\d[\d.,]*\s*[km]?\+?\s*"
    r"(?:min(?:ute)?s?(?: read)?|views?|comments?|shares?|likes?|retweets?|followers?|reads?|photos?|images?)\b",
    re.IGNORECASE,
)

# --- vocabulary ------------------------------------------------------------------------------------------------------

# "Also on SITE ...", "Read more: ...": the head of another article. The strong ones need no colon.
_TEASER = re.compile(
    r"(?:also (?:on|in|from)\s+(?:[\w-]+\.)+[a-z]{2,}\b|(?:also|also on|read (?:more|also|next|this next)|also read"
    r"|see (?:also|more)|more (?:on|about|from|news|stories|like) .*|more (?:news|stories)?|don['’]t miss"
    r"|you (?:may|might) (?:also )?(?:like|be interested in)|(?:related|recommended|further|suggested)"
    r"(?: (?:articles?|stories|story|news|content|coverage|topics?|reading|links?|posts?|videos?))?"
    r"|trending(?: now)?|most (?:read|popular|viewed)|latest(?: news)?|editors?['’]?s? picks?|watch(?: also)?"
    r"|(?:in )?pictures|photo gallery|go deeper|up next|keep reading)(?:\s*[:|»>→—]|$))",
    re.IGNORECASE,
)
_TEASER_BARE = re.compile(
    r"(?:read (?:more|also)|also read|see also|related(?: (?:articles?|stories|story|news))?"
    r"|you (?:may|might) also like)\b",
    re.IGNORECASE,
)
_PROMPT = re.compile(
    r"(?:please |to [^,]{1,60}, )?(?:share|follow|subscribe|sign (?:up|in)|log ?in|register|click|tap|download|join"
    r"|comment|tweet|e-?mail|donate|like|listen|watch|read|get|print|rate|support|stay|check|enable|allow|accept|become|let|tell"
    r"|send|submit|contact|leave)\b",
    re.IGNORECASE,
)
_READER = re.compile(
    r"\b(?:you|yours?|us|our|newsletters?|podcasts?|apps?|facebook|twitter|instagram|telegram|whatsapp|youtube|linkedin"
    r"|social media|friends?|inbox|notifications?|(?:this|the|full|our) (?:story|article|page|post|video|episode)"
    r"|here|a comment|comments? below)\b",
    re.IGNORECASE,
)
_SHARING = re.compile(
    r"\b(?:shar(?:e|ing)|lik(?:e|ing)|enjoy(?:ed)?) (?:this|the|our) (?:story|article|post|page|video)\b", re.IGNORECASE
)
_REPORTED = re.compile(r"\b(?:said|says|told|added|asked|wrote|according)\b", re.IGNORECASE)
_LEGAL = re.compile(
    r"\ball rights reserved\b|\bcookies?\b.*\b(?:accept|consent|polic|improve|experience|browser|site)"
    r"|\bterms (?:of (?:use|service)|and conditions)\b|\bprivacy policy\b"
    r"|\b(?:views|opinions) expressed (?:in|by|here)\b"
    r"|\bbrowser (?:does not|doesn['’]t) support\b|\bjavascript\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:advertisement|advertising|sponsored(?: content)?|promoted|share(?: (?:this|on|via)\b.*)?|tweet|e-?mail"
    r"|print|save|comments?|podcasts?|menu|search|home|log ?in|sign (?:in|up)|subscribe|newsletters?"
    r"|tags?(?::.*)?|topics?(?::.*)?"
    r"|skip to (?:main )?content|close|loading|(?:back to )?top|follow us|live|breaking(?: news)?|copy link"
    r"|facebook|twitter|whatsapp|telegram|instagram|youtube|x|next|previous)\W*$",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\(?(?:additional |with )?(?:reporting|writing|editing|reported|written|edited|compiled|translated) by "
    r"(?-i:[A-Z])(?:[^;]*;.*|.*[^.])$"
    r"|\(?(?:file )?(?:photo|image|picture)(?: credit| by|:|\s*[©/])|by\s+(?-i:[A-Z])[^.!?\d]{2,60}$|[^\w]+$",
    re.IGNORECASE,
)


def words(line: str) -> list[str]:
    """The words of a line, as they stand.

    >>> words("Norway's 3 well-known envoys")
    ["Norway's", 'well-known', 'envoys']
    """
    return _WORD.findall(line)


def ends_sentence(line: str) -> bool:
    """Does the line end as a sentence does, quotes and brackets aside?"""
    found = list(_SENTENCE_END.finditer(line))
    return bool(found) and found[-1].end() == len(line.rstrip())


def kind_of(line: str) -> LineKind:
    """What a line looks like.

    >>> [str(kind_of(line)) for line in ("The envoys met.", "Peace at last", "0:45", "See also: Envoys meet again")]
    ['prose', 'fragment', 'furniture', 'furniture']
    """
    if len(line) > _LONG:  # no page has such furniture, and no pattern shall crawl over it
        return LineKind.PROSE if re.search(r"\w[^\w\s]*\s+\w", line) else LineKind.FRAGMENT
    count = len(words(line))
    if _is_furniture(line, count):
        return LineKind.FURNITURE
    if _ITEM.match(line) and count:
        return LineKind.ITEM
    if count <= 40 and _CREDIT.match(line):
        return LineKind.CREDIT
    return LineKind.PROSE if _is_prose(line, count) else LineKind.FRAGMENT


def _is_prose(line: str, count: int) -> bool:
    """A sentence, or the beginning of one that a list or a quotation goes on with."""
    if count >= 3 and line.rstrip().endswith((":", ",", ";")):
        return True
    if count >= 25 and stop_share(line) >= 0.3:
        return True
    asian = any("\u0e00" <= c <= "\u0eff" or "\u3040" <= c <= "\u9fff" for c in line)
    return bool(_SENTENCE_END.search(line)) and (count >= 3 or (asian and len(line) >= 8))


def _is_furniture(line: str, count: int) -> bool:
    if _TIMER.match(line) or (count <= 6 and _COUNTER.match(line)):
        return True
    if count <= 60 and ("©" in line or _LEGAL.search(line)) and not _quoted_words(line):
        return True
    return bool(_LABEL.match(line)) or is_teaser(line) or _is_prompt(line, count) or is_word_run(line)


def is_teaser(line: str) -> bool:
    """The head of another article behind words such as "Also on SITE" or "Read more:".

    >>> is_teaser("Also on example.org Envoys meet again in Lima"), is_teaser("Also on Monday, the envoys met.")
    (True, False)
    """
    if _TEASER.match(line):
        return not (_FULL_STOP.search(line) and ":" not in line)
    return bool(_TEASER_BARE.match(line)) and not _FULL_STOP.search(line)


def _is_prompt(line: str, count: int) -> bool:
    """Speaks to the reader: a sentence of a short line is an imperative of the web's own verbs."""
    if count > 30 or _quoted_words(line) or _REPORTED.search(line):
        return False
    if _SHARING.search(line) and count <= 20:
        return True
    sentences = re.split(r"(?<=[.!?:])\s+", line)
    return bool(_READER.search(line)) and any(_PROMPT.match(s) for s in sentences)


def _quoted_words(line: str) -> bool:
    return bool(_QUOTED.search(line)) or line.startswith(("“", '"', "«", "‘"))


def is_word_run(line: str) -> bool:
    """A run of words that is no language: few function words and one piece of a word again and again.

    >>> is_word_run("btn play btn stop btn share btn mail btn print btn top btn menu btn close")
    True
    >>> is_word_run("Envoys of six countries, among them Chile, Peru and Kenya, meet for the sixth time in six years")
    False
    """
    found = words(line.lower())
    if len(found) < 10 or _SENTENCE_END.search(line) or stop_share(line) > 0.2:
        return False
    pieces = Counter(piece for w in found for piece in {w[i : i + 3] for i in range(len(w) - 2)})
    return len(found) > 60 or max(pieces.values(), default=0) >= max(4, 0.3 * len(found))


# The function words of English: articles, prepositions, auxiliaries, pronouns, conjunctions.
STOP_WORDS = frozenset(
    "a about after again against all also although among an and any are as at be because been before being between"
    " both but by can could did do does during each for from had has have he her him his how if in into is it its"
    " may more most must no nor not of off on once only or other our out over own s same shall she should since so"
    " some such t than that the their them then there these they this those through to too under until up upon us"
    " was we were what when where which while who whom whose why will with within without would you your".split()
)


def stop_share(line: str) -> float:
    """The share of function words among the words of a line, 0 without words."""
    found = words(line.lower().replace("’", "'"))
    return sum(w.split("'")[0] in STOP_WORDS for w in found) / len(found) if found else 0.0
