package dev.cuepost.media.render;

import dev.cuepost.media.edit.RenderPlan;
import dev.cuepost.media.edit.RenderPlan.Input;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The files of segments in a folder that may outlive an attempt.
 *
 * <p>A name tells all that its file was made of: the words, and the content of what they read. So a
 * segment that an earlier attempt finished is found again, and only if it would come out the same.
 * A file has such a name once it is complete.
 */
final class SegmentFiles {
  /** Of large files the beginning and the end are looked at: one of the two tells of a change. */
  private static final int SAMPLE = 64 << 10;

  private final Path folder;
  private final Path attempt;

  /**
   * @param folder is there, on the file system of the attempt
   * @param attempt directory of this attempt, whose name says nothing
   */
  SegmentFiles(Path folder, Path attempt) {
    this.folder = folder;
    this.attempt = attempt.toAbsolutePath();
  }

  /** Where what the plan makes belongs. */
  Path of(String segment, RenderPlan plan, String ending) throws IOException {
    return folder.resolve(segment + "-" + digest(plan) + ending);
  }

  /** Where it is written at first: no other attempt, late or early, writes there. */
  Path unfinished(Path file) {
    return attempt.resolve(file.getFileName() + ".part");
  }

  /** Gives what was written its name. */
  void finish(Path file) throws IOException {
    Path written = unfinished(file);
    try (var channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private String digest(RenderPlan plan) throws IOException {
    var digest = sha256();
    add(digest, plan.graph().replace(attempt.toString(), ""));
    plan.encoding().forEach(word -> add(digest, word));
    for (Input input : plan.inputs()) {
      add(digest, "%s %s %s".formatted(input.seek(), input.length(), input.repeated()));
      add(digest, input.demuxer());
      sample(digest, input.file());
    }
    for (Path file : named(plan.graph())) {
      sample(digest, file);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 12);
  }

  /** The files of the attempt's own that lie in folders which the graph names: captions, fonts. */
  private List<Path> named(String graph) throws IOException {
    if (!graph.contains(attempt.toString())) {
      return List.of();
    }
    try (var files = Files.walk(attempt)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> attempt.relativize(file).getNameCount() > 1)
          .filter(file -> graph.contains(file.resolveSibling("").toString()))
          .sorted()
          .toList();
    }
  }

  /** What is not there is for FFmpeg to complain of. */
  private static void sample(MessageDigest digest, Path file) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    // no channel: the interrupt of an attempt would close it
    try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
      add(digest, Long.toString(bytes.length()));
      read(digest, bytes, 0);
      read(digest, bytes, Math.max(0, bytes.length() - SAMPLE));
    }
  }

  private static void read(MessageDigest digest, RandomAccessFile file, long position)
      throws IOException {
    file.seek(position);
    byte[] bytes = new byte[(int) Math.min(SAMPLE, file.length() - position)];
    file.readFully(bytes);
    digest.update(bytes);
  }

  /** With its length before it, so that no two lists of words are the same bytes. */
  private static void add(MessageDigest digest, String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
