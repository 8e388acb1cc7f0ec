/**
 * {@code cuepost user}: users, their keys, policies and roles of a running server.
 *
 * <p>Start at {@link dev.cuepost.server.user.UserCommand}. It is a client like any other, and the
 * server decides what the key may do.
 */
@NullMarked
package dev.cuepost.server.user;

import org.jspecify.annotations.NullMarked;
