"""The embedded SecantusDB: started when a process needs it, and stopped when none does.

Every process that uses the database holds a shared lock on one file; the keeper, a small process
of its own, runs the server for as long as that lock is held. The system frees the locks of a process
however it ends, so nothing here depends on exit handlers or signals.
"""
