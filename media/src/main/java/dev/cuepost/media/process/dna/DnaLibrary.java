package dev.cuepost.media.process.dna;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The fingerprints of all accounts, as rows, each in one of its account's collections under a
 * primary key. All threads may use it.
 */
public final class DnaLibrary {
  /** The longest primary key, in characters. */
  public static final int LONGEST_KEY = 256;

  private static final Comparator<KnownCopy> BEST_FIRST =
      Comparator.<KnownCopy, Duration>comparing(copy -> copy.match().common())
          .thenComparingDouble(copy -> copy.match().similarity())
          .reversed()
          .thenComparing(KnownCopy::primaryKey);

  private final Jdbi jdbi;
  private final InstantSource clock;

  public DnaLibrary(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Keeps a fingerprint; what stood under the key before is replaced.
   *
   * @param primaryKey any text of 1..{@value #LONGEST_KEY} characters
   */
  public void put(DnaDb db, String primaryKey, Fingerprint fingerprint) {
    jdbi.useTransaction(tx -> put(tx, db, primaryKey, fingerprint));
  }

  /** The same, in a transaction of the caller's. */
  public void put(Handle tx, DnaDb db, String primaryKey, Fingerprint fingerprint) {
    if (primaryKey.isBlank() || primaryKey.length() > LONGEST_KEY) {
      throw new IllegalArgumentException(
          "a primary key must have 1..%d characters, had %d"
              .formatted(LONGEST_KEY, primaryKey.length()));
    }
    long now = clock.millis();
    tx.execute(
        """
        INSERT INTO dna_db (account, region, db_id, created_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (account, region, db_id) DO NOTHING\
        """,
        db.account(),
        db.region(),
        db.id(),
        now);
    tx.execute(
        """
        INSERT INTO dna_entry (account, region, db_id, primary_key, fingerprint, created_at)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (account, region, db_id, primary_key)
        DO UPDATE SET fingerprint = excluded.fingerprint, created_at = excluded.created_at\
        """,
        db.account(),
        db.region(),
        db.id(),
        primaryKey,
        fingerprint.bytes(),
        now);
  }

  /** Forgets what stands under a key; false if nothing does. */
  public boolean remove(DnaDb db, String primaryKey) {
    return jdbi.inTransaction(handle ->
        handle.execute(
            """
            DELETE FROM dna_entry
            WHERE account = ? AND region = ? AND db_id = ? AND primary_key = ?\
            """,
            db.account(),
            db.region(),
            db.id(),
            primaryKey))
        > 0;
  }

  /** What stands under a key. */
  public Optional<Fingerprint> find(DnaDb db, String primaryKey) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                """
                SELECT fingerprint FROM dna_entry
                WHERE account = ? AND region = ? AND db_id = ? AND primary_key = ?\
                """,
                db.account(),
                db.region(),
                db.id(),
                primaryKey)
            .mapTo(byte[].class)
            .map(Fingerprint::of)
            .findOne());
  }

  /** The collections of an account in a region, oldest first. */
  public List<DnaDb> dbs(String account, String region) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                """
                SELECT db_id FROM dna_db WHERE account = ? AND region = ?
                ORDER BY created_at, db_id\
                """,
                account,
                region)
            .mapTo(String.class)
            .map(id -> new DnaDb(account, region, id))
            .list());
  }

  /** How many fingerprints a collection has. */
  public long size(DnaDb db) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                "SELECT COUNT(*) FROM dna_entry WHERE account = ? AND region = ? AND db_id = ?",
                db.account(),
                db.region(),
                db.id())
            .mapTo(Long.class)
            .one());
  }

  /**
   * Those of a collection that have the most in common with a file, the longest common parts first,
   * and of equal ones the most alike. One of them is in memory at a time, and the database is not
   * held while two are compared.
   *
   * @param primaryKey of the file itself, which is not a copy of what stands there
   * @param most how many, 1 or more
   */
  public List<KnownCopy> copies(DnaDb db, String primaryKey, Fingerprint input, int most) {
    var search = new Search(input);
    var found = new ArrayList<KnownCopy>();
    for (var row = after(db, ""); row.isPresent(); row = after(db, row.get().primaryKey())) {
      var candidate = row.get();
      if (!candidate.primaryKey().equals(primaryKey)) {
        search
            .in(candidate.fingerprint())
            .ifPresent(match -> found.add(new KnownCopy(candidate.primaryKey(), match)));
        found.sort(BEST_FIRST);
        if (found.size() > most) {
          found.removeLast();
        }
      }
    }
    return List.copyOf(found);
  }

  private record Row(String primaryKey, Fingerprint fingerprint) {}

  private Optional<Row> after(DnaDb db, String primaryKey) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                """
                SELECT primary_key, fingerprint FROM dna_entry
                WHERE account = ? AND region = ? AND db_id = ? AND primary_key > ?
                ORDER BY primary_key LIMIT 1\
                """,
                db.account(),
                db.region(),
                db.id(),
                primaryKey)
            .map((row, _) ->
                new Row(row.getString("primary_key"), Fingerprint.of(row.getBytes("fingerprint"))))
            .findOne());
  }
}
