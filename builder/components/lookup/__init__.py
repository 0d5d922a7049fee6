"""The words and sources at the end of a course, and the notes they open in the text.

No block asks for this folder: the page shell draws it.
"""
