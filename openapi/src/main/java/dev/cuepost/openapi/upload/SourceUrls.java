package dev.cuepost.openapi.upload;

import dev.cuepost.openapi.Refusal;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * URLs of files on other servers, in a list with commas.
 *
 * <p>Each is percent-encoded as a whole, so that it can hold commas of its own. One that is not is
 * known by its {@code ://} and taken as it stands.
 */
public final class SourceUrls {
  private static final int BYTES_MAX = 2_048;
  private static final int NAME_CHARACTERS = 32;
  private static final Pattern ENDING = Pattern.compile("\\.([A-Za-z0-9]{1,16})$");

  private SourceUrls() {}

  /** Tells what is wrong with a list. */
  @FunctionalInterface
  public interface Complaint {
    /**
     * Builds the answer.
     *
     * @param reason a clause with the rule and the value met
     */
    Refusal of(String reason);
  }

  /**
   * Reads a list; a URL that stands in it twice counts once.
   *
   * @param most so many at most, and one at least
   * @throws Refusal as the complaint has it
   */
  public static List<String> read(String list, int most, Complaint complaint) throws Refusal {
    List<String> urls = new ArrayList<>();
    for (String item : list.split(",", -1)) {
      if (item.isBlank()) {
        continue;
      }
      String url = decode(item.strip(), complaint);
      if (url.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
        throw complaint.of("a URL has at most %d bytes".formatted(BYTES_MAX));
      }
      if (!urls.contains(url)) {
        urls.add(url);
      }
    }
    if (urls.isEmpty() || urls.size() > most) {
      throw complaint.of("the list has 1 to %d URLs, was %d".formatted(most, urls.size()));
    }
    return List.copyOf(urls);
  }

  /**
   * Reads one URL.
   *
   * @throws Refusal as the complaint has it, if its escapes make no sense
   */
  static String decode(String item, Complaint complaint) throws Refusal {
    if (item.contains("://")) {
      return item;
    }
    try {
      return URLDecoder.decode(item, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw complaint.of("a URL is percent-encoded UTF-8");
    }
  }

  /** The ending of the file's name, without the dot. */
  public static Optional<String> extension(String url) {
    Matcher ending = ENDING.matcher(lastSegment(url));
    return ending.find() ? Optional.of(ending.group(1)) : Optional.empty();
  }

  /** The file's name, cut short; the URL's beginning if it ends in none. */
  public static String name(String url) {
    String segment = lastSegment(url);
    String name = segment.isEmpty() ? url : decodedPath(segment);
    return name.codePoints()
        .limit(NAME_CHARACTERS)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String decodedPath(String segment) {
    try {
      return Optional.ofNullable(URI.create("/" + segment).getPath()).orElse(segment).substring(1);
    } catch (IllegalArgumentException _) {
      return segment;
    }
  }

  private static String lastSegment(String url) {
    String path = url.split("[?#]", 2)[0];
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
