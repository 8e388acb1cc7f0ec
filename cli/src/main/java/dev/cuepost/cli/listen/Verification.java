package dev.cuepost.cli.listen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.callback.signature.BodySignature;
import dev.cuepost.callback.signature.UrlSignature;
import dev.cuepost.callback.signature.WebhookSecret;
import dev.cuepost.cli.output.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges the signatures of a request, and names the cause when one does not fit.
 *
 * @param url as configured at the sender; that of the call if empty
 * @param keys each may be the one
 * @param secrets each may be the one
 * @param tolerance how far the sender's clock may be off
 */
record Verification(
    Optional<String> url, List<String> keys, List<WebhookSecret> secrets, Duration tolerance) {
  private static final ObjectMapper JSON = new ObjectMapper();

  Verdict of(Received request) {
    List<Finding> findings = new ArrayList<>();
    if (!keys.isEmpty()) {
      findings.add(url(request));
    }
    boolean urlFits = findings.stream().allMatch(Finding::fits) && !findings.isEmpty();
    if (!secrets.isEmpty()) {
      findings.add(body(request, urlFits));
    }
    Verdict.State state =
        findings.isEmpty()
            ? Verdict.State.UNCHECKED
            : findings.stream().allMatch(Finding::fits)
                ? Verdict.State.VERIFIED
                : Verdict.State.FAILED;
    return new Verdict(state, findings.stream().map(Finding::sentence).toList());
  }

  private Finding url(Received request) {
    Optional<UrlSignature> scheme = Optional.empty();
    for (UrlSignature each : UrlSignature.values()) {
      boolean time = request.header(each.timestampHeader()).isPresent();
      boolean signature = request.header(each.signatureHeader()).isPresent();
      if (time && signature) {
        scheme = Optional.of(each);
        break;
      }
      if (time || signature) {
        return Finding.bad(
            "URL signature: only one of %s and %s came; something on the way removes headers"
                .formatted(each.timestampHeader(), each.signatureHeader()));
      }
    }
    if (scheme.isEmpty()) {
      return Finding.bad(
          "URL signature: X-ICE-TIMESTAMP and X-ICE-SIGNATURE are missing; set AuthSwitch to on, with"
              + " an AuthKey, in the callback setting of the sender");
    }
    String timestamp = request.header(scheme.get().timestampHeader()).orElseThrow();
    String signature = request.header(scheme.get().signatureHeader()).orElseThrow();
    return judgeUrl(request, scheme.get(), timestamp, signature);
  }

  private Finding judgeUrl(
      Received request, UrlSignature scheme, String timestamp, String signature) {
    String expected = url.orElse(request.url());
    String name = "URL signature (" + scheme + ")";
    if (fits(signature, expected, timestamp)) {
      return clock(name, timestamp, request.at());
    }
    if (fits(signature.strip().toLowerCase(Locale.ROOT), expected, timestamp)) {
      return Finding.bad(name + ": it is right but for letter case; it must be lower-case hex");
    }
    for (Map.Entry<String, String> variation : variations(expected, request.url()).entrySet()) {
      if (fits(signature, variation.getKey(), timestamp)) {
        return signedFor(name, variation.getKey(), variation.getValue());
      }
    }
    List<String> addresses = Stream.of(expected, request.url()).distinct().toList();
    for (String address : addresses) {
      Optional<String> signed =
          UrlVariations.ofHostCase(address)
              .filter(each -> fits(signature, each, timestamp))
              .findFirst();
      if (signed.isPresent()) {
        return signedFor(name, signed.get(), "the host in another letter case");
      }
    }
    for (String key : keys) {
      String bare = key.strip();
      if (Stream.concat(blanks(bare), LetterCase.variations(bare))
          .anyMatch(other -> fits(signature, addresses, timestamp, other))) {
        return Finding.bad(
            name
                + ": --key differs from the sender's key by surrounding blanks or letter case;"
                + " set the same on both sides");
      }
    }
    return Finding.bad(
        "%s: no variation of %s fits, so the key is another one, or the sender's address is not like"
                .formatted(name, Printable.of(expected))
            + " this one; compare --key and --url with its setting"
            + untried(addresses));
  }

  private static Finding signedFor(String name, String url, String what) {
    return Finding.bad(
        "%s: signed for %s - %s; give that as --url, or correct the sender's setting"
            .formatted(name, Printable.of(url), what));
  }

  private String untried(List<String> addresses) {
    List<String> many = new ArrayList<>();
    if (!addresses.stream().allMatch(UrlVariations::hasFewHostCases)) {
      many.add("the host");
    }
    if (!keys.stream().allMatch(LetterCase::hasFew)) {
      many.add("--key");
    }
    return many.isEmpty()
        ? ""
        : "; not every letter case of %s was tried".formatted(String.join(" and ", many));
  }

  private static boolean fits(String signature, List<String> urls, String timestamp, String key) {
    return urls.stream().anyMatch(each -> UrlSignature.verify(signature, each, timestamp, key));
  }

  private boolean fits(String signature, String url, String timestamp) {
    boolean fits = false;
    for (String key : keys) {
      fits |= UrlSignature.verify(signature, url, timestamp, key);
    }
    return fits;
  }

  private Map<String, String> variations(String expected, String called) {
    Map<String, String> all = new LinkedHashMap<>();
    String than = url.isPresent() ? " than --url" : " than it was called with";
    UrlVariations.of(expected)
        .forEach((each, what) ->
            all.put(each, what.endsWith("more") || what.endsWith("less") ? what + than : what));
    if (!called.equals(expected)) {
      all.put(called, "the address that was called, not --url");
      UrlVariations.of(called)
          .forEach((each, what) -> all.putIfAbsent(each, "like the address called, " + what));
    }
    return all;
  }

  /** With blanks around it, as they come along when a key is copied. */
  private static Stream<String> blanks(String bare) {
    return Stream.of(bare, " " + bare, bare + " ", bare + "\n", bare + "\r\n");
  }

  private Finding body(Received request, boolean urlFits) {
    String name = "body signature";
    Optional<String> id = request.header(BodySignature.ID_HEADER);
    Optional<String> timestamp = request.header(BodySignature.TIMESTAMP_HEADER);
    Optional<String> header = request.header(BodySignature.SIGNATURE_HEADER);
    if (timestamp.isEmpty() && header.isEmpty()) {
      return Finding.bad(
          name
              + ": webhook-timestamp and webhook-signature are missing; the sender has no webhook"
              + " secret set");
    }
    if (id.isEmpty() || timestamp.isEmpty() || header.isEmpty()) {
      return Finding.bad(
          name
              + ": one of webhook-id, webhook-timestamp and webhook-signature is missing; something"
              + " on the way removes headers");
    }
    if (verifies(header.get(), id.get(), timestamp.get(), request.body())) {
      return clock(name, timestamp.get(), request.at());
    }
    for (Map.Entry<String, byte[]> variation : bodyVariations(request.body()).entrySet()) {
      if (verifies(header.get(), id.get(), timestamp.get(), variation.getValue())) {
        return Finding.bad(
            "%s: the body was changed on its way: it fits %s; verify the bytes as they came from the"
                    .formatted(name, variation.getKey())
                + " sender, before anything rewrites them");
      }
    }
    if (!header.get().contains("v1,")) {
      return Finding.bad(name + ": webhook-signature has no signature of version v1");
    }
    return Finding.bad(
        name
            + (urlFits
                ? ": it does not fit though the URL signature does: the body was changed on its way,"
                    + " or --secret is not the sender's"
                : ": it does not fit: --secret is not the sender's, or the body was changed on its"
                    + " way"));
  }

  private boolean verifies(String header, String id, String timestamp, byte[] body) {
    boolean fits = false;
    for (WebhookSecret secret : secrets) {
      fits |= BodySignature.verify(header, secret, id, timestamp, body);
    }
    return fits;
  }

  private static Map<String, byte[]> bodyVariations(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    Map<String, byte[]> variations = new LinkedHashMap<>();
    variations.put("without the blanks around it", text.strip().getBytes(StandardCharsets.UTF_8));
    variations.put("with a newline at its end", (text + "\n").getBytes(StandardCharsets.UTF_8));
    variations.put("as compact JSON", withoutBlanks(text).getBytes(StandardCharsets.UTF_8));
    try {
      variations.put("as compact JSON written anew", JSON.writeValueAsBytes(JSON.readTree(body)));
    } catch (JsonProcessingException _) {
      // then nobody wrote it anew as JSON
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return variations;
  }

  /** JSON without the blanks between its tokens, which stay as they are written. */
  private static String withoutBlanks(String json) {
    var compact = new StringBuilder(json.length());
    boolean inString = false;
    boolean escaped = false;
    for (int i = 0; i < json.length(); i++) {
      char each = json.charAt(i);
      if (inString || " \t\r\n".indexOf(each) < 0) {
        compact.append(each);
      }
      if (each == '"' && !escaped) {
        inString = !inString;
      }
      escaped = each == '\\' && !escaped;
    }
    return compact.toString();
  }

  private Finding clock(String name, String timestamp, Instant at) {
    Instant sent;
    try {
      sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    } catch (NumberFormatException | DateTimeException _) {
      return Finding.bad(
          name + ": it is right, but its timestamp is not a number of seconds since 1970");
    }
    long late = at.getEpochSecond() - sent.getEpochSecond();
    if (Math.abs((double) late) > tolerance.toSeconds()) {
      return Finding.bad(
          "%s: it is right, but its time is %d s %s, more than the tolerance of %d s; set the clocks, or the request was recorded and sent again"
              .formatted(name, Math.abs(late), late > 0 ? "ago" : "ahead", tolerance.toSeconds()));
    }
    return new Finding(true, name + ": right");
  }

  private record Finding(boolean fits, String sentence) {
    static Finding bad(String sentence) {
      return new Finding(false, sentence);
    }
  }
}
