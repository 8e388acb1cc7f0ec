package dev.cuepost.clients.vod;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Files put and read over plain HTTP, as a browser would with what the clients were told. */
final class Web implements AutoCloseable {
  private static final Gson JSON = new Gson();
  private static final long VALID_SECONDS = 600;

  private final HttpClient http = HttpClient.newHttpClient();

  /** Puts a file into its place, by an address that is signed with the key of the place. */
  void put(Vod.Place place, Path file)
      throws IOException, InterruptedException, GeneralSecurityException {
    var request =
        HttpRequest.newBuilder(signed(decoded(place.address()), decoded(place.auth())))
            .PUT(BodyPublishers.ofFile(file))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("the put was answered with " + answer.statusCode() + answer.body());
    }
  }

  private static JsonObject decoded(String base64) {
    return JSON.fromJson(new String(Base64.getDecoder().decode(base64), UTF_8), JsonObject.class);
  }

  /** Signature V1, in the query. */
  private static URI signed(JsonObject address, JsonObject auth) throws GeneralSecurityException {
    String path = "/" + text(address, "Bucket") + "/" + text(address, "FileName");
    String token = text(auth, "SecurityToken");
    long expires = Instant.now().getEpochSecond() + VALID_SECONDS;
    var mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(text(auth, "AccessKeySecret").getBytes(UTF_8), "HmacSHA1"));
    byte[] signature =
        mac.doFinal(
            "PUT\n\n\n%d\n%s?security-token=%s".formatted(expires, path, token).getBytes(UTF_8));
    return URI.create(
        "%s%s?OSSAccessKeyId=%s&Expires=%d&Signature=%s&security-token=%s"
            .formatted(
                text(address, "Endpoint"),
                path,
                escaped(text(auth, "AccessKeyId")),
                expires,
                escaped(Base64.getEncoder().encodeToString(signature)),
                escaped(token)));
  }

  private static String text(JsonObject object, String name) {
    return object.get(name).getAsString();
  }

  static String escaped(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  byte[] read(String url) throws IOException, InterruptedException {
    var answer =
        http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(url + " was answered with " + answer.statusCode());
    }
    return answer.body();
  }

  @Override
  public void close() {
    http.close();
  }
}
