"""Words written for others that look or sound alike."""
