package dev.cuepost.media.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The objects that a stopped server has in files, to be read as they lie there: unlike {@link
 * DirectoryObjectStore}, nothing is made or removed.
 *
 * @param root the store's directory, which need not be there
 */
public record ObjectFiles(Path root) {
  /** All of all buckets, also those that no user can name. */
  public List<StoredObject> all() throws IOException {
    List<StoredObject> all = new ArrayList<>();
    for (Path region : directories(root.resolve(ObjectPlace.OBJECTS))) {
      for (Path bucket : directories(region)) {
        var id = new BucketId(region.getFileName().toString(), bucket.getFileName().toString());
        ObjectPlace.records(root, id).map(ObjectRecord::object).forEach(all::add);
      }
    }
    return all;
  }

  private static List<Path> directories(Path parent) throws IOException {
    return Files.isDirectory(parent)
        ? SyncedDirectories.list(parent).stream().filter(Files::isDirectory).sorted().toList()
        : List.of();
  }

  /** The object for reading; the caller closes it. */
  public ObjectContent open(StoredObject object) throws IOException {
    ObjectPlace place = ObjectPlace.of(root, object.name());
    ObjectRecord content =
        place
            .readRecord()
            .orElseThrow(() -> new IOException("there is no object " + object.name()));
    return FileContent.open(content.object(), place.bytes(content.version()));
  }
}
