package dev.cuepost.media.render;

import dev.cuepost.media.edit.RenderPlan;
import dev.cuepost.media.edit.RenderPlan.Input;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells all that a run's file is made of: the words, and the content of what they read. Runs of the
 * same digest make the same, on whatever machine and wherever the files lie there.
 */
public final class PlanDigest {
  /** Of large files the beginning and the end are looked at: one of the two tells of a change. */
  private static final int SAMPLE = 64 << 10;

  private PlanDigest() {}

  /**
   * The digest of a run, 24 hexadecimal digits.
   *
   * @param beside where files lie that the graph names without saying where
   */
  public static String of(RenderPlan plan, Path beside) throws IOException {
    var digest = sha256();
    add(digest, plan.graph());
    plan.encoding().forEach(word -> add(digest, word));
    for (Input input : plan.inputs()) {
      add(digest, "%s %s %s".formatted(input.seek(), input.length(), input.reading()));
      add(digest, input.demuxer());
      sample(digest, input.file());
    }
    for (Path name : named(plan.graph(), beside)) {
      add(digest, name.toString());
      sample(digest, beside.resolve(name));
    }
    return text(digest);
  }

  /** The digest of one file's content. */
  public static String of(Path file) throws IOException {
    var digest = sha256();
    sample(digest, file);
    return text(digest);
  }

  /**
   * The files below a folder that lie in folders of it which a graph names: captions, fonts.
   *
   * @return their names, relative to the folder
   */
  public static List<Path> named(String graph, Path beside) throws IOException {
    try (var files = Files.walk(beside)) {
      return files
          .map(beside::relativize)
          .filter(name -> name.getNameCount() > 1)
          .filter(name -> graph.contains("=" + name.getParent()))
          .filter(name -> Files.isRegularFile(beside.resolve(name)))
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

  private static String text(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest(), 0, 12);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
