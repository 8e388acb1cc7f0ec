/**
 * What servers achieve whose queues lie in PostgreSQL, beside the bare statements over JDBC, and
 * several of them beside one.
 *
 * <p>Start at {@link dev.cuepost.bench.cluster.ClusterBench}, the command line; each measure is a
 * class of its own. {@link dev.cuepost.bench.cluster.Site} starts the database and the servers.
 */
@NullMarked
package dev.cuepost.bench.cluster;

import org.jspecify.annotations.NullMarked;
