package dev.cuepost.media.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads by parts as directories beside the objects. All threads may use it.
 *
 * <pre>
 * uploads/{region}/{bucket}/{id}/upload.json    what will become of it; while this is there, the upload is
 * uploads/{region}/{bucket}/{id}/{number}       a part
 * uploads/{region}/{bucket}/{id}/completing     "it may be complete": the version of its object
 * incoming/{any name}                           what is still being written
 * </pre>
 *
 * What comes in is written and synced below {@code incoming}, which opening empties, and renamed to
 * where it belongs. An upload ends with the removal of {@code upload.json}; opening removes what is
 * left of one without it. When an upload is completed, {@code completing} tells after a crash
 * whether the object came to be: then the upload ends as well, else it is there as it was.
 */
final class DirectoryUploads implements MultipartUploads {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryUploads.class);
  private static final String INCOMING = "incoming";

  private final Path root;
  private final DirectoryObjectStore store;
  private final InstantSource clock;
  private final Supplier<UUID> names;

  /** Guards {@code completing}, and is held while an upload gets a part or ends. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Set<UploadPlace> completing = new HashSet<>();

  private DirectoryUploads(
      Path root, DirectoryObjectStore store, InstantSource clock, Supplier<UUID> names) {
    this.root = root;
    this.store = store;
    this.clock = clock;
    this.names = names;
  }

  /** Opens those that are under way, and removes what a crash left half done. */
  static DirectoryUploads open(
      Path root, DirectoryObjectStore store, InstantSource clock, Supplier<UUID> names)
      throws IOException {
    SyncedDirectories.create(root.resolve(UploadPlace.UPLOADS));
    SyncedDirectories.create(root.resolve(INCOMING));
    for (Path unfinished : SyncedDirectories.list(root.resolve(INCOMING))) {
      Files.deleteIfExists(unfinished);
    }
    for (UploadPlace place : UploadPlace.all(root)) {
      if (!Files.exists(place.record()) || isComplete(place)) {
        remove(place);
      } else {
        Files.deleteIfExists(place.completing());
      }
    }
    return new DirectoryUploads(root, store, clock, names);
  }

  private static boolean isComplete(UploadPlace place) throws IOException {
    if (!Files.exists(place.completing())) {
      return false;
    }
    String version = Files.readString(place.completing());
    ObjectName name = place.read().orElseThrow().name();
    return ObjectPlace.of(place.root(), name)
        .readRecord()
        .filter(object -> object.version().equals(version))
        .isPresent();
  }

  @Override
  public MultipartUpload begin(ObjectName name, ObjectProperties properties) throws IOException {
    var upload = new MultipartUpload(UploadPlace.newId(names.get()), name, properties, now());
    UploadPlace place = UploadPlace.of(root, upload);
    SyncedDirectories.create(place.directory());
    Path incoming = incoming();
    try {
      BytesWritten.copy(new ByteArrayInputStream(UploadPlace.write(upload)), incoming);
      Files.move(incoming, place.record(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(incoming);
      Files.deleteIfExists(place.directory());
      throw e;
    }
    SyncedDirectories.sync(place.directory());
    return upload;
  }

  @Override
  public Optional<MultipartUpload> find(ObjectName name, String uploadId) throws IOException {
    if (!UploadPlace.isId(uploadId)) {
      return Optional.empty();
    }
    var place = new UploadPlace(root, name.bucket(), uploadId);
    return isOpen(place)
        ? place.read().filter(upload -> upload.name().equals(name))
        : Optional.empty();
  }

  @Override
  public Optional<UploadedPart> put(MultipartUpload upload, int number, InputStream bytes)
      throws IOException {
    if (number < 1 || number > PART_NUMBER_MAX) {
      throw new IllegalArgumentException("a part has a number in 1..10000, was " + number);
    }
    UploadPlace place = UploadPlace.of(root, upload);
    if (!isOpen(place)) {
      return Optional.empty();
    }
    Path incoming = incoming();
    try {
      UploadedPart part = PartFile.write(incoming, number, bytes, now());
      if (!moveIn(incoming, place, number)) {
        return Optional.empty();
      }
      SyncedDirectories.sync(place.directory());
      return Optional.of(part);
    } catch (NoSuchFileException e) {
      if (!isOpen(place)) {
        return Optional.empty(); // it ended just now, and its directory with it
      }
      throw e;
    } finally {
      Files.deleteIfExists(incoming);
    }
  }

  private boolean moveIn(Path incoming, UploadPlace place, int number) throws IOException {
    lock.lock();
    try {
      if (!isOpen(place)) {
        return false;
      }
      Files.move(incoming, place.part(number), StandardCopyOption.ATOMIC_MOVE);
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<List<UploadedPart>> parts(MultipartUpload upload, int after, int limit)
      throws IOException {
    UploadPlace place = UploadPlace.of(root, upload);
    if (!isOpen(place)) {
      return Optional.empty();
    }
    List<UploadedPart> parts = new ArrayList<>();
    try {
      for (int number : place.partNumbers()) {
        if (number > after && parts.size() < limit) {
          PartFile.read(place.part(number), number).ifPresent(parts::add);
        }
      }
    } catch (NoSuchFileException e) {
      if (!isOpen(place)) {
        return Optional.empty();
      }
      throw e;
    }
    return Optional.of(parts);
  }

  @Override
  public Completion complete(MultipartUpload upload, List<PartName> parts, Overwrite overwrite)
      throws IOException {
    UploadPlace place = UploadPlace.of(root, upload);
    if (!claim(place)) {
      return new Completion.NoSuchUpload();
    }
    try {
      var assembly = new Assembly(place);
      Optional<Completion> problem = assembly.take(parts);
      if (problem.isPresent()) {
        return problem.get();
      }
      var completed = new Completion.Completed(assemble(upload, assembly, overwrite));
      removeSurely(place);
      return completed;
    } finally {
      release(place);
    }
  }

  private StoredObject assemble(MultipartUpload upload, Assembly assembly, Overwrite overwrite)
      throws IOException {
    UploadPlace place = UploadPlace.of(root, upload);
    String version = store.newVersion();
    Files.deleteIfExists(place.completing());
    BytesWritten.copy(
        new ByteArrayInputStream(version.getBytes(StandardCharsets.UTF_8)), place.completing());
    SyncedDirectories.sync(place.directory());
    return store.store(upload.name(), version, upload.properties(), overwrite, assembly::into);
  }

  /** The object is there: nothing may be told as a failure any more. */
  private static void removeSurely(UploadPlace place) {
    try {
      remove(place);
    } catch (IOException e) {
      LOG.warn(
          "What is left of the completed upload {} is removed at the next start", place.id(), e);
    }
  }

  @Override
  public boolean abort(MultipartUpload upload) throws IOException {
    UploadPlace place = UploadPlace.of(root, upload);
    if (!claim(place)) {
      return false;
    }
    try {
      remove(place);
      return true;
    } finally {
      release(place);
    }
  }

  @Override
  public List<MultipartUpload> list(BucketId bucket, String prefix) throws IOException {
    List<MultipartUpload> uploads = new ArrayList<>();
    for (UploadPlace place : UploadPlace.in(root, bucket)) {
      if (isOpen(place)) {
        place.read().filter(u -> u.name().key().startsWith(prefix)).ifPresent(uploads::add);
      }
    }
    uploads.sort(
        Comparator.<MultipartUpload, String>comparing(
                upload -> upload.name().key(), Utf8Order::compare)
            .thenComparing(MultipartUpload::id));
    return List.copyOf(uploads);
  }

  @Override
  public int abortOlderThan(Instant begun) throws IOException {
    int aborted = 0;
    for (UploadPlace place : UploadPlace.all(root)) {
      Optional<MultipartUpload> old =
          place.read().filter(upload -> upload.begunAt().isBefore(begun));
      if (old.isPresent() && abort(old.get())) {
        aborted++;
      }
    }
    return aborted;
  }

  private boolean isOpen(UploadPlace place) {
    lock.lock();
    try {
      return !completing.contains(place) && Files.exists(place.record());
    } finally {
      lock.unlock();
    }
  }

  /** Whoever has claimed an upload is alone with it: for everybody else it is not there. */
  private boolean claim(UploadPlace place) {
    lock.lock();
    try {
      return isOpen(place) && completing.add(place);
    } finally {
      lock.unlock();
    }
  }

  private void release(UploadPlace place) {
    lock.lock();
    try {
      completing.remove(place);
    } finally {
      lock.unlock();
    }
  }

  /** The record goes first: a crash in the middle leaves no upload that lacks parts. */
  private static void remove(UploadPlace place) throws IOException {
    Files.deleteIfExists(place.record());
    SyncedDirectories.sync(place.directory());
    for (Path file : SyncedDirectories.list(place.directory())) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(place.directory());
  }

  private Path incoming() {
    return root.resolve(INCOMING).resolve(names.get().toString());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
