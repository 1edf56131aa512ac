"""The words of the interface: the tool's own, and what a firm says differently."""
