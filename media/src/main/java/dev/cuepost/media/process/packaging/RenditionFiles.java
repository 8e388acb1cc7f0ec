package dev.cuepost.media.process.packaging;

import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.packaging.HlsPlaylist.Part;
import dev.cuepost.media.process.packaging.HlsPlaylist.Range;
import dev.cuepost.media.process.picture.StoppedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A media playlist and the files beside it.
 *
 * @param playlist the local file
 */
record RenditionFiles(Path playlist) {
  private static final String BAD_CONTENT = "InvalidParameter.ResourceContentBad";
  private static final int LONGEST_PLAYLIST = 4 << 20;

  /** So much of a first segment is looked at. */
  private static final long MOST_LOOKED_AT = 64L << 20;

  HlsPlaylist read() throws IOException, StoppedException {
    return switch (HlsPlaylist.read(text())) {
      case Verdict.Accepted<HlsPlaylist>(var read, _) -> read;
      case Verdict.Rejected<HlsPlaylist>(var rejection) ->
          throw StoppedException.failed(rejection.code(), rejection.message());
    };
  }

  Bitrates bitrates(HlsPlaylist read) throws IOException, StoppedException {
    var weights = new ArrayList<Bitrates.Weight>();
    for (var segment : read.segments()) {
      weights.add(new Bitrates.Weight(size(segment.part()), segment.seconds()));
    }
    return Bitrates.of(weights, read.targetDuration());
  }

  /** Writes the beginning of the first segment to a file that can be read by itself. */
  void sample(HlsPlaylist read, Path target) throws IOException, StoppedException {
    var parts = new ArrayList<Part>();
    read.map().ifPresent(parts::add);
    parts.add(read.segments().getFirst().part());
    copy(parts, target);
  }

  private String text() throws IOException, StoppedException {
    try (var stream = Files.newInputStream(playlist)) {
      var bytes = stream.readNBytes(LONGEST_PLAYLIST + 1);
      if (bytes.length > LONGEST_PLAYLIST) {
        throw bad("has more than " + LONGEST_PLAYLIST + " bytes");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw bad("is not UTF-8");
    }
  }

  /** How many bytes a part has, if they are there: in a plain file, which no link stands for. */
  private long size(Part part) throws IOException, StoppedException {
    Path file = file(part);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw bad("names a file that is missing: " + Fields.printable(part.file()));
    }
    long size = Files.size(file);
    if (part.range().isEmpty()) {
      return size;
    }
    var range = part.range().get();
    if (range.offset() + range.length() > size) {
      throw bad("names bytes that are missing in " + Fields.printable(part.file()));
    }
    return range.length();
  }

  private void copy(List<Part> parts, Path target) throws IOException, StoppedException {
    try (var out = Files.newOutputStream(target)) {
      for (var part : parts) {
        long bytes = Math.min(MOST_LOOKED_AT, size(part));
        try (var in = Files.newInputStream(file(part))) {
          in.skipNBytes(part.range().map(Range::offset).orElse(0L));
          copy(in, out, bytes);
        }
      }
    }
  }

  private static void copy(InputStream in, OutputStream out, long most) throws IOException {
    var chunk = new byte[64 << 10];
    long left = most;
    while (left > 0) {
      int read = in.read(chunk, 0, (int) Math.min(chunk.length, left));
      if (read < 0) {
        return;
      }
      out.write(chunk, 0, read);
      left -= read;
    }
  }

  private Path file(Part part) {
    return playlist.resolveSibling(part.file());
  }

  private static StoppedException bad(String why) {
    return StoppedException.failed(BAD_CONTENT, "The playlist " + why + ".");
  }
}
