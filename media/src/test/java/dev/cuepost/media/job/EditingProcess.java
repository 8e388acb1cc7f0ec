package dev.cuepost.media.job;

import java.io.IOException;
import java.nio.file.Path;

/** A process that does editing jobs until it is killed. */
final class EditingProcess {
  private EditingProcess() {}

  static void main(String[] args) throws IOException {
    try (var shop = new Workshop(Path.of(args[0]))) {
      shop.editing.start(1);
      System.out.println("ready");
      while (System.in.read() >= 0) {
        // until nobody is there to write
      }
    }
  }
}
