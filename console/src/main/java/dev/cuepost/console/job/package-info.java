/**
 * Pages about editing jobs: what is made, and the way from a job to whoever hears of its end.
 *
 * <p>Start at {@link dev.cuepost.console.job.JobPages}.
 */
@NullMarked
package dev.cuepost.console.job;

import org.jspecify.annotations.NullMarked;
