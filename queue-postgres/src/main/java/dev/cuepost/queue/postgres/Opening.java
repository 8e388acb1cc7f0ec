package dev.cuepost.queue.postgres;

import dev.cuepost.queue.Durability;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.queue.postgres.ClusterClock.DatabaseTime;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.BiFunction;
import javax.sql.DataSource;

/**
 * How the queues of a database are opened.
 *
 * @param nodes whether others may have it open
 * @param connections how many calls a database works on at once
 * @param node the clocks of this machine
 * @param time what the database's clock shows
 * @param look how old a look at that clock may become
 * @param durability what a queue promises, from its name and what its attributes say
 */
record Opening(
    Nodes nodes,
    int connections,
    TimeSource node,
    DatabaseTime time,
    Duration look,
    BiFunction<QueueId, Durability, Durability> durability,
    SecureRandom random) {

  /** Opens one whose tables are there. */
  PostgresQueueEngine open(DataSource database) throws IOException {
    return PostgresQueueEngine.open(
        database, nodes, connections, node, time, look, durability, random);
  }
}
