"""What every benchmark stands on: the two servers, the database, the load and the report."""
