"""Relations as YAML: schema, loader, matcher, and the checker that runs every rule's own examples."""
