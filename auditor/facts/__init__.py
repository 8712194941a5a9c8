"""Says what is true of an app: accesses, requests, pickers, and what follows from them.

Each module answers one question with frozen values; judging them is the business of `rules`
and `law`. What could not be resolved is part of the answer, never left out.
"""
