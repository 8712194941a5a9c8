"""What a register can hold at a place: constants, texts, addresses, resources."""
