"""The research team (第八条第（三）项): its numbers, however a message tells them."""
