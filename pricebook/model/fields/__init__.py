"""What the models are made of: scalars, references, placeholders, strict reading."""
