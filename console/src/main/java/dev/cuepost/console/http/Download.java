package dev.cuepost.console.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file on its way to a browser, which may ask for a part of it. Used by one thread.
 *
 * @param type its media type
 * @param tag tells its content from others of its name
 * @param content opens it at a position, once
 * @param end lets go of it
 */
public record Download(
    String type, long sizeBytes, String tag, Content content, AutoCloseable end) {
  /** Of a file that is only to be kept. */
  public static final String UNKNOWN = "application/octet-stream";

  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

  /** The bytes from a position to the end. */
  @FunctionalInterface
  public interface Content {
    InputStream from(long offset) throws IOException;
  }

  /**
   * A part of a file.
   *
   * @param last position of its last byte
   */
  record Range(long first, long last) {
    long length() {
      return last - first + 1;
    }
  }

  /** Writes what was asked for; other headers are set already. */
  public void write(Request request, ServerResponse response) {
    try (end) {
      String etag = '"' + tag + '"';
      response.header(HeaderNames.ETAG, etag);
      response.header(HeaderNames.ACCEPT_RANGES, "bytes");
      if (request.header("If-None-Match").filter(etag::equals).isPresent()) {
        response.status(Status.NOT_MODIFIED_304).send();
        return;
      }
      response.header(HeaderNames.CONTENT_TYPE, type);
      if (type.equals(UNKNOWN)) {
        response.header(HeaderNames.CONTENT_DISPOSITION, "attachment");
      }
      Optional<String> asked =
          request
              .header("Range")
              .filter(_ -> request.header("If-Range").map(etag::equals).orElse(true));
      if (asked.isEmpty()) {
        send(new Range(0, sizeBytes - 1), response);
        return;
      }
      Optional<Range> range = range(asked.get(), sizeBytes);
      if (range.isEmpty()) {
        response.header(HeaderNames.CONTENT_RANGE, "bytes */" + sizeBytes);
        response.status(Status.REQUESTED_RANGE_NOT_SATISFIABLE_416).send();
        return;
      }
      response.header(
          HeaderNames.CONTENT_RANGE,
          "bytes %d-%d/%d".formatted(range.get().first(), range.get().last(), sizeBytes));
      response.status(Status.PARTIAL_CONTENT_206);
      send(range.get(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void send(Range range, ServerResponse response) throws IOException {
    response.contentLength(range.length());
    try (InputStream bytes = content.from(range.first());
        OutputStream out = response.outputStream()) {
      byte[] buffer = new byte[64 * 1024];
      long left = range.length();
      while (left > 0) {
        int read = bytes.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new IOException("the file ended %d bytes early".formatted(left));
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }

  /** The one part that is asked for; empty if there is none, or several are. */
  static Optional<Range> range(String header, long size) {
    Matcher asked = RANGE.matcher(header);
    if (!asked.matches() || (asked.group(1).isEmpty() && asked.group(2).isEmpty())) {
      return Optional.empty();
    }
    if (asked.group(1).isEmpty()) {
      long length = Math.min(size, Long.parseLong(asked.group(2)));
      return length == 0 ? Optional.empty() : Optional.of(new Range(size - length, size - 1));
    }
    long first = Long.parseLong(asked.group(1));
    long last = asked.group(2).isEmpty() ? size - 1 : Long.parseLong(asked.group(2));
    return first >= size || last < first
        ? Optional.empty()
        : Optional.of(new Range(first, Math.min(last, size - 1)));
  }
}
