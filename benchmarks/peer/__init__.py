"""The peer: what the original was made of, FastAPI and PyMongo's asynchronous driver, written with care.

It serves the measured calls of the same contract on the same documents and collections, with the
same checks and limits, so that both servers can be read side by side. What is done to a text (prompts,
checks of an answer, edits, offline correction) is imported from the product: that work is the same on both
sides, and what is compared is the server around it.
"""
