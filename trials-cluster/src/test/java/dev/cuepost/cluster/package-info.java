/**
 * Whole clusters under faults: packaged servers as processes, on a PostgreSQL and an S3 storage of
 * their own, used through the official clients.
 *
 * <p>Start at {@link dev.cuepost.cluster.Site}, which has all of a cluster, and {@link
 * dev.cuepost.cluster.Traffic}, which uses it and keeps the books that are judged in the end. What
 * a server is made of is not known here.
 */
@NullMarked
package dev.cuepost.cluster;

import org.jspecify.annotations.NullMarked;
