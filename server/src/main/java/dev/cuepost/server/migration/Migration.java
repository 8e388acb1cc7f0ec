package dev.cuepost.server.migration;

import dev.cuepost.access.Access;
import dev.cuepost.media.store.indexed.IndexedObjectStore;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.queue.postgres.QueueImport;
import dev.cuepost.state.transfer.StateImport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Moves a data directory: the state, the queues, the objects, in this order; then everything is
 * compared, and only then servers are let in. It may end anywhere and is run again.
 *
 * <p>Used by one thread.
 */
public final class Migration implements AutoCloseable {
  /** Filled by the copying of objects, where these lay in files. */
  private static final Set<String> OBJECT_TABLES =
      Set.of("indexed_object", "indexed_upload", "indexed_part", "piece", "unused_piece");

  private final Source source;
  private final Path masterKey;
  private final StateImport state;
  private final Optional<QueueImport> queues;
  private final Optional<ObjectCopy> objects;
  private final SecureRandom random;

  private Migration(
      Source source,
      Path masterKey,
      StateImport state,
      Optional<QueueImport> queues,
      Optional<ObjectCopy> objects,
      SecureRandom random) {
    this.source = source;
    this.masterKey = masterKey;
    this.state = state;
    this.queues = queues;
    this.objects = objects;
    this.random = random;
  }

  /** What moves, by its places in the data directory. */
  public record From(Path state, Path queues, Path objects, Path masterKey) {}

  /**
   * Where it moves to.
   *
   * @param state address of JDBC
   * @param queues addresses of JDBC; none if the queues lie there already
   * @param objects opens the store of objects in the state's database
   */
  public record To(String state, List<String> queues, ObjectsOpening objects) {
    public To {
      queues = List.copyOf(queues);
    }
  }

  /** Opens a store of objects. */
  @FunctionalInterface
  public interface ObjectsOpening {
    IndexedObjectStore in(Jdbi state) throws IOException;
  }

  /**
   * Looks whether it may be done; nothing is copied yet.
   *
   * @throws IOException one sentence, if it may not
   */
  public static Migration open(From from, To to, SecureRandom random) throws IOException {
    List<AutoCloseable> opened = new ArrayList<>();
    try {
      var source = Source.open(from.state(), from.queues(), from.objects());
      opened.add(source);
      checkKey(source.state().database().jdbi(), from.masterKey(), random);
      String identity = source.state().identity();
      String change = source.lastChange();
      var state = StateImport.open(to.state(), source.state(), identity, change);
      opened.add(state);
      Optional<QueueImport> queues =
          to.queues().isEmpty()
              ? Optional.empty()
              : Optional.of(QueueImport.open(to.queues(), identity, change, random));
      queues.ifPresent(opened::add);
      boolean inFiles = source.state().isEmpty("indexed_object");
      Optional<ObjectCopy> objects =
          inFiles
              ? Optional.of(
                  new ObjectCopy(source.objects(), to.objects().in(state.target().jdbi())))
              : Optional.empty();
      return new Migration(source, from.masterKey(), state, queues, objects, random);
    } catch (IOException | RuntimeException e) {
      for (AutoCloseable part : opened.reversed()) {
        close(part);
      }
      throw told(e);
    }
  }

  private static void close(AutoCloseable part) throws IOException {
    try {
      part.close();
    } catch (IOException | RuntimeException e) {
      throw told(e);
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static IOException told(Exception failure) {
    return switch (failure) {
      case IOException sentence -> sentence;
      case UncheckedIOException wrapped -> new IOException(wrapped.getMessage(), wrapped);
      case JdbiException database ->
          new IOException(
              "a database failed: "
                  + String.valueOf(database.getMessage()).lines().findFirst().orElse(""),
              database);
      case RuntimeException other -> throw other;
      default -> new IOException(failure);
    };
  }

  /** The secrets in the state are of no use without it. */
  private static void checkKey(Jdbi state, Path masterKey, SecureRandom random) throws IOException {
    if (!Files.exists(masterKey)) {
      throw new IOException(
          "%s is missing; put back the copy that belongs to this data".formatted(masterKey));
    }
    try {
      Access.open(state, masterKey, TimeSource.system(), random).close();
    } catch (IllegalStateException e) {
      throw new IOException(
          "%s is not the key file of this data: %s".formatted(masterKey, e.getMessage()), e);
    }
  }

  /** Whether all has moved before, so that servers may have worked on it since. */
  public boolean isFinished() {
    return state.isFinished();
  }

  /** Whether an earlier run has begun. */
  public boolean isBegun() {
    return state.isBegun();
  }

  /**
   * Copies what is not there yet, and compares. Servers are let in if all is the same.
   *
   * @return what was compared, tables first
   */
  public List<Compared> run(Watch watch) throws IOException {
    try {
      if (queues.isPresent()) {
        long time =
            source.queues().isPresent() ? source.queues().get().time(TimeSource.system()) : 0;
        queues.get().begin(time);
      }
      state.begin();
      long rows = source.state().rows();
      state.bring(Sum.of(Step.STATE, rows, watch)::add);
      if (queues.isPresent()) {
        queues.get().bring(source.stock(), Sum.of(Step.QUEUES, 0, watch)::add);
      }
      if (objects.isPresent()) {
        objects.get().bring(Sum.of(Step.OBJECTS, objects.get().bytes(), watch)::add);
      }
      List<Compared> compared = compare(watch);
      checkKey(state.target().jdbi(), masterKey, random);
      if (compared.stream().allMatch(Compared::same)) {
        if (queues.isPresent()) {
          queues.get().finish();
        }
        state.finish();
      }
      return compared;
    } catch (UncheckedIOException | JdbiException e) {
      throw told(e);
    }
  }

  /** Compares both sides; nothing is changed. */
  public List<Compared> compare(Watch watch) throws IOException {
    try {
      boolean filesMove = objects.isPresent();
      long rows = 2 * source.state().rows();
      watch.at(Step.CHECK_STATE, 0, rows);
      List<Compared> compared =
          new ArrayList<>(
              Comparison.state(
                  source.state(),
                  state,
                  filesMove ? OBJECT_TABLES : Set.of(),
                  done -> watch.at(Step.CHECK_STATE, done, rows)));
      if (queues.isPresent()) {
        watch.at(Step.CHECK_QUEUES, 0, 0);
        compared.addAll(
            Comparison.queues(
                source.stock(),
                queues.get().arrived(),
                done -> watch.at(Step.CHECK_QUEUES, done, 0)));
      }
      objects.map(ObjectCopy::compare).ifPresent(compared::add);
      return compared;
    } catch (UncheckedIOException | JdbiException e) {
      throw told(e);
    }
  }

  @Override
  public void close() {
    queues.ifPresent(QueueImport::close);
    state.close();
    source.close();
  }
}
