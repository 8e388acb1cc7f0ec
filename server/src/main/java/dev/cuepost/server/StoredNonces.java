package dev.cuepost.server;

import dev.cuepost.media.store.PeriodicTask;
import dev.cuepost.openapi.Nonces;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** Nonces that several servers share, as rows. */
final class StoredNonces implements Nonces.Shared, AutoCloseable {
  private final Jdbi jdbi;
  private final InstantSource clock;
  private final PeriodicTask forgetting =
      new PeriodicTask("nonces", Duration.ofMinutes(1), this::forget);

  /**
   * @param jdbi whose transactions take no turns: there is one for each call
   */
  StoredNonces(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  void start() {
    forgetting.start();
  }

  @Override
  public boolean add(long high, long low, Instant at) {
    return jdbi.inTransaction(tx ->
        tx.execute(
                "INSERT INTO rpc_nonce (high, low, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                high,
                low,
                at.toEpochMilli())
            == 1);
  }

  private void forget() {
    long before = clock.instant().minus(Nonces.KEPT).toEpochMilli();
    jdbi.useTransaction(tx -> tx.execute("DELETE FROM rpc_nonce WHERE at < ?", before));
  }

  @Override
  public void close() {
    forgetting.close();
  }
}
