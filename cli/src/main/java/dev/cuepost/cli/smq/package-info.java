/**
 * A client of the SMQ protocol.
 *
 * <p>Start at {@link dev.cuepost.cli.smq.SmqClient}. What the server tells is given as JSON objects
 * with the protocol's own names.
 */
@NullMarked
package dev.cuepost.cli.smq;

import org.jspecify.annotations.NullMarked;
