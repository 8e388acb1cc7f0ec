/**
 * Jobs that process media, from their submission to the event that tells their end.
 *
 * <p>Start at {@link dev.cuepost.media.process.job.Processing}. Jobs are rows. The work queue
 * carries no job but <em>turns</em>: whoever takes one claims the job that is next by fairness
 * between accounts and by priority, and keeps it until the turn is given back. So a crash leaves a
 * turn, which finds its job again.
 */
@NullMarked
package dev.cuepost.media.process.job;

import org.jspecify.annotations.NullMarked;
