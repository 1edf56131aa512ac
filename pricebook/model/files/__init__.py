"""Models of the optional data files beside services.yaml."""
