package dev.cuepost.openapi.oss;

import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.FormText;
import dev.cuepost.openapi.RequestRegion;
import dev.cuepost.openapi.XmlAnswer;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One request and its answer.
 *
 * @param query decoded
 * @param emptied names of parameters that were sent with an equals sign and nothing behind it
 * @param headers by lower-case name; of several of a name the first
 */
record Exchange(
    ServerRequest request,
    ServerResponse response,
    ObjectTarget target,
    Map<String, String> query,
    Set<String> emptied,
    Map<String, String> headers) {
  private static final int QUERY_MAX = 100;

  static Exchange of(ServerRequest request, ServerResponse response, RequestRegion regions)
      throws OssRefusal {
    Map<String, String> headers = new LinkedHashMap<>();
    request
        .headers()
        .forEach(
            header -> headers.putIfAbsent(header.name().toLowerCase(Locale.ROOT), header.get()));
    Map<String, String> query = new LinkedHashMap<>();
    Set<String> emptied;
    try {
      FormText.read(request.query().rawValue(), query, QUERY_MAX);
      emptied = FormText.emptied(request.query().rawValue());
    } catch (IllegalArgumentException e) {
      throw new OssRefusal(new OssError(400, "InvalidArgument", String.valueOf(e.getMessage())));
    }
    String path = request.prologue().uriPath().rawPath();
    String host = headers.getOrDefault("host", "");
    String region = regions.of(request.localPeer().port(), host, Optional.empty());
    ObjectTarget target = ObjectTarget.of(region, host, path);
    return new Exchange(request, response, target, query, emptied, headers);
  }

  String method() {
    return request.prologue().method().text();
  }

  InetAddress clientAddress() {
    return ((InetSocketAddress) request.remotePeer().address()).getAddress();
  }

  Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  /** Whether the query has the parameter, with a value or without. */
  boolean asks(String parameter) {
    return query.containsKey(parameter);
  }

  /** Of the query; empty if it is not there. */
  String parameter(String name) {
    return query.getOrDefault(name, "");
  }

  /**
   * A whole number of the query.
   *
   * @throws OssRefusal if it is none in min..max
   */
  int whole(String parameter, int absent, int min, int max) throws OssRefusal {
    String text = query.getOrDefault(parameter, Integer.toString(absent));
    if (text.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (min <= number && number <= max) {
        return number;
      }
    }
    throw new OssRefusal(OssError.invalid("%s must be in %d..%d.".formatted(parameter, min, max)));
  }

  void answer(String name, String value) {
    response.header(HeaderNames.create(name), value);
  }

  /** Ends the exchange with a document. */
  void answerXml(String root, Fields fields) {
    answerXml(XmlAnswer.write(root, fields));
  }

  /** Ends the exchange with a document of one element. */
  void answerXml(String root, String text) {
    answerXml(XmlAnswer.write(root, text));
  }

  private void answerXml(byte[] document) {
    response.header(HeaderNames.CONTENT_TYPE, "application/xml").send(document);
  }
}
