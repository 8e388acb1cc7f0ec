package dev.cuepost.cli.listen;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Ways in which two people write one address differently. */
final class UrlVariations {
  private static final Pattern URL = Pattern.compile("((?i:https?))://([^/?#]*)([^?#]*)(.*)");
  private static final Pattern LABEL_START = Pattern.compile("(?<![^.])[a-z]");

  private UrlVariations() {}

  /** Each variation of the URL, up to two changes away, with what differs. */
  static Map<String, String> of(String url) {
    Map<String, String> found = new LinkedHashMap<>();
    add(found, url, "");
    for (Map.Entry<String, String> first : List.copyOf(found.entrySet())) {
      add(found, first.getKey(), first.getValue() + " and ");
    }
    found.remove(url);
    return found;
  }

  /** The URL with its host in other letter cases, as {@link LetterCase#variations} has them. */
  static Stream<String> ofHostCase(String url) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      return Stream.empty();
    }
    String before = url.substring(0, parts.start(2));
    String after = url.substring(parts.end(2));
    return LetterCase.variations(parts.group(2)).map(host -> before + host + after);
  }

  /** Whether {@link #ofHostCase} has them all. */
  static boolean hasFewHostCases(String url) {
    Matcher parts = URL.matcher(url);
    return !parts.matches() || LetterCase.hasFew(parts.group(2));
  }

  private static void add(Map<String, String> found, String url, String before) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      return;
    }
    String scheme = parts.group(1);
    String host = parts.group(2);
    String path = parts.group(3);
    String query = parts.group(4);
    boolean plain = scheme.equalsIgnoreCase("http");
    String other = plain ? "https" : "http";
    String port = plain ? ":80" : ":443";
    String rest = path + query;
    UnaryOperator<String> what = text -> before + text;
    if (path.endsWith("/")) {
      String less = path.substring(0, path.length() - 1);
      put(found, scheme + "://" + host + less + query, what.apply("one slash less"));
    } else {
      put(found, scheme + "://" + host + path + "/" + query, what.apply("one slash more"));
    }
    put(found, other + "://" + host + rest, what.apply(other + " instead of " + scheme));
    letterCase(found, scheme, host, rest, what);
    if (host.endsWith(port)) {
      String less = host.substring(0, host.length() - port.length());
      put(found, scheme + "://" + less + rest, what.apply("without the default port"));
    } else if (!host.matches(".*:\\d+")) {
      put(found, scheme + "://" + host + port + rest, what.apply("with the default port"));
    }
    if (host.startsWith("localhost")) {
      String name = "127.0.0.1" + host.substring("localhost".length());
      put(found, scheme + "://" + name + rest, what.apply("127.0.0.1 instead of localhost"));
    } else if (host.startsWith("127.0.0.1")) {
      String name = "localhost" + host.substring("127.0.0.1".length());
      put(found, scheme + "://" + name + rest, what.apply("localhost instead of 127.0.0.1"));
    }
    if (!query.isEmpty()) {
      put(found, scheme + "://" + host + path, what.apply("without the query"));
    }
    String encoded = encoded(rest);
    put(found, scheme + "://" + host + encoded, what.apply("percent-encoded"));
    put(found, scheme + "://" + host + decoded(rest), what.apply("percent-decoded"));
  }

  private static void letterCase(
      Map<String, String> found,
      String scheme,
      String host,
      String rest,
      UnaryOperator<String> what) {
    String behind = "://" + host + rest;
    put(found, scheme.toLowerCase(Locale.ROOT) + behind, what.apply("the scheme in lower case"));
    put(found, scheme.toUpperCase(Locale.ROOT) + behind, what.apply("the scheme in upper case"));
    String before = scheme + "://";
    String lower = host.toLowerCase(Locale.ROOT);
    put(found, before + lower + rest, what.apply("the host in lower case"));
    put(found, before + host.toUpperCase(Locale.ROOT) + rest, what.apply("the host in upper case"));
    put(
        found,
        before
            + LABEL_START.matcher(lower).replaceAll(each -> each.group().toUpperCase(Locale.ROOT))
            + rest,
        what.apply("the host with capitals at the start of its labels"));
  }

  private static void put(Map<String, String> found, String url, String what) {
    found.putIfAbsent(url, what);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  private static String encoded(String text) {
    var encoded = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      if (each > ' ' && each < 0x7f) {
        encoded.append((char) each);
      } else {
        encoded.append(String.format(Locale.ROOT, "%%%02X", each & 0xff));
      }
    }
    return encoded.toString();
  }
}
