"""Brings a firm's files from the old format to the one that this version of the tool has."""
