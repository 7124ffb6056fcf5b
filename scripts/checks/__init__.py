"""What must hold: the registry of rules, findings, and one file a family of rules."""
