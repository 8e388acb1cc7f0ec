/**
 * What batches of editing jobs come to: from configurations to one timeline for each job, pure.
 *
 * <p>Start at {@link dev.cuepost.media.batch.BatchPlan}.
 */
@NullMarked
package dev.cuepost.media.batch;

import org.jspecify.annotations.NullMarked;
