package dev.cuepost.media.store.indexed;

import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.BytesWritten;
import dev.cuepost.media.store.FileEnding;
import dev.cuepost.media.store.MultipartUploads;
import dev.cuepost.media.store.ObjectContent;
import dev.cuepost.media.store.ObjectExistsException;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectProperties;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.store.Overwrite;
import dev.cuepost.media.store.PeriodicTask;
import dev.cuepost.media.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Objects in the database, their bytes in pieces elsewhere. All threads may use it. */
public final class IndexedObjectStore implements ObjectStore, AutoCloseable {
  private final Jdbi jdbi;
  private final PieceStorage storage;
  private final InstantSource clock;
  private final Supplier<UUID> versions;
  private final ObjectIndex index;
  private final UnusedPieces unused;
  private final Intake intake;
  private final IndexedUploads uploads;
  private final PeriodicTask removal;

  private IndexedObjectStore(
      Jdbi jdbi,
      PieceStorage storage,
      Path incoming,
      InstantSource clock,
      Supplier<UUID> versions) {
    this.jdbi = jdbi;
    this.storage = storage;
    this.clock = clock;
    this.versions = versions;
    this.index = new ObjectIndex(jdbi);
    this.unused = new UnusedPieces(jdbi, clock);
    this.intake = new Intake(incoming, storage, unused, versions);
    this.uploads = new IndexedUploads(jdbi, this, intake, unused, clock, versions);
    this.removal = new PeriodicTask("unused-pieces", Duration.ofMinutes(1), this::removeUnused);
  }

  /**
   * Opens the store.
   *
   * @param incoming a directory for what is on its way, emptied here and made if absent
   * @param versions never gives the same twice, not even over restarts and on other machines
   */
  public static IndexedObjectStore open(
      Jdbi jdbi, PieceStorage storage, Path incoming, InstantSource clock, Supplier<UUID> versions)
      throws IOException {
    Files.createDirectories(incoming);
    try (var files = Files.newDirectoryStream(incoming)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    return new IndexedObjectStore(jdbi, storage, incoming, clock, versions);
  }

  /** Begins to remove pieces that nothing uses, once a minute. */
  public void start() {
    removal.start();
  }

  /** Removes the pieces that nothing uses and whose time has come; returns how many. */
  public int removeUnused() throws IOException {
    return unused.removeFrom(storage);
  }

  @Override
  public StoredObject put(
      ObjectName name, ObjectProperties properties, InputStream bytes, Overwrite overwrite)
      throws IOException {
    if (overwrite == Overwrite.FORBIDDEN && index.find(name).isPresent()) {
      throw new ObjectExistsException(name);
    }
    return store(name, properties, overwrite, intake.take(name.bucket(), bytes));
  }

  @Override
  public StoredObject adopt(ObjectName name, String contentType, Path file) throws IOException {
    StoredObject stored =
        store(
            name,
            ObjectProperties.of(contentType),
            Overwrite.ALLOWED,
            intake.take(name.bucket(), file));
    Files.delete(file);
    return stored;
  }

  /**
   * Stores an object of another store as it is there, with its tag and its time; any object of that
   * name is replaced.
   *
   * @throws IOException if the bytes are not those of the object, or the storage fails; nothing is
   *     stored then
   */
  public StoredObject take(StoredObject object, InputStream bytes) throws IOException {
    Received received = intake.take(object.name().bucket(), bytes);
    BytesWritten written = received.written();
    boolean same =
        written.sizeBytes() == object.sizeBytes()
            && (object.crc64().isEmpty() || object.crc64().equals(written.crc64()));
    if (!same) {
      unused.discard(received.pieces());
      throw new IOException(
          "the bytes of %s are not those that were stored".formatted(object.name()));
    }
    var taken =
        new StoredObject(
            object.name(),
            object.sizeBytes(),
            object.tag(),
            written.crc64(),
            object.properties(),
            object.modifiedAt());
    try {
      return jdbi.inTransaction(tx -> replace(tx, taken, Overwrite.ALLOWED, received.pieces()));
    } catch (IOException | RuntimeException e) {
      unused.discard(received.pieces());
      throw e;
    }
  }

  private StoredObject store(
      ObjectName name, ObjectProperties properties, Overwrite overwrite, Received received)
      throws IOException {
    try {
      return jdbi.inTransaction(
          tx -> replace(tx, name, properties, overwrite, received.pieces(), received.written()));
    } catch (IOException | RuntimeException e) {
      unused.discard(received.pieces());
      throw e;
    }
  }

  @Override
  public StoredObject copy(
      ObjectContent source, ObjectName name, ObjectProperties properties, Overwrite overwrite)
      throws IOException {
    if (!(source instanceof IndexedContent content)) {
      throw new IllegalArgumentException("the source was not opened by this store");
    }
    StoredObject same = source.object();
    return jdbi.inTransaction(tx ->
        replace(
            tx,
            name,
            properties,
            overwrite,
            content.pieces(),
            new BytesWritten(same.sizeBytes(), same.tag(), same.crc64())));
  }

  /** Lets an object be made of these pieces, in place of the one that stands there. */
  StoredObject replace(
      Handle tx,
      ObjectName name,
      ObjectProperties properties,
      Overwrite overwrite,
      List<Piece> pieces,
      BytesWritten bytes)
      throws IOException {
    return replace(
        tx,
        new StoredObject(
            name,
            bytes.sizeBytes(),
            bytes.tag(),
            bytes.crc64(),
            properties,
            clock.instant().truncatedTo(ChronoUnit.MILLIS)),
        overwrite,
        pieces);
  }

  private StoredObject replace(
      Handle tx, StoredObject object, Overwrite overwrite, List<Piece> pieces) throws IOException {
    Optional<String> before = ObjectIndex.version(tx, object.name());
    if (overwrite == Overwrite.FORBIDDEN && before.isPresent()) {
      throw new ObjectExistsException(object.name());
    }
    String version = versions.get().toString();
    unused.use(tx, version, pieces);
    before.ifPresent(old -> unused.release(tx, old));
    ObjectIndex.put(tx, object, version);
    return object;
  }

  @Override
  public MultipartUploads uploads() {
    return uploads;
  }

  @Override
  public Optional<StoredObject> find(ObjectName name) {
    return index.find(name);
  }

  @Override
  public Optional<ObjectContent> open(ObjectName name) {
    return index.open(name).map(version -> new IndexedContent(version, storage));
  }

  @Override
  public List<StoredObject> list(BucketId bucket, String prefix, String after, int limit) {
    return index.list(bucket, prefix, after, limit);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The copy is named after its version, so that it is fetched once for all that ask below the
   * same {@code scratch}.
   */
  @Override
  public Optional<Path> localFile(ObjectName name, Path scratch) throws IOException {
    Optional<IndexedVersion> found = index.open(name);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    IndexedVersion version = found.get();
    Files.createDirectories(scratch);
    Path file = scratch.resolve(version.id() + FileEnding.of(name.key()));
    if (Files.exists(file)) {
      return Optional.of(file);
    }
    Path fetched = scratch.resolve(versions.get() + ".fetched");
    try (InputStream bytes = new PieceReader(storage, version.pieces(), 0)) {
      Files.copy(bytes, fetched);
      Files.move(fetched, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fetched);
    }
    return Optional.of(file);
  }

  @Override
  public boolean delete(ObjectName name) {
    return jdbi.inTransaction(tx -> {
      Optional<String> version = ObjectIndex.version(tx, name);
      version.ifPresent(old -> {
        unused.release(tx, old);
        ObjectIndex.delete(tx, name);
      });
      return version.isPresent();
    });
  }

  @Override
  public void close() {
    removal.close();
  }
}
