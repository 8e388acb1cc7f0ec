/**
 * Jobs from their submission to their end, and the workers that run them.
 *
 * <p>Start at {@link dev.cuepost.media.job.EditingJobs} for what users see, and at {@link
 * dev.cuepost.media.job.EditingWork} for the work; {@link dev.cuepost.media.job.Editing} puts the
 * two together. A job's id lies on an internal queue; a worker leases it, extends its lease while
 * FFmpeg runs, and writes the job's end and its event in one transaction.
 */
@NullMarked
package dev.cuepost.media.job;

import org.jspecify.annotations.NullMarked;
