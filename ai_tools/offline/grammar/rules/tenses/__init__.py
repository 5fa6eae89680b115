"""Tenses that another verb of the sentence or the sentences around it decide."""
