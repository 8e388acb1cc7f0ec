/**
 * {@code cuepost job}: editing and processing jobs of IMS, and who was told of them.
 *
 * <p>Start at {@link dev.cuepost.cli.job.JobCommand}; {@link dev.cuepost.cli.job.JobKind} is the
 * table of what operations each kind has.
 */
@NullMarked
package dev.cuepost.cli.job;

import org.jspecify.annotations.NullMarked;
