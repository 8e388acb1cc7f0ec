package dev.cuepost.media.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes MP4 files of samples that lie in other files: the tables first, then the media. */
public final class Mp4Writer {
  private static final long LARGE = 0xffff_0000L;

  private Mp4Writer() {}

  /** Samples of a track that lie together; so players find sound and picture side by side. */
  record Chunk(int track, double begin, int first, int count) {
    /** About so long, in seconds. */
    private static final double LENGTH = 0.5;

    static List<Chunk> of(int number, Track track) {
      List<Chunk> chunks = new ArrayList<>();
      long now = 0;
      long begin = 0;
      int first = 0;
      var samples = track.samples();
      for (int index = 0; index < samples.size(); index++) {
        now += samples.get(index).lasting();
        if (now - begin >= LENGTH * track.timescale() || index + 1 == samples.size()) {
          chunks.add(
              new Chunk(number, (double) begin / track.timescale(), first, index + 1 - first));
          begin = now;
          first = index + 1;
        }
      }
      return chunks;
    }
  }

  /**
   * Writes a file.
   *
   * @param target is replaced if it exists
   * @throws IOException of the kind {@code ClosedByInterruptException} if the thread is interrupted
   */
  public static void write(List<Track> tracks, Path target) throws IOException {
    List<Chunk> chunks = new ArrayList<>();
    for (int number = 0; number < tracks.size(); number++) {
      chunks.addAll(Chunk.of(number, tracks.get(number)));
    }
    chunks.sort(Comparator.comparingDouble(Chunk::begin).thenComparingInt(Chunk::track));
    long size = chunks.stream().mapToLong(chunk -> size(tracks, chunk)).sum();
    var tables = new MovieTables(tracks, chunks, size >= LARGE);
    byte[] head = head(size);
    // the tables have as many bytes wherever the media begin
    byte[] movie = tables.movie(0);
    movie = tables.movie(MovieTables.BRANDS.length + movie.length + head.length);
    try (var out =
        FileChannel.open(
            target,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      put(out, MovieTables.BRANDS);
      put(out, movie);
      put(out, head);
      copy(tracks, chunks, out);
    }
  }

  static long size(List<Track> tracks, Chunk chunk) {
    return samples(tracks, chunk).stream().mapToLong(Sample::size).sum();
  }

  static List<Sample> samples(List<Track> tracks, Chunk chunk) {
    return tracks
        .get(chunk.track())
        .samples()
        .subList(chunk.first(), chunk.first() + chunk.count());
  }

  /** The beginning of the box that holds the media; a large one tells its size in 64 bits. */
  private static byte[] head(long size) {
    byte[] small = Box.of("mdat");
    return size < LARGE
        ? ByteBuffer.wrap(small).putInt(0, (int) (size + 8)).array()
        : ByteBuffer.allocate(16).put(small).putInt(0, 1).putLong(8, size + 16).array();
  }

  private static void put(FileChannel out, byte[] bytes) throws IOException {
    var buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
  }

  private static void copy(List<Track> tracks, List<Chunk> chunks, FileChannel out)
      throws IOException {
    Map<Path, FileChannel> sources = new HashMap<>();
    try {
      for (Chunk chunk : chunks) {
        var samples = samples(tracks, chunk);
        int index = 0;
        while (index < samples.size()) {
          int end = index + 1;
          while (end < samples.size() && touch(samples.get(end - 1), samples.get(end))) {
            end++;
          }
          var first = samples.get(index);
          var last = samples.get(end - 1);
          var source = sources.get(first.file());
          if (source == null) {
            source = FileChannel.open(first.file());
            sources.put(first.file(), source);
          }
          copy(source, first.offset(), last.offset() + last.size(), out);
          index = end;
        }
      }
    } finally {
      for (FileChannel source : sources.values()) {
        source.close();
      }
    }
  }

  private static boolean touch(Sample one, Sample next) {
    return next.file().equals(one.file()) && next.offset() == one.offset() + one.size();
  }

  private static void copy(FileChannel source, long from, long end, FileChannel out)
      throws IOException {
    for (long position = from; position < end; ) {
      long copied = source.transferTo(position, end - position, out);
      if (copied <= 0) {
        throw new MalformedException("A file became shorter while it was read.");
      }
      position += copied;
    }
  }
}
