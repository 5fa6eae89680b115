"""Forms, tenses and agreement of verbs, and questions."""
