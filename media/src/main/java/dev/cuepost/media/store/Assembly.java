package dev.cuepost.media.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** Makes an object of parts in files. Nobody may change them meanwhile. */
final class Assembly {
  private final UploadPlace place;
  private final ChosenParts chosen = new ChosenParts();

  Assembly(UploadPlace place) {
    this.place = place;
  }

  /** Takes the parts that are named; tells what is wrong with the first one that is not right. */
  Optional<Completion> take(List<PartName> named) throws IOException {
    return chosen.take(named, number -> PartFile.read(place.part(number), number));
  }

  /** Writes them one behind the other into a new file and syncs it. */
  BytesWritten into(Path target) throws IOException {
    try (FileChannel channel =
        FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (UploadedPart part : chosen.parts()) {
        PartFile.append(place.part(part.number()), part.sizeBytes(), channel);
      }
      channel.force(true);
    }
    return chosen.together();
  }
}
