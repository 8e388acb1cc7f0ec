package dev.cuepost.audit.load;

import dev.cuepost.audit.history.HistoryWriter;
import dev.cuepost.audit.history.MomentSource;
import dev.cuepost.identity.AccessKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What is put to use, and where that is written down.
 *
 * @param endpoint of the server, such as {@code http://127.0.0.1:8700}
 * @param queue name of a queue that nobody else uses
 * @param histories directory of the histories
 * @param clock for the dates of requests
 */
public record Target(
    URI endpoint,
    AccessKey key,
    String queue,
    Path histories,
    InstantSource clock,
    MomentSource moments) {
  RecordedQueue connect(String client) throws IOException {
    return new RecordedQueue(
        new SmqConnection(endpoint, key, clock),
        queue,
        HistoryWriter.create(histories, client, moments));
  }

  SmqConnection connection() {
    return new SmqConnection(endpoint, key, clock);
  }
}
