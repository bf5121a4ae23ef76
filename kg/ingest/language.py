"""Is a text English? A count of function words: enough to warn, not to name every language."""

from __future__ import annotations

from kg.ingest.furniture import words

_LANGUAGES = {
    "en": "English", "fr": "French", "de": "German", "es": "Spanish", "it": "Italian", "pt": "Portuguese",
    "nl": "Dutch", "sv": "Swedish", "da": "Danish", "pl": "Polish", "cs": "Czech", "tr": "Turkish", "ru": "Russian",
    "uk": "Ukrainian", "ro": "Romanian", "hu": "Hungarian", "fi": "Finnish", "id": "Indonesian", "el": "Greek",
    "sr": "Serbian", "hr": "Croatian", "bg": "Bulgarian",
}  # fmt: skip
_SAMPLE = 2000  # words
_FEW = 30  # words; of fewer one cannot say that they are no English
_SHARE = 0.25  # the least share of a language's function words in running text; English news has about 0.4
_SORTS = 4  # so many different ones
_THIN = 0.06  # the least share in an agency brief, which is all names and figures
_MARGIN = 0.1  # so much more of another language's words make a text that language


def guess_language(text: str) -> str:
    """A two-letter code, or `und`; texts of a few words and texts like English are `en`.

    >>> guess_language("Die Minister trafen sich am Montag in der Stadt und sprachen über die Lage an der Grenze.")
    'de'
    """
    found = [w.lower() for w in words(text[: _SAMPLE * 12])][:_SAMPLE]
    shares = {code: _share(found, _stop_words(name)) for code, name in _LANGUAGES.items()}
    best = max(shares, key=lambda code: (shares[code], code == "en"))
    if shares["en"] >= _THIN and shares[best] < shares["en"] + _MARGIN:
        return "en"
    if best != "en" and shares[best] >= _SHARE:
        return best
    letters = sum(c.isalpha() for c in text[:2000])
    latin = sum(c.isascii() and c.isalpha() for c in text[:2000])
    return "en" if len(found) < _FEW and latin >= 0.5 * letters else "und"


def _share(found: list[str], stop_words: frozenset[str]) -> float:
    """The share of function words, 0 where they are always the same few."""
    hits = [w for w in found if w in stop_words]
    return len(hits) / len(found) if len(set(hits)) >= _SORTS else 0.0


def _stop_words(name: str) -> frozenset[str]:
    import justext

    if name not in _cache:
        _cache[name] = frozenset(justext.get_stoplist(name))
    return _cache[name]


_cache: dict[str, frozenset[str]] = {}
