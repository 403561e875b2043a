"""A number of people, or a share of them, with what it is said of."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Count:
    """A number and what it is said of.

    `kind`: a kind of labels.toml, "" where no label stands with it. `value`: None where it is asked for (几个). `change`: 1
    where so many come, -1 where so many go, 0 where so many there are. `refers`: 他俩, the ones named before. `at`: where
    its label begins, -1 without one. `about`: 约三分之一, so that it may be more or less.
    """

    kind: str
    value: Fraction | None
    unit: str
    start: int
    end: int
    word: str = ""
    change: int = 0
    refers: bool = False
    at: int = -1
    about: bool = False

    @property
    def share(self) -> bool:
        """Whether it is a share of a whole, not a number of people."""
        return self.unit == "share"

    @property
    def people(self) -> int | None:
        """The number as a number of people; None for a share, for 几 and for what is no whole number."""
        if self.share or self.value is None or self.value.denominator != 1:
            return None
        return int(self.value)
