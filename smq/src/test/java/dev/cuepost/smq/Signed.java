package dev.cuepost.smq;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.MnsRequest;
import dev.cuepost.identity.MnsScope;
import dev.cuepost.identity.MnsSignature;
import dev.cuepost.identity.MnsSignatureV4;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** A signed request in the making. Changes made after signing show what the signature covers. */
final class Signed {
  private final String method;
  private final String target;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private String body = "";
  private AccessKey key = SmqServer.KEY;

  private Signed(String method, String target) {
    this.method = method;
    this.target = target;
  }

  static Signed request(InstantSource clock, String method, String target) {
    var signed = new Signed(method, target);
    signed.headers.put(
        "Date",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
    signed.headers.put("Content-Type", "text/xml;charset=UTF-8");
    signed.headers.put("x-mns-version", "2015-06-06");
    return signed;
  }

  Signed body(String text) {
    body = text;
    return this;
  }

  Signed header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Signed without(String name) {
    headers.remove(name);
    return this;
  }

  Signed by(AccessKey other) {
    key = other;
    return this;
  }

  /** The whole request as text. */
  String sign(String host) {
    var signature = MnsSignature.of(new MnsRequest(method, target, headers), key.secret());
    return unsigned(host, "MNS " + key.id() + ":" + signature);
  }

  /** The whole request, signed the newer way for a day and a region. */
  String signV4(String host, String basePath, MnsScope scope) {
    var time =
        DateTimeFormatter.RFC_1123_DATE_TIME.parse(
            headers.getOrDefault("x-mns-date", headers.getOrDefault("Date", "")), Instant::from);
    var request = new MnsRequest(method, basePath, target, headers);
    return unsigned(
        host,
        "%s Credential=%s/%s,Signature=%s"
            .formatted(
                scope.dialect() == MnsScope.Dialect.APSARA
                    ? "APSARA-MNS4-HMAC-SHA256"
                    : "MNS4-HMAC-SHA256",
                key.id(),
                scope,
                MnsSignatureV4.of(request, key.secret(), scope, time)));
  }

  /** The whole request with this instead of a signature; no such header if it is empty. */
  String unsigned(String host, String authorization) {
    var text = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n");
    headers.forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
    if (!authorization.isEmpty()) {
      text.append("Authorization: " + authorization + "\r\n");
    }
    text.append("Content-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n");
    return text.append(body).toString();
  }
}
