package dev.cuepost.cli.user;

import dev.cuepost.cli.outcome.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A policy's document in a file. */
final class DocumentFile {
  private DocumentFile() {}

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new Failure("the document %s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }
}
