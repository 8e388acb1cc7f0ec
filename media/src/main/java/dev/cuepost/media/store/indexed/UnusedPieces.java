package dev.cuepost.media.store.indexed;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pieces that no version has, not yet or no more, until they are used or removed. */
final class UnusedPieces {
  /** How long a piece may be on its way, with all that come behind it. */
  static final Duration ARRIVAL = Duration.ofDays(1);

  /** How long who has opened an object may read it after it was replaced or deleted. */
  static final Duration READING = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(UnusedPieces.class);
  private static final int AT_ONCE = 100;

  private final Jdbi jdbi;
  private final InstantSource clock;

  UnusedPieces(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** To be called before the piece is written, so that it is known even if the process ends. */
  void expect(Piece piece) {
    jdbi.useTransaction(tx ->
        tx.createUpdate("INSERT INTO unused_piece VALUES (:name, :at, 0)")
            .bind("name", piece.name())
            .bind("at", clock.millis() + ARRIVAL.toMillis())
            .execute());
  }

  /** Gives up pieces that were expected. A failure is told only: they are removed in a day. */
  void discard(List<Piece> pieces) {
    if (pieces.isEmpty()) {
      return;
    }
    try {
      jdbi.useTransaction(tx -> {
        PreparedBatch batch =
            tx.prepareBatch("UPDATE unused_piece SET remove_at = :at WHERE name = :name");
        pieces.forEach(p -> batch.bind("at", clock.millis()).bind("name", p.name()).add());
        batch.execute();
      });
    } catch (RuntimeException e) {
      LOG.warn("{} pieces that nothing uses are removed tomorrow only", pieces.size(), e);
    }
  }

  /**
   * Gives the pieces to a version.
   *
   * @throws IOException if one of them was removed, or is being removed
   */
  void use(Handle tx, String version, List<Piece> pieces) throws IOException {
    if (pieces.isEmpty()) {
      return;
    }
    PreparedBatch known =
        tx.prepareBatch("DELETE FROM unused_piece WHERE name = :name AND removing = 0");
    pieces.forEach(piece -> known.bind("name", piece.name()).add());
    int[] wereUnused = known.execute();
    for (int i = 0; i < wereUnused.length; i++) {
      String name = pieces.get(i).name();
      if (wereUnused[i] == 0 && !isUsed(tx, name)) {
        throw new IOException("the piece " + name + " is there no more");
      }
    }
    PreparedBatch used =
        tx.prepareBatch("INSERT INTO piece VALUES (:version, :number, :name, :size)");
    for (int i = 0; i < pieces.size(); i++) {
      used.bind("version", version)
          .bind("number", i)
          .bind("name", pieces.get(i).name())
          .bind("size", pieces.get(i).sizeBytes())
          .add();
    }
    used.execute();
  }

  private static boolean isUsed(Handle tx, String name) {
    return tx.createQuery("SELECT COUNT(*) FROM piece WHERE name = :name")
            .bind("name", name)
            .mapTo(int.class)
            .one()
        > 0;
  }

  /** Takes its pieces from a version that is an object's no more. */
  void release(Handle tx, String version) {
    release(tx, "SELECT :of", version, READING);
  }

  /** Takes their pieces from the parts of an upload, which nobody reads. */
  void releaseParts(Handle tx, String uploadId) {
    release(tx, "SELECT version FROM indexed_part WHERE upload_id = :of", uploadId, Duration.ZERO);
  }

  /** Takes its pieces from one part. */
  void releasePart(Handle tx, String version) {
    release(tx, "SELECT :of", version, Duration.ZERO);
  }

  /**
   * @param versions a query of those that lose their pieces; others may still have them
   */
  private void release(Handle tx, String versions, String of, Duration kept) {
    tx.createUpdate(
            """
            INSERT INTO unused_piece SELECT DISTINCT name, :at, 0 FROM piece
            WHERE version IN (%1$s) AND NOT EXISTS (
              SELECT 1 FROM piece other
              WHERE other.name = piece.name AND other.version NOT IN (%1$s))\
            """
                .formatted(versions))
        .bind("at", clock.millis() + kept.toMillis())
        .bind("of", of)
        .execute();
    tx.createUpdate("DELETE FROM piece WHERE version IN (" + versions + ")")
        .bind("of", of)
        .execute();
  }

  /** Removes what may be removed by now; returns how many pieces. */
  int removeFrom(PieceStorage storage) throws IOException {
    int removed = 0;
    for (List<String> names = take(); !names.isEmpty(); names = take()) {
      for (String name : names) {
        storage.remove(name);
      }
      forget(names);
      removed += names.size();
    }
    return removed;
  }

  /** From here on nobody may use them again, whatever becomes of this process. */
  private List<String> take() {
    return jdbi.inTransaction(tx -> {
      List<String> names =
          tx.createQuery(
                  """
                  SELECT name FROM unused_piece WHERE remove_at <= :now
                  ORDER BY remove_at LIMIT :limit\
                  """)
              .bind("now", clock.millis())
              .bind("limit", AT_ONCE)
              .mapTo(String.class)
              .list();
      batch(tx, "UPDATE unused_piece SET removing = 1 WHERE name = :name", names);
      return names;
    });
  }

  private void forget(List<String> names) {
    jdbi.useTransaction(tx -> batch(tx, "DELETE FROM unused_piece WHERE name = :name", names));
  }

  private static void batch(Handle tx, String sql, List<String> names) {
    if (!names.isEmpty()) {
      PreparedBatch batch = tx.prepareBatch(sql);
      names.forEach(name -> batch.bind("name", name).add());
      batch.execute();
    }
  }
}
