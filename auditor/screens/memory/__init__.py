"""What an act of acceptance leaves behind, and how the app finds it again: flags, stores, streams."""
