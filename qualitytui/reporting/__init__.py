"""Output: reports, papers, snapshots, archives."""
