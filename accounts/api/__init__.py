"""`/auth`: every view parses, makes one call, shapes and responds."""
