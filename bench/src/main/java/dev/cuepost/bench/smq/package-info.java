/**
 * What the SMQ protocol's queues achieve over HTTP, beside a bare handler of the same HTTP server,
 * beside the disk's own sync rate and beside ElasticMQ.
 *
 * <p>Start at {@link dev.cuepost.bench.smq.SmqBench}, the command line; each measure is a class of
 * its own. The programs that are measured run as processes of their own.
 */
@NullMarked
package dev.cuepost.bench.smq;

import org.jspecify.annotations.NullMarked;
