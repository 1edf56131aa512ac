"""Tools of the editor: approvals, translations, differences, open questions, new editions."""
