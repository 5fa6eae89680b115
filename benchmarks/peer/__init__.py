"""The peer: what the original was made of, FastAPI and PyMongo's asynchronous driver, written with care.

It serves the measured calls of the same contract on the same documents and collections, with the
same checks and limits, so that both servers can be read side by side. It imports nothing of the
product but the correction policy of the offline writing tool.
"""
