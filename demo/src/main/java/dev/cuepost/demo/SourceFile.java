package dev.cuepost.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** A file that the edit is made of, and what part it takes by the ending of its name. */
record SourceFile(Path path, Kind kind) {
  private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png", "webp", "bmp");
  private static final Set<String> SOUNDS = Set.of("m4a", "mp3", "wav", "aac", "flac", "ogg");

  enum Kind {
    VIDEO,
    PICTURE,
    SOUND
  }

  static SourceFile of(Path path) {
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new DemoFailure("%s is not a file that can be read".formatted(path));
    }
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    Kind kind =
        PICTURES.contains(ending)
            ? Kind.PICTURE
            : SOUNDS.contains(ending) ? Kind.SOUND : Kind.VIDEO;
    return new SourceFile(path, kind);
  }
}
