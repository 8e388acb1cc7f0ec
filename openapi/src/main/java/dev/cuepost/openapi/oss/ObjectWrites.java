package dev.cuepost.openapi.oss;

import static dev.cuepost.identity.OssSignatureV4.UNSIGNED_PAYLOAD;

import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.store.StoredObject;
import io.helidon.http.Status;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PutObject and DeleteObject. */
final class ObjectWrites {
  private static final String DEFAULT_CONTENT_TYPE = "application/octet-stream";

  /** Headers that would change what a put means; to pass over them would be wrong. */
  private static final List<String> UNSUPPORTED =
      List.of("x-oss-copy-source", "x-oss-forbid-overwrite", "x-oss-callback", "x-oss-object-acl");

  private final ObjectStore store;

  ObjectWrites(ObjectStore store) {
    this.store = store;
  }

  void put(Exchange exchange, ObjectName name) throws IOException {
    for (String header : UNSUPPORTED) {
      if (exchange.header(header).isPresent()) {
        throw new OssRefusal(OssError.notImplemented("The header " + header));
      }
    }
    if (exchange.header("content-length").isEmpty()
        && exchange.header("transfer-encoding").isEmpty()) {
      throw new OssRefusal(OssError.NO_LENGTH);
    }
    if (exchange.request().headers().contentLength().orElse(0) > Upload.MAX_BYTES) {
      throw new OssRefusal(OssError.TOO_LARGE);
    }
    String contentType = exchange.header("content-type").orElse(DEFAULT_CONTENT_TYPE);
    // Not closed: closing would wait for all that the client announced.
    var upload = new Upload(body(exchange), digests(exchange));
    StoredObject stored = store.put(name, contentType, upload);
    exchange.answer("ETag", "\"" + stored.md5() + "\"");
    exchange.answer("x-oss-hash-crc64ecma", upload.crc64());
    exchange.response().status(Status.OK_200).send();
  }

  /** To delete what is not there is no error. */
  void delete(Exchange exchange, ObjectName name) throws IOException {
    store.delete(name);
    exchange.response().status(Status.NO_CONTENT_204).send();
  }

  private static List<ExpectedDigest> digests(Exchange exchange) throws OssRefusal {
    List<ExpectedDigest> digests = new ArrayList<>();
    Optional<String> md5 = exchange.header("content-md5");
    if (md5.isPresent()) {
      digests.add(ExpectedDigest.md5(md5.get()));
    }
    String sha256 = exchange.header("x-oss-content-sha256").orElse(UNSIGNED_PAYLOAD);
    if (!sha256.equals(UNSIGNED_PAYLOAD)) {
      digests.add(
          ExpectedDigest.sha256(sha256)
              .orElseThrow(() -> new OssRefusal(OssError.MALFORMED_SHA256)));
    }
    return digests;
  }

  private static InputStream body(Exchange exchange) {
    return exchange.request().content().hasEntity()
        ? exchange.request().content().inputStream()
        : InputStream.nullInputStream();
  }
}
