/**
 * How commands tell what came of them: tables for people, JSON for programs, bars while they wait.
 *
 * <p>Start at {@link dev.cuepost.cli.output.Output}. What is told is the JSON of the protocol; a
 * {@link dev.cuepost.cli.output.Column} says what of it a table shows.
 */
@NullMarked
package dev.cuepost.cli.output;

import org.jspecify.annotations.NullMarked;
