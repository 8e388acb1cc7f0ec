package dev.cuepost.bench.page;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A browser that keeps nothing: somebody who is signed in and looks at a page for the first time.
 */
final class Visitor implements AutoCloseable {
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
  private static final Pattern FILE = Pattern.compile("(?:src|href)=\"(/console/asset/[^\"]+)\"");
  private static final Pattern NEXT = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;
  private String cookie = "";

  Visitor(URI server) {
    this.server = server;
  }

  /**
   * What was seen of a page.
   *
   * @param pageNanos until its last byte
   * @param allNanos until the last byte of its last file
   * @param bytes of all answers, with their headers
   * @param next the address of the page behind it; empty if there is none
   */
  record Seen(long pageNanos, long allNanos, long bytes, String next) {}

  void signIn(String name, String password) throws IOException, InterruptedException {
    HttpResponse<byte[]> form = get("/console/sign-in");
    cookie = cookie(form);
    String content =
        "csrf=%s&name=%s&password=%s"
            .formatted(found(CSRF, text(form)), encoded(name), encoded(password));
    HttpResponse<byte[]> answer =
        http.send(
            request("/console/sign-in").POST(BodyPublishers.ofString(content)).build(),
            BodyHandlers.ofByteArray());
    if (answer.statusCode() != 303) {
      throw new IllegalStateException("signing in was answered by " + answer.statusCode());
    }
    cookie = cookie(answer);
  }

  /** Loads a page with all files of the console that it names, six at once. */
  Seen look(String path) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    HttpResponse<byte[]> page = get(path);
    long pageNanos = System.nanoTime() - begun;
    String html = text(page);
    Set<String> files = new LinkedHashSet<>();
    Matcher named = FILE.matcher(html);
    while (named.find()) {
      files.add(named.group(1));
    }
    List<CompletableFuture<HttpResponse<byte[]>>> loading = new ArrayList<>();
    for (String file : files) {
      loading.add(http.sendAsync(request(file).build(), BodyHandlers.ofByteArray()));
    }
    long bytes = bytes(page);
    for (var file : loading) {
      bytes += bytes(file.join());
    }
    return new Seen(pageNanos, System.nanoTime() - begun, bytes, found(NEXT, html));
  }

  private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = http.send(request(path).build(), BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + " was answered by " + answer.statusCode());
    }
    return answer;
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .header("Accept-Encoding", "gzip")
            .header("Content-Type", "application/x-www-form-urlencoded");
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  private static String cookie(HttpResponse<?> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(text -> text.startsWith("__Host-cuepost="))
        .map(text -> text.substring(0, text.indexOf(';')))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no cookie was set"));
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String found(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? found.group(1).replace("&amp;", "&") : "";
  }

  /** Of the body as it came, compressed or not, and of each header with its colon and line end. */
  private static long bytes(HttpResponse<byte[]> answer) {
    long headers =
        answer.headers().map().entrySet().stream()
            .mapToLong(header ->
                header.getValue().stream()
                    .mapToLong(value -> header.getKey().length() + value.length() + 4)
                    .sum())
            .sum();
    return answer.body().length + headers;
  }

  @Override
  public void close() {
    http.close();
  }
}
