package dev.cuepost.media.store.indexed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.ChosenParts;
import dev.cuepost.media.store.Completion;
import dev.cuepost.media.store.MultipartUpload;
import dev.cuepost.media.store.MultipartUploads;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectProperties;
import dev.cuepost.media.store.Overwrite;
import dev.cuepost.media.store.PartName;
import dev.cuepost.media.store.StoredObject;
import dev.cuepost.media.store.UploadedPart;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Uploads by parts. An upload ends in the transaction that makes its object. */
final class IndexedUploads implements MultipartUploads {
  private final Jdbi jdbi;
  private final IndexedObjectStore store;
  private final Intake intake;
  private final UnusedPieces unused;
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  IndexedUploads(
      Jdbi jdbi,
      IndexedObjectStore store,
      Intake intake,
      UnusedPieces unused,
      InstantSource clock,
      Supplier<UUID> ids) {
    this.jdbi = jdbi;
    this.store = store;
    this.intake = intake;
    this.unused = unused;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public MultipartUpload begin(ObjectName name, ObjectProperties properties) {
    String id = ids.get().toString().replace("-", "").toUpperCase(Locale.ROOT);
    var upload = new MultipartUpload(id, name, properties, now());
    jdbi.useTransaction(tx -> UploadRows.insert(tx, upload));
    return upload;
  }

  @Override
  public Optional<MultipartUpload> find(ObjectName name, String uploadId) {
    return jdbi.withHandle(handle -> UploadRows.find(handle, uploadId))
        .filter(upload -> upload.name().equals(name));
  }

  @Override
  public Optional<UploadedPart> put(MultipartUpload upload, int number, InputStream bytes)
      throws IOException {
    if (number < 1 || number > PART_NUMBER_MAX) {
      throw new IllegalArgumentException("a part has a number in 1..10000, was " + number);
    }
    if (!isOpen(upload)) {
      return Optional.empty();
    }
    Received received = intake.take(upload.name().bucket(), bytes);
    var part =
        new UploadedPart(
            number,
            received.written().sizeBytes(),
            received.written().tag(),
            received.written().crc64().orElseThrow(),
            now());
    boolean taken = false;
    try {
      taken = jdbi.inTransaction(tx -> take(tx, upload, part, received));
    } finally {
      if (!taken) {
        unused.discard(received.pieces());
      }
    }
    return taken ? Optional.of(part) : Optional.empty();
  }

  private boolean take(Handle tx, MultipartUpload upload, UploadedPart part, Received received)
      throws IOException {
    if (UploadRows.find(tx, upload.id()).isEmpty()) {
      return false;
    }
    UploadRows.partVersion(tx, upload.id(), part.number())
        .ifPresent(before -> unused.releasePart(tx, before));
    String version = ids.get().toString();
    unused.use(tx, version, received.pieces());
    UploadRows.put(tx, upload.id(), part, version);
    return true;
  }

  private boolean isOpen(MultipartUpload upload) {
    return jdbi.withHandle(handle -> UploadRows.find(handle, upload.id())).isPresent();
  }

  @Override
  public Optional<List<UploadedPart>> parts(MultipartUpload upload, int after, int limit) {
    return jdbi.inTransaction(tx ->
        UploadRows.find(tx, upload.id())
            .map(open -> UploadRows.parts(tx, open.id(), after, limit)));
  }

  @Override
  public Completion complete(MultipartUpload upload, List<PartName> parts, Overwrite overwrite)
      throws IOException {
    return jdbi.inTransaction(tx -> {
      if (UploadRows.find(tx, upload.id()).isEmpty()) {
        return new Completion.NoSuchUpload();
      }
      Map<Integer, UploadedPart> arrived =
          UploadRows.parts(tx, upload.id(), 0, PART_NUMBER_MAX).stream()
              .collect(Collectors.toMap(UploadedPart::number, Function.identity()));
      var chosen = new ChosenParts();
      Optional<Completion> problem =
          chosen.take(parts, number -> Optional.ofNullable(arrived.get(number)));
      if (problem.isPresent()) {
        return problem.get();
      }
      Map<Integer, List<Piece>> pieces = UploadRows.pieces(tx, upload.id());
      StoredObject object =
          store.replace(
              tx,
              upload.name(),
              upload.properties(),
              overwrite,
              chosen.parts().stream()
                  .flatMap(part -> pieces.getOrDefault(part.number(), List.of()).stream())
                  .toList(),
              chosen.together());
      end(tx, upload);
      return new Completion.Completed(object);
    });
  }

  private void end(Handle tx, MultipartUpload upload) {
    unused.releaseParts(tx, upload.id());
    UploadRows.delete(tx, upload.id());
  }

  @Override
  public boolean abort(MultipartUpload upload) {
    return jdbi.inTransaction(tx -> {
      boolean open = UploadRows.find(tx, upload.id()).isPresent();
      if (open) {
        end(tx, upload);
      }
      return open;
    });
  }

  @Override
  public List<MultipartUpload> list(BucketId bucket, String prefix) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT * FROM indexed_upload WHERE region = :region AND bucket = :bucket
                  AND object_key >= :begin AND object_key < :end
                ORDER BY object_key, id\
                """)
            .bind("region", bucket.region())
            .bind("bucket", bucket.name())
            .bind("begin", prefix.getBytes(UTF_8))
            .bind("end", ObjectIndex.behind(prefix))
            .map((row, _) -> UploadRows.read(row))
            .list());
  }

  @Override
  public int abortOlderThan(Instant begun) {
    List<MultipartUpload> old =
        jdbi.withHandle(handle ->
            handle
                .createQuery("SELECT * FROM indexed_upload WHERE begun_at < :begun")
                .bind("begun", begun.toEpochMilli())
                .map((row, _) -> UploadRows.read(row))
                .list());
    return (int) old.stream().filter(this::abort).count();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
