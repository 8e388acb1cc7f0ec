/**
 * What requests and replies of the SMQ protocol are made of, whatever they are about: errors, XML
 * in and out, query parameters, ranges.
 *
 * <p>Start at {@link dev.cuepost.smq.wire.Call} and {@link dev.cuepost.smq.wire.Reply}; all errors
 * stand in {@link dev.cuepost.smq.wire.SmqError}. Nothing here knows the HTTP server or what a
 * queue does.
 */
@NullMarked
package dev.cuepost.smq.wire;

import org.jspecify.annotations.NullMarked;
