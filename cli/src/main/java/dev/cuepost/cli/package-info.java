/**
 * The command line of those who use a server.
 *
 * <p>Start at {@link dev.cuepost.cli.ClientCommands}, the list of all commands. Each group is a
 * package; what they share is a {@link dev.cuepost.cli.session.Session}.
 */
@NullMarked
package dev.cuepost.cli;

import org.jspecify.annotations.NullMarked;
