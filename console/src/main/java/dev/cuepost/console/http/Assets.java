package dev.cuepost.console.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * The files that pages need: style, script, pictures. Each is served under a name that its content
 * decides, so that browsers keep it for good, and compressed if they can read that.
 */
public final class Assets {
  private static final String ROOT = "/console/asset/";
  private static final String OURS = "dev/cuepost/console/asset/";
  private static final String WEBJARS = "META-INF/resources/webjars/";
  private static final int HASH_LENGTH = 16;

  /** The modules of the editor; the first one begins. */
  private static final List<String> EDITOR =
      List.of(
          "editor.js",
          "timeline.js",
          "changes.js",
          "drawing.js",
          "dragging.js",
          "choice.js",
          "output.js",
          "frame.js",
          "history.js");

  private static final Header FOREVER =
      HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "public, max-age=31536000, immutable");
  private static final Header GZIP =
      HeaderValues.createCached(HeaderNames.CONTENT_ENCODING, "gzip");
  private static final Header VARY = HeaderValues.createCached(HeaderNames.VARY, "Accept-Encoding");

  private final Map<String, Asset> byName = new LinkedHashMap<>();

  /** A file; its bytes are never changed. */
  private static final class Asset {
    final String hash;
    final String type;
    final byte[] plain;
    final byte[] gzip;

    Asset(String type, String hash, byte[] plain) {
      this.hash = hash;
      this.type = type;
      this.plain = plain;
      this.gzip = gzip(plain);
    }
  }

  public Assets() {
    add("console.css", "text/css;charset=utf-8", OURS + "console.css");
    add("console.js", "text/javascript;charset=utf-8", OURS + "console.js");
    add("upload.js", "text/javascript;charset=utf-8", OURS + "upload.js");
    add("editor.css", "text/css;charset=utf-8", OURS + "editor/editor.css");
    addModules("editor", EDITOR);
    add("mark.svg", "image/svg+xml", OURS + "mark.svg");
    add("htmx.js", "text/javascript;charset=utf-8", webjar("htmx.org", "dist/htmx.min.js"));
    add("hls.js", "text/javascript;charset=utf-8", webjar("hls.js", "dist/hls.light.min.js"));
    add("sse.js", "text/javascript;charset=utf-8", webjar("htmx-ext-sse", "sse.js"));
  }

  /** Modules that import each other by their names: all stand beside each other, as one file. */
  private void addModules(String folder, List<String> names) {
    var all = new ByteArrayOutputStream();
    names.forEach(name -> all.writeBytes(read(OURS + folder + "/" + name)));
    String hash = hash(all.toByteArray());
    for (String name : names) {
      byte[] plain = read(OURS + folder + "/" + name);
      byName.put(name, new Asset("text/javascript;charset=utf-8", hash, plain));
    }
  }

  private static String webjar(String name, String file) {
    String version =
        new String(
                read("META-INF/maven/org.webjars.npm/%s/pom.properties".formatted(name)),
                StandardCharsets.ISO_8859_1)
            .lines()
            .filter(line -> line.startsWith("version="))
            .map(line -> line.substring("version=".length()).strip())
            .findFirst()
            .orElseThrow();
    return WEBJARS + name + "/" + version + "/" + file;
  }

  private void add(String name, String type, String resource) {
    byte[] plain = read(resource);
    byName.put(name, new Asset(type, hash(plain), plain));
  }

  /** The address of a file, as pages write it. */
  public String url(String name) {
    Asset asset = byName.get(name);
    if (asset == null) {
      throw new IllegalArgumentException("there is no file " + name);
    }
    return ROOT + asset.hash + "/" + name;
  }

  /** Answers a request for {@code /console/asset/{hash}/{name}}. */
  public void serve(ServerRequest request, ServerResponse response) {
    var parameters = request.path().pathParameters();
    String hash = parameters.first("hash").orElse("");
    Optional<Asset> found =
        Optional.ofNullable(byName.get(parameters.first("name").orElse("")))
            .filter(asset -> asset.hash.equals(hash));
    if (found.isEmpty()) {
      response.status(Status.NOT_FOUND_404).send();
      return;
    }
    Asset asset = found.get();
    response.header(HeaderNames.CONTENT_TYPE, asset.type);
    response.header(FOREVER);
    response.header(VARY);
    if (request.headers().first(HeaderNames.ACCEPT_ENCODING).orElse("").contains("gzip")) {
      response.header(GZIP);
      response.send(asset.gzip);
    } else {
      response.send(asset.plain);
    }
  }

  private static byte[] read(String resource) {
    try (InputStream stream = Assets.class.getClassLoader().getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(resource + " is missing on the class path");
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] gzip(byte[] plain) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
          .substring(0, HASH_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
