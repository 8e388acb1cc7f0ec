package dev.cuepost.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.Acs3Signature;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** A request with a signature in its headers, built by hand so that a test can spoil any part. */
final class Acs3Request {
  final Map<String, String> query = new LinkedHashMap<>();
  final Map<String, String> headers = new TreeMap<>();
  private String body = "";

  Acs3Request(Instant time) {
    headers.put("host", "gateway.test");
    headers.put("x-acs-action", "Tell");
    headers.put("x-acs-version", "2020-01-01");
    headers.put("x-acs-date", WireTime.of(time));
    headers.put("x-acs-signature-nonce", UUID.randomUUID().toString());
    body("");
  }

  /** Puts a parameter into the query. */
  Acs3Request with(String name, String value) {
    query.put(name, value);
    return this;
  }

  Acs3Request header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Acs3Request body(String type, String text) {
    return header("content-type", type).body(text);
  }

  private Acs3Request body(String text) {
    body = text;
    return header("x-acs-content-sha256", Acs3Signature.hash(text.getBytes(UTF_8)));
  }

  /** Signs all headers but some. */
  Acs3Request sign(AccessKey key, String... unsigned) {
    var signed = new TreeSet<>(headers.keySet());
    signed.removeAll(List.of(unsigned));
    String signature = Acs3Signature.sign(key.secret(), stringToSign(List.copyOf(signed)));
    return header(
        "authorization",
        "ACS3-HMAC-SHA256 Credential=%s,SignedHeaders=%s,Signature=%s"
            .formatted(key.id(), String.join(";", signed), signature));
  }

  String stringToSign(List<String> signed) {
    return Acs3Signature.stringToSign(
        new Acs3Signature.Request(
            "POST", "/", query, headers, signed, Acs3Signature.hash(body.getBytes(UTF_8))));
  }

  RawHttp.Answer send(Gateway gateway) throws IOException {
    return sendWithBody(gateway, body);
  }

  RawHttp.Answer sendWithBody(Gateway gateway, String sent) throws IOException {
    String line =
        query.entrySet().stream()
            .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), UTF_8))
            .collect(Collectors.joining("&", "POST /?", " HTTP/1.1\n"));
    String head =
        headers.entrySet().stream()
            .map(header -> header.getKey() + ": " + header.getValue() + "\n")
            .collect(Collectors.joining());
    int length = sent.getBytes(UTF_8).length;
    return RawHttp.send(gateway.port(), line + head + "content-length: " + length + "\n\n" + sent);
  }
}
