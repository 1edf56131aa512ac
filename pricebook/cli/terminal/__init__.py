"""What all commands share: the command line, the language of a run, progress, problems."""
