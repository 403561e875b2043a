"""The lead unit, its partners and the one who is to head the centre (第四条、第八条)."""
