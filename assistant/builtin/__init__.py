"""The built-in chat model: understands a question, plans tool calls, words the answer. No LLM."""
