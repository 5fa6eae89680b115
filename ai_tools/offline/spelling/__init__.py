"""Words that the dictionary lacks, and what was meant by them."""
