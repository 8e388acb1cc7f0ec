/**
 * A program that takes one version of the vendor's Java client through every operation on queues
 * and every error that it can provoke, and prints a line for each case.
 *
 * <p>Start at {@code Driver}. It is compiled once for each version, with that version's {@code
 * Sdk}. It knows nothing of Cuepost but an address and a key.
 */
@NullMarked
package dev.cuepost.clients;

import org.jspecify.annotations.NullMarked;
