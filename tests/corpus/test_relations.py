from corpus.citation import Citation
from corpus.document import Document, Metadata
from corpus.parser import parse
from corpus.relations import Relations


def document(name: str, title: str, *lines: str) -> Document:
    return parse("\n".join((title, *lines)), Metadata(id=name, title=title, short_title=title))


def test_who_cites_whom_and_where() -> None:
    law = document("law", "中华人民共和国某法", "第一条 甲。")
    rules = document(
        "rules",
        "某细则",
        "根据《中华人民共和国某法》制定。",
        "第一条 依照某法第一条。",
        "第二条 依照《某法》、《别的法》。",
    )
    relations = Relations([law, rules])
    places = (None, Citation("rules", 1, 0, 1), Citation("rules", 2, 0, 1))
    assert relations.cites("rules") == {"law": places}
    assert relations.cited_by("law") == {"rules": places}
    assert relations.cites("law") == {} == relations.cited_by("rules") == relations.cites("nobody")
