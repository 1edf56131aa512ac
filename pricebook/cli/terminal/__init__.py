"""What all commands share: the command line, the language and edition of a run, and progress."""
