"""The engines that turn texts into vectors, a file each; `index.embeddings.load_embedder` chooses."""
