package dev.cuepost.media.segment;

import dev.cuepost.media.render.PlanDigest;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.store.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What the machines that work at a job hand each other: results, and files that only the job's
 * worker has. They are objects of a bucket that no user can name, as no region is called so; where
 * objects are files of this machine nothing is copied, neither there nor back.
 */
final class SegmentObjects {
  private static final BucketId BUCKET = new BucketId("-", "segments");
  private static final String TYPE = "application/octet-stream";
  private static final int PAGE = 1_000;

  private final ObjectStore objects;

  SegmentObjects(ObjectStore objects) {
    this.objects = objects;
  }

  static ObjectName name(String jobId, String key) {
    return new ObjectName(BUCKET, jobId + "/" + key);
  }

  /**
   * Stores a file, which is given up.
   *
   * @throws UncheckedIOException if the storage fails: another attempt may come out better
   */
  void adopt(ObjectName name, Path file) {
    try {
      objects.adopt(name, TYPE, file);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /**
   * Stores a file that stays, under a name that tells its content.
   *
   * @param folder for a moment's use, on the file system of the file
   * @throws UncheckedIOException if the storage fails: another attempt may come out better
   */
  ObjectName share(String jobId, Path file, Path folder) throws IOException {
    var name = name(jobId, "file-" + PlanDigest.of(file));
    if (!isThere(name)) {
      adopt(name, link(file, Files.createTempDirectory(folder, "given").resolve("file")));
    }
    return name;
  }

  private boolean isThere(ObjectName name) {
    try {
      return objects.find(name).isPresent();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /**
   * An object as a file of this machine in a folder.
   *
   * @throws IOException if there is no such object any more
   * @throws UncheckedIOException if the storage fails: another attempt may come out better
   */
  Path file(ObjectName name, Path folder) throws IOException {
    Path found =
        local(name, folder)
            .orElseThrow(() -> new IOException("the object %s is gone".formatted(name.key())));
    return found.startsWith(folder) ? found : link(found, folder.resolve(found.getFileName()));
  }

  private Optional<Path> local(ObjectName name, Path folder) {
    try {
      return objects.localFile(name, folder);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  void delete(ObjectName name) {
    try {
      objects.delete(name);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Deletes all objects of a job. */
  void clear(String jobId) {
    all(jobId + "/", object -> delete(object.name()));
  }

  /** Deletes the objects of all jobs but those, unless they were stored after this time. */
  void clearAllBut(Predicate<String> jobs, Instant time) {
    all(
        "",
        object -> {
          String key = object.name().key();
          if (object.modifiedAt().isBefore(time)
              && !jobs.test(key.substring(0, key.indexOf('/')))) {
            delete(object.name());
          }
        });
  }

  private void all(String prefix, Consumer<StoredObject> task) {
    try {
      List<StoredObject> page = objects.list(BUCKET, prefix, "", PAGE);
      while (!page.isEmpty()) {
        page.forEach(task);
        page = objects.list(BUCKET, prefix, page.getLast().name().key(), PAGE);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Gives a file a second name, with a copy where the file system has none. */
  static Path link(Path file, Path name) throws IOException {
    try {
      return Files.createLink(name, file);
    } catch (FileAlreadyExistsException _) {
      return name;
    } catch (UnsupportedOperationException | IOException _) {
      // No links here, or another file system: a full disk or the like meets the copy as well.
      try {
        return Files.copy(file, name);
      } catch (FileAlreadyExistsException _) {
        return name;
      }
    }
  }
}
