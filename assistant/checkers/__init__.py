"""One decision a file. Plain typed Python: no I/O, no clock, no LangChain, no index, no web."""
