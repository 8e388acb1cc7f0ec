package dev.cuepost.openapi.oss;

import dev.cuepost.media.store.ObjectContent;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.store.StoredObject;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** GetObject and HeadObject. */
final class ObjectReads {
  private static final int CHUNK = 128 * 1024;

  private final ObjectStore store;

  ObjectReads(ObjectStore store) {
    this.store = store;
  }

  void head(Exchange exchange, ObjectName name) throws IOException {
    StoredObject object = store.find(name).orElseThrow(() -> new OssRefusal(OssError.NO_SUCH_KEY));
    describe(exchange, object);
    if (unmodified(exchange, object)) {
      exchange.response().status(Status.NOT_MODIFIED_304).send();
      return;
    }
    exchange.response().contentLength(object.sizeBytes());
    exchange.response().status(Status.OK_200).send();
  }

  void get(Exchange exchange, ObjectName name) throws IOException {
    try (ObjectContent content =
        store.open(name).orElseThrow(() -> new OssRefusal(OssError.NO_SUCH_KEY))) {
      StoredObject object = content.object();
      boolean unmodified = unmodified(exchange, object);
      Optional<ByteRange> range = range(exchange, object);
      describe(exchange, object);
      if (unmodified) {
        exchange.response().status(Status.NOT_MODIFIED_304).send();
        return;
      }
      if (range.isPresent()) {
        exchange.answer("Content-Range", range.get().header(object.sizeBytes()));
        exchange.response().status(Status.PARTIAL_CONTENT_206);
      }
      send(
          exchange,
          content.from(range.map(ByteRange::first).orElse(0L)),
          range.map(ByteRange::length).orElse(object.sizeBytes()));
    }
  }

  private static Optional<ByteRange> range(Exchange exchange, StoredObject object)
      throws OssRefusal {
    Optional<String> header = exchange.header("range");
    if (header.isEmpty()) {
      return Optional.empty();
    }
    if (!exchange.header("x-oss-range-behavior").equals(Optional.of("standard"))) {
      return ByteRange.within(header.get(), object.sizeBytes());
    }
    return Optional.of(
        ByteRange.clipped(header.get(), object.sizeBytes())
            .orElseThrow(() -> new OssRefusal(OssError.INVALID_RANGE)));
  }

  /**
   * Whether the client has this object already; wrong assumptions of the client end the request.
   */
  private static boolean unmodified(Exchange exchange, StoredObject object) throws OssRefusal {
    Instant modified = object.modifiedAt().truncatedTo(ChronoUnit.SECONDS);
    boolean wrong =
        exchange.header("if-match").filter(tag -> !isTagOf(tag, object)).isPresent()
            || exchange
                .header("if-unmodified-since")
                .flatMap(HttpDate::parse)
                .filter(modified::isAfter)
                .isPresent();
    if (wrong) {
      throw new OssRefusal(OssError.PRECONDITION_FAILED);
    }
    Optional<String> known = exchange.header("if-none-match");
    return known.isPresent()
        ? isTagOf(known.get(), object)
        : exchange
            .header("if-modified-since")
            .flatMap(HttpDate::parse)
            .filter(since -> !modified.isAfter(since))
            .isPresent();
  }

  private static boolean isTagOf(String tag, StoredObject object) {
    return tag.strip().equals("*") || tag.replace("\"", "").strip().equalsIgnoreCase(object.md5());
  }

  private static void describe(Exchange exchange, StoredObject object) {
    exchange.response().header(HeaderNames.CONTENT_TYPE, object.contentType());
    exchange.answer("ETag", "\"" + object.md5() + "\"");
    exchange.answer("Last-Modified", HttpDate.of(object.modifiedAt()));
    exchange.answer("Accept-Ranges", "bytes");
    exchange.answer("x-oss-object-type", "Normal");
    exchange.answer("x-oss-storage-class", "Standard");
  }

  /** Once the length is announced, a failure can only be told by the end of the connection. */
  private static void send(Exchange exchange, InputStream bytes, long length) {
    exchange.response().contentLength(length);
    byte[] chunk = new byte[(int) Math.min(CHUNK, Math.max(length, 1))];
    try {
      OutputStream out = exchange.response().outputStream();
      for (long left = length; left > 0; ) {
        int count = bytes.read(chunk, 0, (int) Math.min(chunk.length, left));
        if (count < 0) {
          throw new EOFException("the object ends " + left + " bytes early");
        }
        out.write(chunk, 0, count);
        left -= count;
      }
      out.close();
    } catch (IOException e) {
      throw new CloseConnectionException("the answer broke off", e);
    }
  }
}
