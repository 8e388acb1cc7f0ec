/**
 * Objects whose bytes lie in pieces in a {@link dev.cuepost.media.store.indexed.PieceStorage}, and
 * all that is known of them in the database.
 *
 * <p>A piece is written once, under a name that is never used again, and an object changes by one
 * transaction that says which pieces it has. So the storage needs to promise little (a piece is
 * whole or absent), a copy and the completion of an upload move no bytes, and lists come from an
 * index. Neither is of use without the other: who saves one saves both.
 *
 * <p>{@link dev.cuepost.media.store.indexed.UnusedPieces} knows each piece from before it is
 * written until it is used, and again from when it is used no more until it is removed; a crash
 * leaves nothing that nobody knows.
 */
@NullMarked
package dev.cuepost.media.store.indexed;

import org.jspecify.annotations.NullMarked;
