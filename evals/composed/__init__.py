"""Messages put together from parts of which the truth is known: no check may be given other facts, nor decide otherwise.

Each sort is a file with a `compose`; `python -m evals.composed` runs them all. A check that asks is right; a wrong verdict is
not.
"""

from collections.abc import Mapping

from evals.composed import (
    after_another,
    another_date,
    bodies,
    committee,
    days,
    head,
    moves,
    naming,
    panel,
    publicity,
    put_right,
    revoked,
    seats,
    sides,
    team,
    unit_moves,
    units,
)
from evals.composed.judge import Compose

SORTS: Mapping[str, Compose] = {
    "team": team.compose,
    "units": units.compose,
    "committee": committee.compose,
    "sides": sides.compose,
    "bodies": bodies.compose,
    "panel": panel.compose,
    "head": head.compose,
    "days": days.compose,
    "revoked": revoked.compose,
    "publicity": publicity.compose,
    "naming": naming.compose,
    "put right": put_right.compose,
    "moves": moves.compose,
    "unit moves": unit_moves.compose,
    "seats": seats.compose,
    "another date": another_date.compose,
    "after another": after_another.compose,
}
"""What messages there are, by what they tell of."""
