"""On what an app asks: dialogs, laid-out screens, Compose, pages, lists."""
