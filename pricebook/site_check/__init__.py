"""The firm's check: its built site, its calculator and its own expectations."""
