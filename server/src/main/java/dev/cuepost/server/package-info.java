/**
 * The program: command line, configuration and the wiring of all the parts.
 *
 * <p>Start at {@link dev.cuepost.server.Cuepost} for the command line and at {@code Server} for how
 * the parts fit together. Every {@code new} of a part stands here.
 */
@NullMarked
package dev.cuepost.server;

import org.jspecify.annotations.NullMarked;
