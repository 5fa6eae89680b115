"""What a user tells the service about their English: preferences, a dictionary, and progress."""
