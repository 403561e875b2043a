"""Words an answer from what the tools gave back, every sentence with its mark."""
