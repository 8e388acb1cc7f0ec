/**
 * {@code cuepost user}: users, their keys, policies and roles of a running server.
 *
 * <p>Start at {@link dev.cuepost.cli.user.UserCommand}. It is a client like any other, and the
 * server decides what the key may do.
 */
@NullMarked
package dev.cuepost.cli.user;

import org.jspecify.annotations.NullMarked;
