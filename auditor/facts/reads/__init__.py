"""Where the app reads, asks and picks: accesses, requests, refusals, pickers."""
