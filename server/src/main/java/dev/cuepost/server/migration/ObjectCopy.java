package dev.cuepost.server.migration;

import dev.cuepost.media.store.ObjectContent;
import dev.cuepost.media.store.ObjectFiles;
import dev.cuepost.media.store.StoredObject;
import dev.cuepost.media.store.indexed.IndexedObjectStore;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Copies objects from files to a bucket, with their tags and times. Those that are there already
 * are passed over, so it goes on where it was broken off.
 */
final class ObjectCopy {
  private final ObjectFiles from;
  private final IndexedObjectStore into;
  private final List<StoredObject> objects;

  ObjectCopy(ObjectFiles from, IndexedObjectStore into) throws IOException {
    this.from = from;
    this.into = into;
    this.objects = from.all();
  }

  long bytes() {
    return objects.stream().mapToLong(StoredObject::sizeBytes).sum();
  }

  /**
   * Copies them.
   *
   * @param progress is told after each object how many bytes it had
   */
  void bring(LongConsumer progress) throws IOException {
    for (StoredObject object : objects) {
      if (!isThere(object)) {
        try (ObjectContent content = from.open(object)) {
          var _ = into.take(content.object(), content.from(0));
        }
      }
      progress.accept(object.sizeBytes());
    }
  }

  /** By what is known of them: their bytes were compared when they were copied. */
  Compared compare() {
    long there = objects.stream().filter(this::isThere).count();
    return new Compared(
        Compared.What.OBJECTS, "objects", objects.size(), there, "", there == objects.size());
  }

  private boolean isThere(StoredObject object) {
    Optional<StoredObject> found = into.find(object.name());
    return found
        .filter(same ->
            same.sizeBytes() == object.sizeBytes()
                && same.tag().equals(object.tag())
                && same.properties().equals(object.properties())
                && same.modifiedAt().equals(object.modifiedAt()))
        .isPresent();
  }
}
