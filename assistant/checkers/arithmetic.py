"""Arithmetic as text: every number in an answer shows how it came about."""

from fractions import Fraction


def percent(share: Fraction) -> str:
    """Give `share` as a percentage, marked where two decimals are not enough: 32.5%, 约33.33%."""
    hundredths = share * 10_000
    rounded = round(hundredths)
    written = f"{rounded / 100:.2f}".rstrip("0").rstrip(".") + "%"
    return written if hundredths.denominator == 1 else f"约{written}"


def division(part: int, whole: int) -> str:
    """Give a share with its arithmetic: 13 ÷ 40 = 32.5%, 1 ÷ 3 = 约33.33%."""
    written = percent(Fraction(part, whole))
    sign = "≈" if written.startswith("约") else "="
    return f"{part} ÷ {whole} {sign} {written.removeprefix('约')}"


def decimal(number: Fraction) -> str:
    """Give `number` with at most two decimals, marked where it is rounded: 9.9, 12, 约4.33."""
    return percent(number / 100).removesuffix("%")
