/**
 * What figures are made of: values of several rounds, latencies, what a process holds and uses,
 * what the disk can do, targets and tables.
 *
 * <p>Nothing here knows what is being measured.
 */
@NullMarked
package dev.cuepost.bench.figure;

import org.jspecify.annotations.NullMarked;
