"""How a passage is found: chunks, embeddings, Chroma, lexical and learned ranking, fusion."""
