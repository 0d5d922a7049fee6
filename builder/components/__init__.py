"""The components: one folder each, found by listing this folder, so that adding one edits nothing else."""
