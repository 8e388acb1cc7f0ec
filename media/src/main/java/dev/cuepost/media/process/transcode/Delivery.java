package dev.cuepost.media.process.transcode;

import dev.cuepost.media.process.outcome.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Gives what was made on the bench its final names, all of it or nothing. */
final class Delivery {
  private final TranscodeConfig config;
  private final Path bench;
  private final Path directory;
  private final String name;
  private final Muxing muxing;
  private final List<Path> placed = new ArrayList<>();

  Delivery(TranscodeConfig config, Path bench, Path directory, String name) {
    this.config = config;
    this.bench = bench;
    this.directory = directory;
    this.name = name;
    this.muxing = new Muxing(config, bench);
  }

  Outcome deliver(OutputCheck check) throws IOException, EndedException, InterruptedException {
    boolean complete = false;
    try {
      Path shown = config.isSegmented() ? segmented(check) : whole(check);
      complete = true;
      return new Outcome.Made(placed.reversed(), shown);
    } finally {
      if (!complete) {
        for (Path file : placed) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private Path whole(OutputCheck check) throws IOException, EndedException, InterruptedException {
    check.whole(muxing.main());
    place(muxing.main(), name);
    return placed.getLast();
  }

  /**
   * The segments first, so that the playlist never names what is not there.
   *
   * @return the first segment as it can be played
   */
  private Path segmented(OutputCheck check)
      throws IOException, EndedException, InterruptedException {
    var playlist = Playlist.of(Files.readAllLines(muxing.segmentList()));
    var segments =
        playlist.segments().stream()
            .map(segment -> muxing.segments().resolve(segment.file()))
            .toList();
    if (!segments.isEmpty()) {
      check.content(segments.getFirst());
    }
    check.length(playlist.length());
    String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    Path shown = directory.resolve(name);
    for (int index = segments.size() - 1; index >= 0; index--) {
      if (index == 0 && config.encryption().isPresent()) {
        shown = Files.createTempFile(directory, "clear", ".ts");
        Files.copy(segments.getFirst(), shown, StandardCopyOption.REPLACE_EXISTING);
      }
      place(encrypted(segments.get(index), index), playlist.name(stem, index));
    }
    if (config.encryption().isEmpty() && !segments.isEmpty()) {
      shown = placed.getLast();
    }
    Path text =
        Files.writeString(
            muxing.main(), playlist.text(stem, config.encryption().map(Encryption::keyUri)));
    place(text, name);
    return shown;
  }

  private Path encrypted(Path segment, int index) throws IOException {
    if (config.encryption().isEmpty()) {
      return segment;
    }
    Path encrypted = bench.resolve("encrypted.ts");
    new SegmentCipher(config.encryption().get().key()).encrypt(segment, encrypted, index);
    Files.delete(segment);
    return encrypted;
  }

  private void place(Path made, String finalName) throws IOException {
    Path target = directory.resolve(finalName);
    Files.move(made, target, StandardCopyOption.REPLACE_EXISTING);
    placed.add(target);
  }
}
