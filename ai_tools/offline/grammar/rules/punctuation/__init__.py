"""Commas, full stops, question marks and apostrophes."""
