package dev.cuepost.media.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Objects as files below a directory. All threads may use it; one process at a time may.
 *
 * <p>An object is two files side by side: its bytes, under a name that no other version of it ever
 * has, and a small record with its properties and the name of its bytes. Storing writes and syncs
 * the bytes first, unseen, then renames a new record over the old one: that rename is the moment
 * the object changes, for readers and for a crash alike. Only when the rename is synced are the
 * bytes of the version before removed; who has them open reads them to their end.
 *
 * <p>File names are hashes of keys, so a key may hold anything, and its length does not matter:
 *
 * <pre>
 * objects/{region}/{bucket}/{first two hex digits}/{SHA-256 of key}.json        the record
 * objects/{region}/{bucket}/{first two hex digits}/{SHA-256 of key}.{version}   the bytes
 * intents/{region}~{bucket}~{SHA-256 of key}~{version}            "files there may be left over"
 * </pre>
 *
 * Uploads by parts lie beside them ({@link DirectoryUploads}). Copies share their bytes, which no
 * version ever writes to, as far as the file system lets a file have two names.
 *
 * <p>An intent lies there while an object is being changed; opening the store after a crash looks
 * only where intents point to, so its cost does not grow with the number of objects.
 */
public final class DirectoryObjectStore implements ObjectStore {
  private static final int LOCKS = 64;

  /** How often a reader tries again because the object was replaced under its hands. */
  private static final int READ_ATTEMPTS = 100;

  private final Path root;
  private final InstantSource clock;
  private final Supplier<UUID> versions;
  private final DirectoryUploads uploads;

  /** Each guards the renames and removals of the records whose hash falls to it. */
  private final ReentrantLock[] locks =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

  private DirectoryObjectStore(Path root, InstantSource clock, Supplier<UUID> versions)
      throws IOException {
    this.root = root;
    this.clock = clock;
    this.versions = versions;
    this.uploads = DirectoryUploads.open(root, this, clock, versions);
  }

  /**
   * Opens the store, creating the directory if absent, and removes what a crash left half done.
   *
   * @param versions never gives the same twice, not even over restarts
   */
  public static DirectoryObjectStore open(Path root, InstantSource clock, Supplier<UUID> versions)
      throws IOException {
    SyncedDirectories.create(root.resolve(ObjectPlace.OBJECTS));
    SyncedDirectories.create(root.resolve(ObjectPlace.INTENTS));
    for (Path intent : SyncedDirectories.list(root.resolve(ObjectPlace.INTENTS))) {
      ObjectPlace.ofIntent(root, intent).removeLeftovers();
      Files.deleteIfExists(intent);
    }
    return new DirectoryObjectStore(root, clock, versions);
  }

  @Override
  public StoredObject put(
      ObjectName name, ObjectProperties properties, InputStream bytes, Overwrite overwrite)
      throws IOException {
    return store(
        name, newVersion(), properties, overwrite, target -> BytesWritten.copy(bytes, target));
  }

  @Override
  public StoredObject adopt(ObjectName name, String contentType, Path file) throws IOException {
    return store(
        name,
        newVersion(),
        ObjectProperties.of(contentType),
        Overwrite.ALLOWED,
        target -> {
          BytesWritten written = BytesWritten.sync(file);
          try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            return written;
          } catch (AtomicMoveNotSupportedException e) {
            try (InputStream bytes = Files.newInputStream(file)) {
              written = BytesWritten.copy(bytes, target);
            }
            Files.delete(file);
            return written;
          }
        });
  }

  @Override
  public StoredObject copy(
      ObjectContent source, ObjectName name, ObjectProperties properties, Overwrite overwrite)
      throws IOException {
    return store(
        name,
        newVersion(),
        properties,
        overwrite,
        target -> {
          BytesWritten same = BytesWritten.of(source.object());
          if (!(source instanceof FileContent file && file.linkTo(target))) {
            BytesWritten.copy(source.from(0), target);
          }
          return same;
        });
  }

  @Override
  public MultipartUploads uploads() {
    return uploads;
  }

  /** Brings the bytes, synced, to a file that is not there yet. */
  @FunctionalInterface
  interface Source {
    BytesWritten into(Path target) throws IOException;
  }

  String newVersion() {
    return versions.get().toString();
  }

  StoredObject store(
      ObjectName name,
      String version,
      ObjectProperties properties,
      Overwrite overwrite,
      Source source)
      throws IOException {
    ObjectPlace place = ObjectPlace.of(root, name);
    if (overwrite == Overwrite.FORBIDDEN && Files.exists(place.record())) {
      throw new ObjectExistsException(name);
    }
    SyncedDirectories.create(place.directory());
    Path intent = Files.createFile(place.intent(version));
    Optional<ObjectRecord> before;
    StoredObject object;
    try {
      BytesWritten written = source.into(place.bytes(version));
      object =
          new StoredObject(
              name,
              written.sizeBytes(),
              written.tag(),
              written.crc64(),
              properties,
              clock.instant().truncatedTo(ChronoUnit.MILLIS));
      place.writeRecord(new ObjectRecord(object, version));
      before = replace(place, name, version, overwrite);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(place.newRecord(version));
      Files.deleteIfExists(place.bytes(version));
      Files.deleteIfExists(intent);
      throw e;
    }
    SyncedDirectories.sync(place.directory());
    if (before.isPresent()) {
      Files.deleteIfExists(place.bytes(before.get().version()));
    }
    Files.deleteIfExists(intent);
    return object;
  }

  /** The lock spans two file operations, so that of two versions each learns which it replaced. */
  private Optional<ObjectRecord> replace(
      ObjectPlace place, ObjectName name, String version, Overwrite overwrite) throws IOException {
    ReentrantLock lock = lockOf(place);
    lock.lock();
    try {
      Optional<ObjectRecord> before = place.readRecord();
      if (overwrite == Overwrite.FORBIDDEN && before.isPresent()) {
        throw new ObjectExistsException(name);
      }
      Files.move(place.newRecord(version), place.record(), StandardCopyOption.ATOMIC_MOVE);
      return before;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<StoredObject> find(ObjectName name) throws IOException {
    return ObjectPlace.of(root, name).readRecord().map(ObjectRecord::object);
  }

  @Override
  public Optional<ObjectContent> open(ObjectName name) throws IOException {
    return withBytes(name, FileContent::open);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Where the file system can, the file is a second name of the object's bytes below {@code
   * scratch}: it stays when the object is replaced or deleted. Its ending is the key's, for readers
   * that guess formats by it.
   */
  @Override
  public Optional<Path> localFile(ObjectName name, Path scratch) throws IOException {
    Files.createDirectories(scratch);
    return withBytes(
        name,
        (_, bytes) -> {
          Path link = scratch.resolve(bytes.getFileName() + FileEnding.of(name.key()));
          if (Files.exists(link)) {
            return link;
          }
          try {
            return Files.createLink(link, bytes);
          } catch (NoSuchFileException e) {
            throw e;
          } catch (UnsupportedOperationException | IOException _) {
            return bytes; // another file system, or one without links
          }
        });
  }

  @FunctionalInterface
  private interface BytesUse<T> {
    /**
     * Uses the file of the bytes.
     *
     * @throws NoSuchFileException if the file has gone since its record was read
     */
    T use(StoredObject object, Path bytes) throws IOException;
  }

  private <T> Optional<T> withBytes(ObjectName name, BytesUse<T> use) throws IOException {
    ObjectPlace place = ObjectPlace.of(root, name);
    for (int attempt = 0; attempt < READ_ATTEMPTS; attempt++) {
      Optional<ObjectRecord> found = place.readRecord();
      if (found.isEmpty()) {
        return Optional.empty();
      }
      try {
        return Optional.of(use.use(found.get().object(), place.bytes(found.get().version())));
      } catch (NoSuchFileException e) {
        if (found.equals(place.readRecord())) {
          throw new IOException("the bytes of " + name + " are missing: " + e.getMessage(), e);
        }
      }
    }
    throw new IOException(name + " is being replaced all the time");
  }

  @Override
  public boolean delete(ObjectName name) throws IOException {
    ObjectPlace place = ObjectPlace.of(root, name);
    if (!Files.exists(place.record())) {
      return false;
    }
    Path intent = Files.createFile(place.intent(newVersion()));
    Optional<ObjectRecord> before;
    ReentrantLock lock = lockOf(place);
    lock.lock();
    try {
      before = place.readRecord();
      Files.deleteIfExists(place.record());
    } finally {
      lock.unlock();
    }
    SyncedDirectories.sync(place.directory());
    if (before.isPresent()) {
      Files.deleteIfExists(place.bytes(before.get().version()));
    }
    Files.deleteIfExists(intent);
    return before.isPresent();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Reads every record of the bucket: hashes have no order.
   */
  @Override
  public List<StoredObject> list(BucketId bucket, String prefix, String after, int limit)
      throws IOException {
    return ObjectPlace.records(root, bucket)
        .map(ObjectRecord::object)
        .filter(object -> object.name().key().startsWith(prefix))
        .filter(object -> after.isEmpty() || Utf8Order.compare(object.name().key(), after) > 0)
        .sorted(Comparator.comparing(object -> object.name().key(), Utf8Order::compare))
        .limit(limit)
        .toList();
  }

  private ReentrantLock lockOf(ObjectPlace place) {
    return locks[Math.floorMod(place.hashCode(), LOCKS)];
  }
}
