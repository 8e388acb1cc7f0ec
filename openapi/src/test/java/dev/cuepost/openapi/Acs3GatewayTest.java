package dev.cuepost.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.queue.ManualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway with signatures in the headers, byte by byte. */
class Acs3GatewayTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ManualClock CLOCK = new ManualClock();
  private static final String FORM = "application/x-www-form-urlencoded";
  private static Gateway gateway;

  @BeforeAll
  static void start() {
    gateway = Gateway.start(CLOCK, new Product("test", "2020-01-01", List.of(new Tell())));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void parameters_of_the_query_arrive_and_the_answer_is_json() throws IOException {
    RawHttp.Answer answer = request().with("Word", "a b+中&*~").sign(Gateway.KEY).send(gateway);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo("application/json;charset=utf-8");
    assertThat(json(answer).path("Word").asText()).isEqualTo("a b+中&*~");
    assertThat(json(answer).path("Account").asText()).isEqualTo(Gateway.ACCOUNT);
  }

  @Test
  void xml_may_be_asked_for() throws IOException {
    assertThat(
            request()
                .with("Word", "x")
                .with("Format", "XML")
                .sign(Gateway.KEY)
                .send(gateway)
                .body())
        .contains("<Word>x</Word>");
  }

  @Test
  void parameters_of_a_form_and_of_a_json_object_arrive() throws IOException {
    assertThat(
            word(request().body(FORM, "Word=a+b&More=%E4%B8%AD").sign(Gateway.KEY).send(gateway)))
        .isEqualTo("a b");
    assertThat(
            word(
                request()
                    .body("application/json; charset=utf-8", "{\"Word\":{\"a\":[1,true]}}")
                    .sign(Gateway.KEY)
                    .send(gateway)))
        .isEqualTo("{\"a\":[1,true]}");
  }

  @Test
  void a_parameter_without_value_is_signed_as_such() throws IOException {
    assertThat(word(request().with("Word", "x").with("More", "").sign(Gateway.KEY).send(gateway)))
        .isEqualTo("x");
  }

  @Test
  void action_and_version_are_those_of_the_headers() throws IOException {
    assertThat(
            word(
                request()
                    .with("Word", "x")
                    .with("Action", "Other")
                    .with("Version", "1")
                    .sign(Gateway.KEY)
                    .send(gateway)))
        .isEqualTo("x");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "x-acs-action,          -,                    MissingAction",
        "x-acs-action,          tell,                 InvalidApi.NotFound",
        "x-acs-version,         -,                    MissingVersion",
        "x-acs-action,          '',                   MissingAction",
        "x-acs-version,         '',                   MissingVersion",
        "x-acs-date,            '',                   MissingTimestamp",
        "x-acs-signature-nonce, '',                   MissingSignatureNonce",
        "x-acs-version,         1999-01-01,           InvalidVersion",
        "x-acs-date,            -,                    MissingTimestamp",
        "x-acs-date,            2026-11-22 00:00:00,  InvalidTimeStamp.Format",
        "x-acs-date,            2001-11-22T00:00:00Z, InvalidTimeStamp.Expired",
        "x-acs-signature-nonce, -,                    MissingSignatureNonce",
        "x-acs-content-sha256,  -,                    IncompleteSignature",
        "x-acs-content-sha256,  abcd,                 SignatureDoesNotMatch",
        "x-acs-security-token,  CAISexampleToken==,   InvalidSecurityToken.MismatchWithAccessKey"
      })
  void each_thing_that_is_wrong_has_its_code(String header, String value, String code)
      throws IOException {
    Acs3Request request = request().with("Word", "x");
    if (value == null) {
      request.headers.remove(header);
    } else {
      request.header(header, value);
    }
    RawHttp.Answer answer = request.sign(Gateway.KEY).send(gateway);
    assertThat(json(answer).path("Code").asText()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host",
        "x-acs-action",
        "x-acs-version",
        "x-acs-date",
        "x-acs-signature-nonce",
        "x-acs-content-sha256"
      })
  void a_header_that_decides_must_be_signed(String header) throws IOException {
    RawHttp.Answer answer = request().with("Word", "x").sign(Gateway.KEY, header).send(gateway);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("IncompleteSignature", "SignedHeaders must have " + header);
  }

  @Test
  void a_signed_header_that_was_lost_on_the_way_is_named() throws IOException {
    Acs3Request request = request().with("Word", "x").header("x-acs-other", "1").sign(Gateway.KEY);
    request.headers.remove("x-acs-other");
    assertThat(request.send(gateway).body())
        .contains("IncompleteSignature", "The signed header x-acs-other is missing.");
  }

  @Test
  void a_malformed_authorization_is_told_with_its_rule() throws IOException {
    Acs3Request request = request().with("Word", "x");
    request.header("authorization", "ACS3-HMAC-SHA256 Credential=x,SignedHeaders=host");
    assertThat(request.send(gateway).body())
        .contains("IncompleteSignature", "Authorization has no Signature.");
  }

  @Test
  void an_unknown_key_is_told() throws IOException {
    Acs3Request request = request().with("Word", "x").sign(Gateway.KEY);
    request.headers.compute(
        "authorization", (_, value) -> String.valueOf(value).replace("LTAI", "LTAJ"));
    RawHttp.Answer answer = request.send(gateway);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("InvalidAccessKeyId.NotFound");
  }

  @Test
  void whatever_was_changed_on_the_way_is_noticed() throws IOException {
    Acs3Request parameter = request().with("Word", "x").sign(Gateway.KEY);
    parameter.query.put("Word", "y");
    assertMismatch(parameter.send(gateway));
    Acs3Request added = request().with("Word", "x").sign(Gateway.KEY);
    added.query.put("More", "y");
    assertMismatch(added.send(gateway));
    Acs3Request host = request().with("Word", "x").sign(Gateway.KEY);
    host.headers.put("host", "ice.cn-beijing.example.test");
    assertMismatch(host.send(gateway));
    Acs3Request body = request().body(FORM, "Word=x").sign(Gateway.KEY);
    assertMismatch(body.sendWithBody(gateway, "Word=y"));
    assertMismatch(body.sendWithBody(gateway, ""));
    assertThat(word(body.send(gateway))).isEqualTo("x");
  }

  @Test
  void a_wrong_signature_is_told_with_the_text_that_was_to_be_signed() throws IOException {
    Acs3Request request = request().with("Word", "x");
    String expected = request.stringToSign(List.copyOf(request.headers.keySet()));
    RawHttp.Answer answer =
        request
            .sign(new AccessKey(Gateway.KEY.id(), "AnotherSecret", Gateway.ACCOUNT))
            .send(gateway);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(json(answer).path("Message").asText())
        .endsWith("server string to sign is:" + expected);
  }

  @Test
  void a_copy_of_a_request_is_refused_until_it_is_too_old_anyway() throws IOException {
    Acs3Request request = request().with("Word", "x").sign(Gateway.KEY);
    assertThat(request.send(gateway).status()).isEqualTo(200);
    assertThat(request.send(gateway).body()).contains("SignatureNonceUsed");
    CLOCK.advance(Duration.ofMinutes(15));
    assertThat(request.send(gateway).body()).contains("SignatureNonceUsed");
    CLOCK.advance(Duration.ofSeconds(1));
    assertThat(request.send(gateway).body()).contains("InvalidTimeStamp.Expired");
  }

  @Test
  void a_clock_may_be_off_by_fifteen_minutes_either_way() throws IOException {
    for (int seconds : new int[] {-900, 900}) {
      assertThat(word(skewed(seconds))).isEqualTo("x");
    }
    for (int seconds : new int[] {-901, 901}) {
      assertThat(skewed(seconds).body()).contains("InvalidTimeStamp.Expired");
    }
  }

  @Test
  void a_temporary_key_needs_its_token() throws IOException {
    assertThat(request().with("Word", "x").sign(Gateway.TEMPORARY).send(gateway).body())
        .contains("MissingSecurityToken");
    assertThat(withToken("CAISanotherToken==").body())
        .contains("InvalidSecurityToken.MismatchWithAccessKey");
    assertThat(word(withToken("CAISexampleToken=="))).isEqualTo("x");
  }

  private static RawHttp.Answer withToken(String token) throws IOException {
    return request()
        .with("Word", "x")
        .header("x-acs-security-token", token)
        .sign(Gateway.TEMPORARY)
        .send(gateway);
  }

  private static RawHttp.Answer skewed(int seconds) throws IOException {
    return new Acs3Request(CLOCK.instant().plusSeconds(seconds))
        .with("Word", "x")
        .sign(Gateway.KEY)
        .send(gateway);
  }

  private static Acs3Request request() {
    return new Acs3Request(CLOCK.instant());
  }

  private static void assertMismatch(RawHttp.Answer answer) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("\"SignatureDoesNotMatch\"");
  }

  private static String word(RawHttp.Answer answer) throws IOException {
    return json(answer).path("Word").asText();
  }

  private static JsonNode json(RawHttp.Answer answer) throws IOException {
    return JSON.readTree(answer.body());
  }
}
