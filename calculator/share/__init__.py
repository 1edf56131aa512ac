"""The link that holds an order: its syntax, its meaning, and what it says where it is damaged."""
