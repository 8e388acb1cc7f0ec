package dev.cuepost.cli.client;

import dev.cuepost.cli.output.Printable;
import java.io.PrintWriter;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Shows what is sent and answered, without secrets.
 *
 * @param to where; empty: nowhere
 */
public record Trace(Optional<PrintWriter> to) {
  private static final Set<String> SECRET_HEADERS =
      Set.of("authorization", "security-token", "x-acs-security-token", "x-oss-security-token");
  private static final String SECRET_NAMES =
      "(?i:AccessKeySecret|SecurityToken|security-token|x-oss-security-token|UploadAuth|AuthKey|"
          + "Secret|Password|Signature|x-oss-signature|PlayAuth)";
  private static final Pattern IN_JSON =
      Pattern.compile("(\"" + SECRET_NAMES + "\"\\s*:\\s*\")[^\"]*");
  private static final Pattern IN_FORM =
      Pattern.compile("(?<![A-Za-z-])(" + SECRET_NAMES + "(?:=|%3D))[^&\"\\s<]*");

  /** Shows nothing. */
  public static final Trace NONE = new Trace(Optional.empty());

  void request(HttpRequest request, String body) {
    to.ifPresent(out -> {
      out.println("> " + request.method() + " " + hidden(request.uri().toString()));
      headers(out, "> ", request.headers());
      body(out, "> ", body);
    });
  }

  void answer(HttpResponse<?> answer, String body) {
    to.ifPresent(out -> {
      out.println("< " + answer.statusCode());
      headers(out, "< ", answer.headers());
      body(out, "< ", body);
      out.flush();
    });
  }

  private static void headers(PrintWriter out, String mark, HttpHeaders headers) {
    headers
        .map()
        .forEach((name, values) ->
            out.println(
                mark
                    + name
                    + ": "
                    + (SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT))
                        ? "..."
                        : Printable.of(String.join(", ", values)))));
  }

  private static void body(PrintWriter out, String mark, String body) {
    hidden(body).lines().forEach(line -> out.println(mark + Printable.visible(line)));
  }

  /** The text with dots in place of each secret. */
  static String hidden(String text) {
    return IN_FORM.matcher(IN_JSON.matcher(text).replaceAll("$1...")).replaceAll("$1...");
  }
}
