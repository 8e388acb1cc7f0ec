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

/** Ways in which two people write one address differently. */
final class UrlVariations {
  private static final Pattern URL = Pattern.compile("(https?)://([^/?#]*)([^?#]*)(.*)");

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

  private static void add(Map<String, String> found, String url, String before) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      return;
    }
    String scheme = parts.group(1);
    String host = parts.group(2);
    String path = parts.group(3);
    String query = parts.group(4);
    String other = scheme.equals("http") ? "https" : "http";
    String port = scheme.equals("http") ? ":80" : ":443";
    String rest = path + query;
    UnaryOperator<String> what = text -> before + text;
    if (path.endsWith("/")) {
      String less = path.substring(0, path.length() - 1);
      put(found, scheme + "://" + host + less + query, what.apply("one slash less"));
    } else {
      put(found, scheme + "://" + host + path + "/" + query, what.apply("one slash more"));
    }
    put(found, other + "://" + host + rest, what.apply(other + " instead of " + scheme));
    put(
        found,
        scheme + "://" + host.toLowerCase(Locale.ROOT) + rest,
        what.apply("the host in lower case"));
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
