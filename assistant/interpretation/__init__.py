"""What a reading changes: the checkers that take it, and cases that they decide differently under another one."""
