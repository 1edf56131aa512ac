"""The words of the interface, section by section."""
