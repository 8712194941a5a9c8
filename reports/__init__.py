"""Turn a saved audit result into text, JSON, HTML: pure functions of the model."""
