"""Where a clause of a message ends."""

import re

CLAUSE_END = re.compile(r"[，,。；;？?！!\n]")
