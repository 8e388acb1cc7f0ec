package dev.cuepost.openapi.oss;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.identity.OssReadGrant;
import dev.cuepost.media.store.ObjectContent;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.store.PercentEncoded;
import dev.cuepost.openapi.oss.Requester.Signer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Playlists of HLS out of private buckets: the files that they name are signed as the playlist's
 * own address is, and for as long, so that a player can read them.
 *
 * <p>Source: Object Storage Service documentation, "HLS playlist signing", {@code
 * x-oss-process=hls/sign}.
 */
public final class SignedPlaylist {
  /** The parameter of an address that asks for it. */
  public static final Map<String, String> ASKED = Map.of("x-oss-process", "hls/sign");

  /** With and without the hint that more will be appended, which changes nothing here. */
  private static final Pattern WISH = Pattern.compile("hls/sign(,live_[01])?");

  /** A day of segments of two seconds, with room for long names. */
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  private static final String ENDING = ".m3u8";
  private static final Pattern URI = Pattern.compile("(?<=[:,]URI=\")[^\"]+(?=\")");
  private static final Pattern ELSEWHERE = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:|/).*");

  private final ObjectStore store;

  SignedPlaylist(ObjectStore store) {
    this.store = store;
  }

  /** Whether an object is a playlist by its name. */
  public static boolean isPlaylist(ObjectName name) {
    return name.key().endsWith(ENDING);
  }

  /** Whether a request wants a playlist so. */
  static boolean isWanted(Exchange exchange) {
    return WISH.matcher(exchange.parameter("x-oss-process")).matches();
  }

  void get(Exchange exchange, ObjectName name, Requester requester) throws IOException {
    if (!(requester instanceof Signer signer
        && signer.validity() instanceof Validity.Span(var _, var until))) {
      throw new OssRefusal(OssError.invalid("hls/sign takes an address that is signed."));
    }
    try (ObjectContent content =
        store.open(name).orElseThrow(() -> new OssRefusal(OssError.NO_SUCH_KEY))) {
      byte[] bytes = content.from(0).readNBytes(MOST_BYTES + 1);
      String text = new String(bytes, UTF_8);
      if (bytes.length > MOST_BYTES || !text.startsWith("#EXTM3U")) {
        throw new OssRefusal(
            OssError.invalid(
                "hls/sign takes a playlist of HLS of at most %d bytes.".formatted(MOST_BYTES)));
      }
      exchange.answer("Content-Type", content.object().contentType());
      exchange.answer("Last-Modified", HttpDate.of(content.object().modifiedAt()));
      exchange
          .response()
          .send(signed(text, name, new OssReadGrant(signer.key(), until)).getBytes(UTF_8));
    }
  }

  static String signed(String playlist, ObjectName at, OssReadGrant grant) {
    return playlist
        .lines()
        .map(line ->
            line.startsWith("#")
                ? URI.matcher(line)
                    .replaceAll(uri -> Matcher.quoteReplacement(address(uri.group(), at, grant)))
                : address(line, at, grant))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** Addresses of other places, and those that have a query of their own, are left as they are. */
  private static String address(String uri, ObjectName at, OssReadGrant grant) {
    if (uri.isBlank()
        || uri.contains("?")
        || uri.contains("#")
        || ELSEWHERE.matcher(uri).matches()) {
      return uri;
    }
    return PercentEncoded.decode(uri)
        .flatMap(path -> beside(at.key(), path))
        .map(key ->
            uri
                + "?"
                + grant.query(at.bucket().name(), key, key.endsWith(ENDING) ? ASKED : Map.of()))
        .orElse(uri);
  }

  /** The key that a relative path names; nothing if it leads out of the bucket. */
  private static Optional<String> beside(String playlist, String path) {
    Deque<String> steps = new ArrayDeque<>();
    String folder = playlist.substring(0, playlist.lastIndexOf('/') + 1);
    for (String step : (folder + path).split("/", -1)) {
      if (!step.equals("..")) {
        if (!step.equals(".")) {
          steps.addLast(step);
        }
      } else if (steps.pollLast() == null) {
        return Optional.empty();
      }
    }
    return Optional.of(String.join("/", steps)).filter(ObjectName::isKey);
  }
}
