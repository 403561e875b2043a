"""A term of the lexicon as a clerk fills it in, one form a line."""

from dataclasses import dataclass

from assistant.web.staff.workbench_words import workbench_words
from corpus.lexicon import Term

_SHORTEST, _LONGEST = 2, 60


@dataclass(frozen=True)
class LexiconEntry:
    """The form as it was filled in."""

    term: str = ""
    said: str = ""
    english: str = ""

    @classmethod
    def of(cls, term: Term) -> "LexiconEntry":
        """Give the form of a term that is held."""
        return cls(term.term, "\n".join(term.said), "\n".join(term.english))

    def made(self) -> Term:
        """Give the term. Only for a form without `faults`."""
        return Term(term=self.term, said=_lines(self.said), english=_lines(self.english))

    def faults(self) -> dict[str, list[str]]:
        """Give what is wrong, by field, with the line."""
        words = workbench_words().lexicon
        found: dict[str, list[str]] = {}
        if len(self.term) < _SHORTEST:
            found["term"] = [words.term_missing]
        elif len(self.term) > _LONGEST:
            found["term"] = [workbench_words().common.too_long.format(limit=_LONGEST)]
        for field, typed in (("said", self.said), ("english", self.english)):
            if faults := self._faults_in(typed):
                found[field] = faults
        return found

    def _faults_in(self, typed: str) -> list[str]:
        words, seen, faults = workbench_words().lexicon, set[str](), list[str]()
        for number, line in enumerate(typed.splitlines(), 1):
            form = line.strip()
            if not form:
                continue
            if len(form) < _SHORTEST:
                faults.append(words.line_short.format(line=number, form=form))
            elif len(form) > _LONGEST:
                faults.append(words.line_long.format(line=number, limit=_LONGEST))
            elif form == self.term:
                faults.append(words.line_same.format(line=number, form=form))
            elif form.lower() in seen:
                faults.append(words.line_twice.format(line=number, form=form))
            seen.add(form.lower())
        return faults


def told(term: Term | None) -> str:
    """Give a term in one line, "" where there is none."""
    return f"{term.term}：{'、'.join((*term.said, *term.english))}" if term else ""


def _lines(typed: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.strip() for line in typed.splitlines() if line.strip()))
