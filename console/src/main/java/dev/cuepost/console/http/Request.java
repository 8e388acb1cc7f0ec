package dev.cuepost.console.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** A browser's request. Used by one thread. */
public final class Request {
  /** Room for the longest message with every byte escaped, and the fields beside it. */
  private static final int CONTENT_MAX_BYTES = 256 * 1024;

  private final ServerRequest request;
  private final Form query;

  public Request(ServerRequest request) {
    this.request = request;
    boolean asked = request.prologue().hasQuery() && !request.prologue().query().isEmpty();
    this.query = asked ? Form.parse(request.prologue().query().rawValue()) : Form.EMPTY;
  }

  /** The part of the path that a route calls by that name, decoded. */
  public String part(String name) {
    return request.path().pathParameters().first(name).orElse("");
  }

  /** Not decoded. */
  public String path() {
    return request.prologue().uriPath().rawPath();
  }

  public Form query() {
    return query;
  }

  /** Path and query, as sent. */
  public String address() {
    boolean asked = request.prologue().hasQuery() && !request.prologue().query().isEmpty();
    return asked ? path() + "?" + request.prologue().query().rawValue() : path();
  }

  public Optional<String> header(String name) {
    return request.headers().first(HeaderNames.create(name));
  }

  /** Whether script asked for a part of a page. */
  public boolean wantsPart() {
    return header("HX-Request").isPresent();
  }

  /** The value of that cookie, if the browser sent it. */
  public Optional<String> cookie(String name) {
    for (String cookies : request.headers().values(HeaderNames.COOKIE)) {
      for (String cookie : cookies.split(";", -1)) {
        int equals = cookie.indexOf('=');
        if (equals > 0 && cookie.substring(0, equals).strip().equals(name)) {
          return Optional.of(cookie.substring(equals + 1).strip());
        }
      }
    }
    return Optional.empty();
  }

  public InetAddress client() {
    return ((InetSocketAddress) request.remotePeer().address()).getAddress();
  }

  public boolean isSecure() {
    return request.isSecure();
  }

  /** The fields of a POST; empty if there are more bytes than any form of ours has. */
  public Optional<Form> form() {
    return bytes(CONTENT_MAX_BYTES).map(bytes -> Form.parse(new String(bytes, UTF_8)));
  }

  /**
   * The fields of a POST that brings a file; empty if it is none, or there are more bytes.
   *
   * @param fileMaxBytes of the file
   */
  public Optional<MultipartForm> multipartForm(int fileMaxBytes) {
    return bytes(fileMaxBytes + CONTENT_MAX_BYTES)
        .flatMap(bytes -> MultipartForm.read(header("Content-Type").orElse(""), bytes));
  }

  /** All that was sent; empty if that is more. */
  public Optional<byte[]> bytes(int most) {
    if (!request.content().hasEntity()) {
      return Optional.of(new byte[0]);
    }
    try (InputStream content = request.content().inputStream()) {
      byte[] bytes = content.readNBytes(most + 1);
      return bytes.length > most ? Optional.empty() : Optional.of(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
