package dev.cuepost.openapi.oss;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.OssSignature;
import dev.cuepost.media.store.PercentEncoded;
import dev.cuepost.openapi.FormText;
import dev.cuepost.openapi.RawHttp;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A request signed by version 1, built by hand: what a test writes is what goes over the wire. */
final class OssV1Request {
  private final String method;
  private final String address;
  private final Map<String, String> headers = new TreeMap<>();
  private String body = "";

  /**
   * Constructs a request.
   *
   * @param address path and query as they are sent; a path of a bucket alone ends with a slash
   */
  OssV1Request(String method, String address) {
    this.method = method;
    this.address = address;
  }

  OssV1Request header(String lowerCaseName, String value) {
    headers.put(lowerCaseName, value);
    return this;
  }

  /** A body of ASCII. */
  OssV1Request body(String ascii) {
    body = ascii;
    return this;
  }

  /** The whole request as text, lines ended by LF. */
  String signed(AccessKey key, Instant now) {
    headers.putIfAbsent("host", "127.0.0.1");
    headers.putIfAbsent("content-length", Integer.toString(body.getBytes(UTF_8).length));
    headers.put("date", HttpDate.of(now));
    int question = address.indexOf('?');
    String path = question < 0 ? address : address.substring(0, question);
    Map<String, String> query = new LinkedHashMap<>();
    FormText.read(question < 0 ? "" : address.substring(question + 1), query, 100);
    String stringToSign =
        OssSignature.stringToSign(
            new OssSignature.Request(
                method, headers, PercentEncoded.decode(path).orElse(path), query));
    headers.put(
        "authorization", "OSS " + key.id() + ":" + OssSignature.sign(key.secret(), stringToSign));
    var text = new StringBuilder(method + " " + address + " HTTP/1.1\n");
    headers.forEach((name, value) -> text.append(name + ": " + value + "\n"));
    return text.append("\n").append(body).toString();
  }

  RawHttp.Answer send(ObjectFace face, AccessKey key, Instant now) throws IOException {
    return RawHttp.send(face.port(), signed(key, now));
  }
}
