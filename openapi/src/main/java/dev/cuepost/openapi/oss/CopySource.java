package dev.cuepost.openapi.oss;

import dev.cuepost.media.store.PercentEncoded;

/** The object that a request wants copied: {@code x-oss-copy-source: /{bucket}/{key}}. */
final class CopySource {
  static final String HEADER = "x-oss-copy-source";

  private CopySource() {}

  /**
   * Reads it; the bucket is in the region of the request.
   *
   * @throws OssRefusal if it is not of this form, or the key is not percent-encoded UTF-8
   */
  static ObjectTarget of(Exchange exchange) throws OssRefusal {
    String source = exchange.header(HEADER).orElse("");
    if (source.contains("?")) {
      throw new OssRefusal(OssError.notImplemented("The version of a copy source"));
    }
    String path = PercentEncoded.decode(source).orElseThrow(() -> malformed());
    String name = path.startsWith("/") ? path.substring(1) : path;
    int slash = name.indexOf('/');
    if (slash < 1 || slash == name.length() - 1) {
      throw malformed();
    }
    return new ObjectTarget(
        exchange.target().region(), name.substring(0, slash), name.substring(slash + 1));
  }

  private static OssRefusal malformed() {
    return new OssRefusal(
        OssError.invalid("x-oss-copy-source must be /{bucket}/{key}, percent-encoded UTF-8."));
  }
}
