import json

from langchain_core.messages import AIMessage, HumanMessage, ToolMessage

from assistant.grounding.evidence import REPEATS, REVIEWER, as_statement, evidence, is_users


def tool(name: str, content: object) -> ToolMessage:
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    return ToolMessage(text, name=name, tool_call_id="1")


def test_only_the_tools_of_the_last_turn_count_but_all_of_the_users_words() -> None:
    found = evidence(
        [
            HumanMessage("团队40人"),
            tool("check_eligibility", {"conclusion": "12人"}),
            AIMessage("status: answered\n……"),
            HumanMessage("固定13人"),
            tool("check_eligibility", {"conclusion": "13人"}),
        ]
    )
    assert found.computed == ("13人",)
    assert found.user_words == ("团队40人", "固定13人")


def test_the_reviewers_words_are_not_the_users() -> None:
    review = HumanMessage("公示3天没有依据", name=REVIEWER)
    found = evidence([HumanMessage("公示几天"), tool("search_articles", {"hits": []}), review])
    assert not is_users(review) and not is_users(AIMessage("是"))
    assert found.user_words == ("公示几天",)


def test_clauses_that_a_search_found_prove_nothing_until_they_are_cited() -> None:
    hits = [
        {
            "id": "9(6)",
            "kind": "clause",
            "text": "公示5个工作日",
            "found": "5个工作日",
            "score": 0.9,
            "found_by": ["x"],
        },
        {
            "id": "silence:a",
            "kind": "silence",
            "says": "办法没有写[[17]]。",
            "near": ["17"],
            "decided_by": "某办法",
        },
    ]
    found = evidence([HumanMessage("公示几天"), tool("search_articles", {"hits": hits})])
    assert found.computed == ("办法没有写[[17]]。", "某办法")
    assert as_statement("办法没有写。") in found.statements


def test_all_that_a_check_says_was_computed() -> None:
    result = {"findings": [{"text": "13 ÷ 40", "missing": [{"question": "固定人员有几人？"}]}]}
    found = evidence([HumanMessage("够吗"), tool("check_eligibility", result)])
    assert found.computed == ("13 ÷ 40", "固定人员有几人？")
    assert as_statement("- 固定人员有几人？") in found.statements


def test_a_refusal_of_a_tool_may_be_said() -> None:
    found = evidence(
        [
            HumanMessage("第三十五条"),
            tool("read_article", {"id": "35", "error": "本办法共29条，没有第三十五条。"}),
        ]
    )
    assert as_statement("本办法共29条，没有第三十五条。") in found.statements
    assert found.computed == ()


def test_what_a_model_handed_in_itself_proves_nothing() -> None:
    found = evidence(
        [
            HumanMessage("公示几天"),
            tool("read_article", {"id": "公示3天", "error": "“公示3天”不是条款号。"}),
            tool("read_article", {"elsewhere": "公示3天的办法"}),
            tool("read_article", {"not_held": "某办法", "cited_in": ["22"]}),
            tool("check_publicity", {"error": "“天数”的值“3天”不合适。"}),
        ]
    )
    assert found.computed == ("某办法",)


def test_a_tool_that_answers_in_plain_words_is_read() -> None:
    found = evidence([HumanMessage("?"), tool("read_article", "Error: place is missing")])
    assert found.computed == () and as_statement("Error: place is missing") in found.statements


def test_fixed_words_may_be_said() -> None:
    fixed = evidence([]).statements
    assert as_statement("不客气。") in fixed and as_statement("**下一步：**") in fixed
    assert "" not in fixed


def test_dress_makes_no_difference_to_a_statement() -> None:
    assert as_statement("> **下一步：** ") == as_statement("下一步") == "下一步"
    assert as_statement("问题，甲") != as_statement("问题甲")


def test_what_was_shown_before_may_be_shown_again_by_the_built_in_model() -> None:
    shown = "✅ 5个工作日，够了[[9(6)]]。"
    said = [HumanMessage("公示5天"), AIMessage(f"status: answered\n{shown}"), HumanMessage("短点")]
    assert evidence([*said, AIMessage(shown, additional_kwargs={REPEATS: [shown]})]).shown == {shown}
    assert not evidence([*said, AIMessage(shown)]).shown


def test_what_was_never_shown_or_is_not_repeated_proves_nothing() -> None:
    shown, other = "✅ 5个工作日，够了[[9(6)]]。", "❌ 4个工作日，不够[[9(6)]]。"
    said = [HumanMessage("公示5天"), AIMessage(f"status: answered\n{shown}"), HumanMessage("短点")]
    assert not evidence([*said, AIMessage(other, additional_kwargs={REPEATS: [other]})]).shown
