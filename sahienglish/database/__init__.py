"""The database: its Django engine, the embedded server, raw collections, TTL indexes and shared locks."""
