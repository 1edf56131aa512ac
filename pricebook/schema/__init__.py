"""JSON Schemas of the data files, the sentence for each key, and the tables of the docs."""
