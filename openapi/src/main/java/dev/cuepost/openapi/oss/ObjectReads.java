package dev.cuepost.openapi.oss;

import dev.cuepost.media.store.Buckets.Bucket;
import dev.cuepost.media.store.ObjectContent;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.store.StoredObject;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/** GetObject, HeadObject, GetObjectMeta and GetObjectAcl. */
final class ObjectReads {
  private static final int CHUNK = 128 * 1024;

  private final ObjectStore store;

  ObjectReads(ObjectStore store) {
    this.store = store;
  }

  void head(Exchange exchange, ObjectName name) throws IOException {
    StoredObject object = find(name);
    boolean unmodified = Conditions.ofRead(exchange).unmodified(object);
    ObjectHeaders.describe(exchange, object, Map.of());
    if (unmodified) {
      exchange.response().status(Status.NOT_MODIFIED_304).send();
      return;
    }
    ObjectHeaders.digest(exchange, object);
    exchange.response().contentLength(object.sizeBytes());
    exchange.response().status(Status.OK_200).send();
  }

  /** GetObjectMeta: size, tag and time alone. */
  void meta(Exchange exchange, ObjectName name) throws IOException {
    StoredObject object = find(name);
    ObjectHeaders.describeBriefly(exchange, object);
    exchange.response().contentLength(object.sizeBytes());
    exchange.response().status(Status.OK_200).send();
  }

  /** GetObjectAcl: that of its bucket, as objects have none of their own. */
  void acl(Exchange exchange, ObjectName name, Bucket bucket) throws IOException {
    var _ = find(name);
    exchange.answerXml("AccessControlPolicy", BucketAnswers.owned(bucket, "default"));
  }

  /**
   * The object or a range of it.
   *
   * @param overrides headers that the answer has instead of the object's, by lower-case name
   */
  void get(Exchange exchange, ObjectName name, Map<String, String> overrides) throws IOException {
    try (ObjectContent content =
        store.open(name).orElseThrow(() -> new OssRefusal(OssError.NO_SUCH_KEY))) {
      StoredObject object = content.object();
      boolean unmodified = Conditions.ofRead(exchange).unmodified(object);
      Optional<ByteRange> range = range(exchange, object);
      ObjectHeaders.describe(exchange, object, overrides);
      if (unmodified) {
        exchange.response().status(Status.NOT_MODIFIED_304).send();
        return;
      }
      if (range.isPresent()) {
        exchange.answer("Content-Range", range.get().header(object.sizeBytes()));
        exchange.response().status(Status.PARTIAL_CONTENT_206);
      } else {
        ObjectHeaders.digest(exchange, object);
      }
      send(
          exchange,
          content.from(range.map(ByteRange::first).orElse(0L)),
          range.map(ByteRange::length).orElse(object.sizeBytes()));
    }
  }

  private StoredObject find(ObjectName name) throws IOException {
    return store.find(name).orElseThrow(() -> new OssRefusal(OssError.NO_SUCH_KEY));
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
