"""What is decided and answered, and how people reach it."""
