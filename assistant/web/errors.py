"""The failures of the web room that people read."""


class WebError(Exception):
    """The pages cannot be served; the message is in Chinese and says what to do next."""
