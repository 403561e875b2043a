"""The tools that any model of the agent can call; each gives text for the model and the object for the program."""

from langchain_core.tools import BaseTool

from assistant.services import Services
from assistant.tools.check import check_tools
from assistant.tools.find_figures import find_figures_tool
from assistant.tools.read_article import read_article_tool
from assistant.tools.search_articles import search_articles_tool


def all_tools(services: Services) -> list[BaseTool]:
    """Give every tool: search, read, the places of a figure, and one for each checker."""
    looking_up = [search_articles_tool(services), read_article_tool(services), find_figures_tool(services)]
    return [*looking_up, *check_tools(services)]
