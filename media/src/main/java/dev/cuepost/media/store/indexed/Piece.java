package dev.cuepost.media.store.indexed;

/**
 * A piece of an object's bytes.
 *
 * @param name in the {@link PieceStorage}
 * @param sizeBytes 1 or more
 */
record Piece(String name, long sizeBytes) {}
