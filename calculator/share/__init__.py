"""The link that holds an order: its syntax, its meaning, and its faults as sentences."""
