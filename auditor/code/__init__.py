"""Sees the program behind the bytecode: hierarchy, calls, entry points, reach and constants.

Everything is asked for on demand: an answer costs what it needs, never a walk over the whole
app. `program.Program` is the door; the other modules take it as their first argument.
"""
