package dev.cuepost.bench.page;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import me.tongfei.progressbar.ProgressBar;

/**
 * Fills the tables of a server that is stopped, as if much had happened within ten days: a job of
 * each kind in turn, one asset a job, and events with one delivery and one attempt each.
 */
final class Stock {
  static final String REGION = "cn-shanghai";
  static final String RARE_TARGET = "https://rare.example.test/hook";
  static final String USUAL_TARGET = "https://hook-7.example.test/media/events";

  private static final int BATCH = 5_000;
  private static final long SEED = 20_260_301;
  private static final Duration SPAN = Duration.ofDays(10);
  private static final List<String> TYPES =
      List.of(
          "ProduceMediaComplete", "TranscodeComplete", "SnapshotComplete", "FileUploadComplete");
  private static final List<String> KINDS =
      List.of("TRANSCODE", "SNAPSHOT", "DYNAMIC_IMAGE", "MEDIA_INFO", "PACKAGE");

  private final RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
  private final Connection connection;
  private final String account;
  private final Instant now;

  /** How much of each there is to be. */
  record Amounts(int jobs, int deliveries) {}

  private Stock(Connection connection, String account, Instant now) {
    this.connection = connection;
    this.account = account;
    this.now = now;
  }

  /** Fills the database of that file. */
  static void fill(Path database, String account, Instant now, Amounts amounts)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
      try (Statement quick = connection.createStatement()) {
        quick.execute("PRAGMA synchronous = OFF");
        quick.execute("PRAGMA foreign_keys = OFF");
      }
      connection.setAutoCommit(false);
      var stock = new Stock(connection, account, now);
      stock.jobs(amounts.jobs());
      stock.deliveries(amounts.deliveries());
    }
  }

  /** The id of the editing job, or of the event, of that number. */
  static String id(String kind, int number) {
    return "%s%024x".formatted(kind, number);
  }

  static String job(int number) {
    return id("0e0e0e0e", number);
  }

  static String event(int number) {
    return id("0d0d0d0d", number);
  }

  static String asset(int number) {
    return id("0a0a0a0a", number);
  }

  private Instant at(int number, int of) {
    return now.minus(SPAN).plusMillis(SPAN.toMillis() * number / of);
  }

  private void jobs(int count) throws SQLException {
    try (var edit = connection.prepareStatement(EDITING_JOB);
        var process = connection.prepareStatement(PROCESS_JOB);
        var asset = connection.prepareStatement(ASSET);
        var bar = new ProgressBar("jobs", count)) {
      for (int i = 0; i < count; i++) {
        long at = at(i, count).toEpochMilli();
        boolean failed = chance.nextInt(50) == 0;
        bind(
            edit,
            job(i),
            account,
            REGION,
            "0f" + i,
            asset(i),
            "http://127.0.0.1/demo/films/" + i + ".mp4",
            TIMELINE,
            "{}",
            failed ? "FAILED" : "SUCCESS",
            at,
            at,
            at);
        edit.addBatch();
        bind(
            process,
            id("0c0c0c0c", i),
            account,
            REGION,
            KINDS.get(i % KINDS.size()),
            REQUEST,
            failed ? "FAIL" : "SUCCESS",
            at,
            at,
            at,
            at);
        process.addBatch();
        bind(
            asset,
            asset(i),
            account,
            REGION,
            "http://127.0.0.1/demo/films/" + i + ".mp4",
            1_000_000 + i,
            "Film " + i,
            at,
            at);
        asset.addBatch();
        if ((i + 1) % BATCH == 0 || i + 1 == count) {
          edit.executeBatch();
          process.executeBatch();
          asset.executeBatch();
          connection.commit();
          bar.stepTo(i + 1L);
        }
      }
    }
  }

  private void deliveries(int count) throws SQLException {
    try (var event = connection.prepareStatement(EVENT);
        var delivery = connection.prepareStatement(DELIVERY);
        var attempt = connection.prepareStatement(ATTEMPT);
        var bar = new ProgressBar("deliveries", count)) {
      for (int i = 0; i < count; i++) {
        long at = at(i, count).toEpochMilli();
        boolean rare = i == count / 2;
        boolean failed = rare || chance.nextInt(20) == 0;
        String type = rare ? "TestEvent" : TYPES.get(i % TYPES.size());
        String target =
            rare ? RARE_TARGET : "https://hook-%d.example.test/media/events".formatted(i % 12);
        bind(event, event(i), account, REGION, type, job(i / 10), at, BODY);
        event.addBatch();
        bind(
            delivery,
            event(i),
            account,
            REGION,
            type,
            at,
            target,
            account + " " + target,
            failed ? "GIVEN_UP" : "DELIVERED",
            at,
            at,
            at);
        delivery.addBatch();
        bind(
            attempt,
            event(i),
            at,
            failed ? 0 : 1,
            failed ? "HTTP status 503" : "HTTP status 200",
            failed ? 503 : 200);
        attempt.addBatch();
        if ((i + 1) % BATCH == 0 || i + 1 == count) {
          event.executeBatch();
          delivery.executeBatch();
          attempt.executeBatch();
          connection.commit();
          bar.stepTo(i + 1L);
        }
      }
    }
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  private static final String TIMELINE =
      """
      {"VideoTracks":[{"VideoTrackClips":[{"MediaURL":"http://127.0.0.1/demo/a.mp4","In":1,"Out":5},\
      {"MediaURL":"http://127.0.0.1/demo/b.mp4","Effects":[{"Type":"Transition","SubType":"fade"}]}]}],\
      "AudioTracks":[{"AudioTrackClips":[{"MediaURL":"http://127.0.0.1/demo/music.mp3"}]}]}\
      """;
  private static final String REQUEST =
      """
      {"inputs":[{"type":"OSS","media":"http://127.0.0.1/demo/a.mp4"}],"config":"{}","shown":"{}",\
      "warnings":[]}\
      """;
  private static final String BODY =
      """
      {"UserId":"1000000000000001","EventTime":"2026-03-01T00:00:00Z","EventType":"ProduceMediaComplete",\
      "MessageBody":{"JobId":"0e0e0e0e","Status":"Success","MediaURL":"http://127.0.0.1/demo/a.mp4"}}\
      """;
  private static final String EDITING_JOB =
      """
      INSERT INTO editing_job (job_id, account, region, project_id, media_id, media_url, timeline,
        output_config, state, progress, warnings, work_message, target, created_at, modified_at,
        completed_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 100, '[]', 'sent', 'OBJECT', ?, ?, ?)
      """;
  private static final String PROCESS_JOB =
      """
      INSERT INTO process_job (job_id, place, product, account, region, kind, pipeline_id, priority,
        request, state, percent, attempts, created_at, modified_at, started_at, finished_at)
      VALUES (?, 1, 'IMS', ?, ?, ?, '', 6, ?, ?, 100, 1, ?, ?, ?, ?)
      """;
  private static final String ASSET =
      """
      INSERT INTO asset (media_id, account, region, url, size_bytes, title, created_at, modified_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String EVENT =
      """
      INSERT INTO event (id, account, region, type, job_id, at, body) VALUES (?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String DELIVERY =
      """
      INSERT INTO delivery (event_id, number, account, region, type, at, purpose, kind, target,
        target_region, lane, schedule, state, attempts, tier, planned_at, due_at, ended_at)
      VALUES (?, 1, ?, ?, ?, ?, 'EVENT', 'HTTP', ?, 'cn-shanghai', ?, '1000', ?, 1, 1, ?, ?, ?)
      """;
  private static final String ATTEMPT =
      """
      INSERT INTO attempt (event_id, delivery_number, number, started_at, duration_millis, succeeded,
        outcome, http_status)
      VALUES (?, 1, 1, ?, 12, ?, ?, ?)
      """;
}
