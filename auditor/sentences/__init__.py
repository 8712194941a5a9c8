"""What the words of a text say: languages, sentences, and what each claims of the phonebook.

One text at a time, without the app around it: which screen shows it is asked in `auditor.screens`.
"""
