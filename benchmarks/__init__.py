"""Benchmarks: each measures ours and a peer in the same run and gives the ratio."""
