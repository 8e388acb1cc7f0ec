package dev.cuepost.cli.listen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.signature.BodySignature;
import dev.cuepost.callback.signature.UrlSignature;
import dev.cuepost.callback.signature.WebhookSecret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each cause is found and named. */
class VerificationTest {
  private static final String URL = "http://cb.example.com/hook";
  private static final String KEY = "Rotate4Me";
  private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
  private static final String TIME = Long.toString(NOW.getEpochSecond());
  private static final String BODY = "{\"EventType\":\"TestEvent\"}";
  private static final WebhookSecret SECRET =
      WebhookSecret.parse("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
  private static final WebhookSecret ANOTHER =
      WebhookSecret.parse("whsec_ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=");

  private static Verdict byUrl(
      String called, Optional<String> configured, Map<String, String> headers) {
    return new Verification(configured, List.of("old", KEY), List.of(), Duration.ofMinutes(5))
        .of(new Received(NOW, "POST", called, headers, new byte[0]));
  }

  private static Verdict byKey(String key, Map<String, String> headers) {
    return new Verification(Optional.empty(), List.of(key), List.of(), Duration.ofMinutes(5))
        .of(new Received(NOW, "POST", URL, headers, new byte[0]));
  }

  private static Map<String, String> ims(String url, String time, String key) {
    return Map.of("x-ice-timestamp", time, "x-ice-signature", UrlSignature.sign(url, time, key));
  }

  private static Verdict byBody(Map<String, String> headers, String body) {
    return new Verification(Optional.empty(), List.of(), List.of(SECRET), Duration.ofMinutes(5))
        .of(new Received(NOW, "POST", URL, headers, body.getBytes(StandardCharsets.UTF_8)));
  }

  private static Map<String, String> standard(WebhookSecret secret, String time) {
    return standard(secret, time, BODY);
  }

  private static Map<String, String> standard(WebhookSecret secret, String time, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return Map.of(
        "webhook-id",
        "one",
        "webhook-timestamp",
        time,
        "webhook-signature",
        BodySignature.sign(List.of(secret), "one", time, body));
  }

  private static void assertRight(Verdict verdict) {
    assertThat(verdict.findings()).singleElement().asString().endsWith(": right");
    assertThat(verdict.state()).isEqualTo(Verdict.State.VERIFIED);
  }

  private static void assertNamed(Verdict verdict, String cause) {
    assertThat(verdict.findings()).singleElement().asString().contains(cause);
    assertThat(verdict.state()).isEqualTo(Verdict.State.FAILED);
  }

  @Test
  void acceptsWhatIsRight() {
    assertRight(byUrl(URL, Optional.empty(), ims(URL, TIME, KEY)));
    assertRight(byUrl("http://127.0.0.1:8090/", Optional.of(URL), ims(URL, TIME, KEY)));
    assertRight(byUrl(URL, Optional.empty(), ims(URL, TIME, "old")));
    assertRight(byBody(standard(SECRET, TIME), BODY));
    String vod = UrlSignature.sign(URL, TIME, KEY);
    assertRight(
        byUrl(URL, Optional.empty(), Map.of("x-vod-timestamp", TIME, "x-vod-signature", vod)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://cb.example.com/hook      | http://cb.example.com/hook/      | one slash more than --url",
        "http://cb.example.com/hook/     | http://cb.example.com/hook       | one slash less than --url",
        "http://cb.example.com           | http://cb.example.com/           | one slash more than --url",
        "http://cb.example.com/hook      | https://cb.example.com/hook      | https instead of http",
        "https://cb.example.com/hook     | http://cb.example.com/hook       | http instead of https",
        "http://CB.example.com/hook      | http://cb.example.com/hook       | the host in lower case",
        "http://cb.example.com/hook      | http://CB.EXAMPLE.COM/hook       | the host in upper case",
        "http://cb.example.com/hook      | http://Cb.Example.Com/hook       | the host with capitals at the start",
        "http://cb.example.com/hook      | http://cb.eXample.Com/hook       | the host in another letter case",
        "https://callback.example.com/a  | https://Callback.example.com/a   | the host in another letter case",
        "http://cb.example.com/hook      | HTTP://cb.example.com/hook       | the scheme in upper case",
        "HTTP://cb.example.com/hook      | http://cb.example.com/hook/      | the scheme in lower case",
        "http://localhost:8090/hook      | HTTP://LOCALHOST:8090/hook       | the host in upper case",
        "http://127.0.0.1:8090/hook      | http://LOCALHOST:8090/hook       | localhost instead of 127.0.0.1 and the host",
        "http://cb.example.com:80/hook   | http://cb.example.com/hook       | without the default port",
        "https://cb.example.com/hook     | https://cb.example.com:443/hook  | with the default port",
        "http://localhost:8090/hook      | http://127.0.0.1:8090/hook       | 127.0.0.1 instead of localhost",
        "http://127.0.0.1:8090/hook      | http://localhost:8090/hook       | localhost instead of 127.0.0.1",
        "http://cb.example.com/hook?a=1  | http://cb.example.com/hook       | without the query",
        "http://cb.example.com/é         | http://cb.example.com/%C3%A9     | percent-encoded",
        "http://cb.example.com/%C3%A9    | http://cb.example.com/é          | percent-decoded",
        "http://cb.example.com/hook      | https://cb.example.com/hook/     | one slash more and https",
        "http://cb.example.com/hook      | http://127.0.0.1:8090/called     | the address that was called",
      })
  void namesHowTheAddressDiffers(String configured, String signed, String cause) {
    var called = "http://127.0.0.1:8090/called";
    Verdict verdict = byUrl(called, Optional.of(configured), ims(signed, TIME, KEY));
    assertNamed(verdict, cause);
    assertNamed(verdict, "signed for " + signed + " - ");
  }

  @Test
  void namesTheLetterCaseOfTheHostThatWasCalled() {
    Verdict verdict = byUrl(URL, Optional.empty(), ims("http://CB.example.com/hook", TIME, KEY));
    assertNamed(verdict, "signed for http://CB.example.com/hook - the host in another letter case");
  }

  @Test
  void saysWhereNotEveryLetterCaseOfTheHostIsTried() {
    var url = "https://callback.example.com/hook";
    Map<String, String> headers = ims("https://CALLback.example.com/hook", TIME, KEY);
    assertNamed(byUrl(url, Optional.empty(), headers), "or the sender's address is not like this");
    assertNamed(
        byUrl(url, Optional.empty(), headers), "not every letter case of the host was tried");
  }

  @Test
  void namesTheKey() {
    assertNamed(byUrl(URL, Optional.empty(), ims(URL, TIME, "wrong")), "the key is another one");
    assertNamed(byUrl(URL, Optional.empty(), ims(URL, TIME, KEY + "\n")), "surrounding blanks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rotate4Me", "Rotate4me", "rotate4me", "ROTATE4ME", "rOTATE4mE"})
  void namesTheLetterCaseOfTheKey(String key) {
    assertNamed(byUrl(URL, Optional.empty(), ims(URL, TIME, key)), "blanks or letter case");
  }

  @Test
  void saysWhereNotEveryLetterCaseOfTheKeyIsTried() {
    String key = "abcdefghijklmnopqrstuvwxyz1234AB";
    String untried = "not every letter case of --key was tried";
    for (String given :
        List.of("abcdefghijklmnopqrstuvwxyz1234Ab", "ABCDEFGHIJKLMNOPQRSTUVWXYZ1234ab")) {
      assertNamed(byKey(given, ims(URL, TIME, key)), "blanks or letter case");
    }
    assertNamed(byKey("ABcdefghijklmnopqrstuvwxyz1234AB", ims(URL, TIME, key)), untried);
    assertThat(byKey("another", ims(URL, TIME, key)).findings().getFirst()).doesNotContain(untried);
  }

  @Test
  void namesTheClock() {
    String early = Long.toString(NOW.getEpochSecond() - 301);
    String late = Long.toString(NOW.getEpochSecond() + 301);
    assertNamed(byUrl(URL, Optional.empty(), ims(URL, early, KEY)), "its time is 301 s ago");
    assertNamed(byUrl(URL, Optional.empty(), ims(URL, late, KEY)), "its time is 301 s ahead");
    assertNamed(byBody(standard(SECRET, early), BODY), "its time is 301 s ago");
    assertNamed(byUrl(URL, Optional.empty(), ims(URL, "now", KEY)), "not a number of seconds");
    String never = Long.toString(Long.MIN_VALUE);
    assertNamed(byUrl(URL, Optional.empty(), ims(URL, never, KEY)), "not a number of seconds");
  }

  @Test
  void namesWhatIsMissing() {
    assertNamed(byUrl(URL, Optional.empty(), Map.of()), "are missing; set AuthSwitch to on");
    assertNamed(
        byUrl(URL, Optional.empty(), Map.of("x-ice-timestamp", TIME)),
        "only one of X-ICE-TIMESTAMP and X-ICE-SIGNATURE came");
    assertNamed(byBody(Map.of("webhook-id", "one"), BODY), "has no webhook secret set");
    Map<String, String> some = new HashMap<>(standard(SECRET, TIME));
    some.remove("webhook-id");
    assertNamed(byBody(some, BODY), "removes headers");
  }

  @Test
  void namesLetterCaseOfTheSignature() {
    Map<String, String> headers = new HashMap<>(ims(URL, TIME, KEY));
    headers.computeIfPresent("x-ice-signature", (_, hex) -> hex.toUpperCase(Locale.ROOT));
    assertNamed(byUrl(URL, Optional.empty(), headers), "must be lower-case hex");
  }

  @Test
  void namesWhatBecameOfTheBody() {
    Map<String, String> headers = standard(SECRET, TIME);
    assertNamed(byBody(headers, BODY + "\n"), "it fits without the blanks around it");
    assertNamed(byBody(headers, "{ \"EventType\" : \"TestEvent\" }"), "it fits as compact JSON");
    assertNamed(byBody(headers, "{\"EventType\":\"Else\"}"), "or the body was changed on its way");
    assertNamed(byBody(headers, "{"), "or the body was changed on its way");
    assertNamed(byBody(standard(ANOTHER, TIME), BODY), "--secret is not the sender's");
    Map<String, String> other = new HashMap<>(headers);
    other.put("webhook-signature", "v1a,AAAA");
    assertNamed(byBody(other, BODY), "no signature of version v1");
  }

  @Test
  void namesBlanksInTheBodyWhateverItHolds() {
    String sent = "{\"Duration\":2.021000,\"UserData\":\"a \\\" : \\\\\",\"X\":[1,1e2]}";
    String came =
        "{\r\n\t\"Duration\": 2.021000, \"UserData\": \"a \\\" : \\\\\",\n \"X\": [1, 1e2]\n}\n";
    assertNamed(byBody(standard(SECRET, TIME, sent), came), "it fits as compact JSON;");
  }

  @Test
  void namesJsonThatWasWrittenAnew() {
    assertNamed(
        byBody(standard(SECRET, TIME, "{\"Title\":\"é\"}"), "{\"Title\": \"\\u00e9\"}"),
        "it fits as compact JSON written anew;");
  }

  @Test
  void checksNothingIfNothingIsGiven() {
    var verification =
        new Verification(Optional.empty(), List.of(), List.of(), Duration.ofMinutes(5));
    Verdict verdict = verification.of(new Received(NOW, "POST", URL, Map.of(), new byte[0]));
    assertThat(verdict).isEqualTo(new Verdict(Verdict.State.UNCHECKED, List.of()));
  }
}
