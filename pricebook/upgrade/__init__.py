"""Brings a firm's files from an older format to the format of this version of the tool."""
