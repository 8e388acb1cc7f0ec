package dev.cuepost.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.MnsRequest;
import dev.cuepost.identity.MnsSignature;
import dev.cuepost.identity.OssSignature;
import dev.cuepost.identity.RpcSignature;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One account as a client of a whole server, in all of its protocols. */
record Customer(HttpClient http, AccessKey key, URI api, URI objects) {
  /** A server that stops in its process leaves a connection open that has only just come. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** An answer as it came. */
  record Answer(int status, String body) {
    /** The text of the first XML element or JSON member of that name; empty if there is none. */
    String value(String name) {
      return Pattern.compile("<%1$s>([^<]*)<|\"%1$s\":\"([^\"]*)\"".formatted(name))
          .matcher(body)
          .results()
          .findFirst()
          .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
          .orElse("");
    }

    /** Status and code in one; no code for a success. */
    String outcome() {
      return (status + " " + value("Code")).strip();
    }
  }

  Answer smq(String method, String target) {
    return smq(method, target, "");
  }

  Answer smq(String method, String target, String body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Date", date());
    headers.put("Content-Type", "text/xml;charset=UTF-8");
    headers.put("x-mns-version", "2015-06-06");
    String signature = MnsSignature.of(new MnsRequest(method, target, headers), key.secret());
    headers.put("Authorization", "MNS " + key.id() + ":" + signature);
    return send(method, api.resolve(target), headers, body);
  }

  Answer ims(String action, Map<String, String> parameters) {
    return rpc("2020-11-09", action, parameters);
  }

  /** Calls an operation of the product of that version. */
  Answer rpc(String version, String action, Map<String, String> parameters) {
    return get(query(version, action, parameters));
  }

  /** Sends a request again that was signed before, perhaps elsewhere. */
  Answer get(String query) {
    return send("GET", api.resolve(query), Map.of(), "");
  }

  /** A signed call, as the query of an address. */
  String query(String version, String action, Map<String, String> parameters) {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.put("Action", action);
    all.put("Version", version);
    all.put("Format", "JSON");
    all.put("AccessKeyId", key.id());
    all.put("SignatureMethod", "HMAC-SHA1");
    all.put("SignatureVersion", "1.0");
    all.put("SignatureNonce", UUID.randomUUID().toString());
    all.put("Timestamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    all.put("Signature", RpcSignature.sign(key.secret(), RpcSignature.stringToSign("GET", all)));
    return all.entrySet().stream()
        .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), UTF_8))
        .collect(Collectors.joining("&", "/?", ""));
  }

  Answer oss(String method, String path) {
    return oss(method, path, "");
  }

  /**
   * A request for a bucket or an object.
   *
   * @param path {@code /bucket}, {@code /bucket?acl} or {@code /bucket/key}
   */
  Answer oss(String method, String path, String body) {
    return oss(method, path, body.getBytes(UTF_8));
  }

  /** The same with any bytes. */
  Answer oss(String method, String path, byte[] body) {
    String plain = path.replace("?acl", "");
    boolean bucket = plain.lastIndexOf('/') == 0;
    String date = date();
    String stringToSign =
        OssSignature.stringToSign(
            new OssSignature.Request(
                method,
                Map.of("date", date),
                bucket ? plain + "/" : plain,
                path.equals(plain) ? Map.of() : Map.of("acl", "")));
    String authorization = "OSS " + key.id() + ":" + OssSignature.sign(key.secret(), stringToSign);
    return send(
        method, objects.resolve(path), Map.of("Date", date, "Authorization", authorization), body);
  }

  private static String date() {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
  }

  private Answer send(String method, URI address, Map<String, String> headers, String body) {
    return send(method, address, headers, body.getBytes(UTF_8));
  }

  private Answer send(String method, URI address, Map<String, String> headers, byte[] body) {
    HttpRequest.BodyPublisher content =
        body.length == 0
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).method(method, content).timeout(PATIENCE);
    headers.forEach(request::header);
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException e) {
      throw new AssertionError(method + " " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(method + " " + address, e);
    }
  }
}
