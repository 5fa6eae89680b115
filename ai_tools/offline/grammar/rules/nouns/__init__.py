"""Articles, and one and many."""
