"""The command line: one file for each command; every failure is one line in Chinese and exit code 2."""
