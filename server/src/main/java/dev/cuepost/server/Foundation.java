package dev.cuepost.server;

import dev.cuepost.callback.Callbacks;
import dev.cuepost.egress.Egress;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.state.Database;

/**
 * What every part of a server stands on.
 *
 * @param ids random, for whatever needs a name
 * @param parts ends what is added to it when the server ends
 */
record Foundation(
    ServerConfig config,
    DataDirectory data,
    Database database,
    QueueEngine queues,
    Callbacks callbacks,
    Egress egress,
    TimeSource clock,
    Ids ids,
    Closing parts) {}
