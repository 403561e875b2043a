"""Numbers as people write them: 12人, 十二个人, 两位."""

from collections.abc import Mapping
from random import Random

from corpus.numerals import to_chinese


def written(random: Random, numbers: Mapping[str, int]) -> dict[str, str]:
    """`numbers` all in digits, all in Chinese numerals, or each as it comes."""
    in_chinese = random.choice((0.0, 0.0, 0.0, 1.0, 0.5))
    return {
        name: in_words(number) if random.random() < in_chinese else str(number)
        for name, number in numbers.items()
    }


def in_words(number: int) -> str:
    """Before a measure word two is 两."""
    return "两" if number == 2 else to_chinese(number)
