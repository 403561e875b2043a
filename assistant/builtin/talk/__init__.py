"""Messages that need no tool: small talk, what is forbidden, what means nothing."""
