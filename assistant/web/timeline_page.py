"""The page of the timeline, and what it shows for the dates that were filled in."""

from datetime import date

from markupsafe import Markup

from assistant.checkers.calendar import estimate_note
from assistant.checkers.checker import Context
from assistant.timeline.drawing import draw
from assistant.timeline.plan import SECTIONS, Entry, Timeline, questions
from assistant.timeline.publicity_calendar import publicity_months
from assistant.timeline.words import timeline_words
from assistant.web.answer_html import place_link
from assistant.web.assessment_page import question_link
from assistant.web.days import days_html
from assistant.web.pages import page, panel_words
from assistant.web.templating import render
from assistant.web.words import web_words
from assistant.wording import Language
from corpus.citation import Citation
from corpus.library import Library

ADDRESS = "/timeline"


def timeline_page(language: Language = "zh") -> str:
    """Give the form; its script asks for the dates while it is filled in."""
    words = timeline_words()
    headings = words.page.model_dump(exclude={"english_note"})
    return page(
        "timeline.html",
        ADDRESS,
        language,
        form=words.page,
        sections=[(name, headings[f"section_{name}"], questions(name)) for name in SECTIONS],
        link=question_link,
        script_words={"form": headings, **panel_words(web_words(language).article)},
    )


def timeline_html(timeline: Timeline, library: Library) -> Markup:
    """Give picture, table, notes and calendar as HTML."""
    words = timeline_words()
    months = publicity_months(timeline.publicity, Context(timeline.as_of, library.readings))
    return render(
        "timeline_result.html",
        words=words.result,
        timeline=timeline,
        picture=Markup(draw(timeline, words.picture)),
        months=months,
        caveats=dict.fromkeys(estimate_note(date(one.year, 1, 1)) for one in months if one.estimated),
        when=lambda entry: days_html(entry.last, entry.first, words.result.until),
        distance=lambda entry: _distance(entry, timeline.as_of),
        link=lambda place, quote: place_link(place, [quote], library),
        entry_link=lambda entry: _entry_link(entry, library),
    )


def _entry_link(entry: Entry, library: Library) -> dict[str, str]:
    citation = Citation.parse(entry.place)
    return place_link(citation.ref, [library.text(citation)], library)


def _distance(entry: Entry, as_of: date) -> str:
    """How far off the last day is."""
    words, days = timeline_words().result, (entry.last - as_of).days
    if days == 0:
        return words.today
    return words.past if days < 0 else words.left.format(days=days)
