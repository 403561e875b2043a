"""The numbers of a team as a message's own words make them: who does not count, what is told of a part, of what stands to what."""

from assistant.builtin.extraction.lines import by_lines
from assistant.builtin.extraction.ratios import in_people
from assistant.builtin.intents.team.all_alike import all_alike
from assistant.builtin.intents.team.among import (
    among_the_permanent,
    named_behind,
    permanent_among_the_titled,
    taken_as,
    told_in_parentheses,
    without_the_remark,
)
from assistant.builtin.intents.team.bystanders import without_bystanders
from assistant.builtin.intents.team.inside_and_outside import by_origin
from assistant.builtin.intents.team.not_told_yet import not_told_yet
from assistant.builtin.intents.team.retired import without_the_retired
from assistant.builtin.intents.team.set_apart import (
    of_both_alone,
    set_apart,
    told_of_both,
    without_the_staff,
    without_their_titles,
    without_those_included,
)
from assistant.builtin.intents.team.so_many_each import so_many_each
from assistant.builtin.intents.team.told_twice import counted_once, still_twice


def as_it_counts(text: str) -> tuple[str, str]:
    """`text` with the numbers that its own words come to, and the words that leave one open."""
    unknown = not_told_yet(text)
    text, retired = without_the_retired(by_lines(text))
    text, unclear = set_apart(
        without_those_included(
            by_origin(without_the_staff(without_the_remark(so_many_each(without_bystanders(text)))))
        )
    )
    text, half_told = among_the_permanent(text)
    half_told = half_told or permanent_among_the_titled(text)
    text, others_open = all_alike(text)
    for reword in (
        counted_once,
        told_in_parentheses,
        taken_as,
        named_behind,
        told_of_both,
        without_their_titles,
        in_people,
    ):
        text = reword(text)
    return text, unknown or retired or unclear or half_told or others_open or still_twice(
        text
    ) or of_both_alone(text)
