"""Tools for the editor: approvals, translations, diff, open questions, new-edition checklists."""
