package dev.cuepost.openapi.oss;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.XmlAnswer;
import java.util.Base64;
import java.util.Map;

/**
 * What a refused request is told, in a body and in headers.
 *
 * @param error which one
 * @param document XML, {@code Error} with {@code Code}, {@code Message}, {@code RequestId} and more
 */
record ErrorAnswer(OssError error, String document) {
  /**
   * The answer to one request.
   *
   * @param host as the request named it; empty if it did not
   * @param details told beside code and message
   */
  static ErrorAnswer of(OssError error, Fields details, String requestId, String host) {
    byte[] document =
        XmlAnswer.write(
            "Error",
            new Fields()
                .text("Code", error.code())
                .text("Message", error.message())
                .text("RequestId", requestId)
                .text("HostId", host)
                .all(details)
                .text("EC", error.number()));
    return new ErrorAnswer(error, new String(document, UTF_8));
  }

  byte[] body() {
    return document.getBytes(UTF_8);
  }

  /** Told beside the document: the error's number. */
  Map<String, String> headers() {
    return Map.of("x-oss-ec", error.number());
  }

  /** Told instead of the document, which the answer to a HEAD cannot have: number and document. */
  Map<String, String> headersAlone() {
    return Map.of(
        "x-oss-ec", error.number(), "x-oss-err", Base64.getEncoder().encodeToString(body()));
  }
}
