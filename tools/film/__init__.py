"""Short silent films of our own, drawn in a browser frame by frame."""
