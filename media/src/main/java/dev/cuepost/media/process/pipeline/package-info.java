/**
 * Pipelines: queues that users make for their jobs, to go before others or to stand still. See
 * {@link dev.cuepost.media.process.pipeline.Pipelines}.
 */
@NullMarked
package dev.cuepost.media.process.pipeline;

import org.jspecify.annotations.NullMarked;
