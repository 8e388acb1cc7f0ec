package dev.cuepost.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.RpcSignature;
import dev.cuepost.queue.ManualClock;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway byte by byte, with an action that tells what it was given. */
class RpcGatewayTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ManualClock CLOCK = new ManualClock();
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
  void an_answer_in_json_has_exact_types_and_the_request_id_of_the_header() throws IOException {
    RawHttp.Answer answer = get(signed("GET", Map.of("Word", "hi", "Number", "7")));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo("application/json;charset=utf-8");
    String requestId = answer.header("x-acs-request-id");
    assertThat(requestId).matches("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}");
    assertThat(answer.body())
        .isEqualTo(
            """
            {"RequestId":"%s","Word":"hi","Account":"1000000000000001","Region":"cn-shanghai",\
            "Number":7,"Half":0.5,"Success":true,"List":["a","b"]}\
            """
                .formatted(requestId));
  }

  @Test
  void an_answer_is_xml_unless_json_is_asked_for() throws IOException {
    Map<String, String> parameters = common();
    parameters.remove("Format");
    parameters.put("Word", "<&\u0001>");
    RawHttp.Answer answer = get(sign("GET", parameters));
    assertThat(answer.header("content-type")).isEqualTo("text/xml;charset=utf-8");
    assertThat(answer.body())
        .startsWith("<?xml version='1.0' encoding='UTF-8'?><TellResponse><RequestId>")
        .contains("<Word>&lt;&amp; ></Word>", "<List>a</List><List>b</List></TellResponse>");
  }

  @Test
  void an_error_has_the_envelope_in_the_format_asked_for() throws IOException {
    RawHttp.Answer json = get(signed("GET", Map.of()));
    assertThat(json.status()).isEqualTo(400);
    assertThat(json.body())
        .isEqualTo(
            """
            {"RequestId":"%s","HostId":"gateway.test","Code":"MissingWord",\
            "Message":"Word is mandatory for this action."}\
            """
                .formatted(json.header("x-acs-request-id")));
    Map<String, String> parameters = common();
    parameters.put("Format", "xml");
    RawHttp.Answer xml = get(sign("GET", parameters));
    assertThat(xml.header("content-type")).isEqualTo("text/xml;charset=utf-8");
    assertThat(xml.body()).contains("<Error><RequestId>", "<Code>MissingWord</Code>");
  }

  @Test
  void a_space_may_be_a_plus_or_an_escape_and_a_plus_is_an_escape() throws IOException {
    Map<String, String> parameters = sign("GET", with(common(), "Word", "a b+c"));
    String query = query(parameters);
    assertThat(query).contains("a+b%2Bc");
    assertThat(word(send("GET /?" + query))).isEqualTo("a b+c");
    parameters = sign("GET", with(common(), "Word", "a b+c"));
    assertThat(word(send("GET /?" + query(parameters).replace("+", "%20")))).isEqualTo("a b+c");
  }

  @Test
  void parameters_may_stand_in_the_query_and_in_a_form() throws IOException {
    Map<String, String> parameters = sign("POST", with(common(), "Word", "in the form"));
    Map<String, String> form = Map.of("Word", parameters.remove("Word"));
    assertThat(word(post(query(parameters), FORM, query(form)))).isEqualTo("in the form");
  }

  @Test
  void everything_may_stand_in_a_form() throws IOException {
    Map<String, String> parameters = sign("POST", with(common(), "Word", "x"));
    String form = query(parameters);
    String headers = FORM + "Content-Length: " + form.length() + "\n";
    assertThat(word(send("POST /", headers, form))).isEqualTo("x");
  }

  @Test
  void a_form_does_not_override_the_query() throws IOException {
    Map<String, String> parameters = sign("POST", with(common(), "Word", "query"));
    assertThat(word(post(query(parameters), FORM, "Word=form"))).isEqualTo("query");
  }

  @Test
  void parameters_may_stand_in_a_json_object() throws IOException {
    Map<String, String> parameters = sign("POST", common());
    RawHttp.Answer answer =
        post(
            query(parameters),
            "Content-Type: application/json; charset=utf-8\n",
            "{\"Word\":{\"a\":[1,true]},\"Number\":3,\"More\":null}");
    JsonNode json = JSON.readTree(answer.body());
    assertThat(json.path("Word").asText()).isEqualTo("{\"a\":[1,true]}");
    assertThat(json.path("Number").asInt()).isEqualTo(3);
    assertThat(json.has("More")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Content-Length: 0\n",
        "Transfer-Encoding: chunked\n",
        "Content-Type: application/x-www-form-urlencoded\nTransfer-Encoding: chunked\n"
      })
  void a_post_with_an_empty_body_is_complete_however_it_is_framed(String headers)
      throws IOException {
    Map<String, String> parameters = sign("POST", with(common(), "Word", "x"));
    String body = headers.contains("chunked") ? "0\n\n" : "";
    assertThat(word(send("POST /?" + query(parameters), headers, body))).isEqualTo("x");
  }

  @Test
  void a_body_without_content_type_is_taken_for_what_it_looks_like() throws IOException {
    Map<String, String> parameters = sign("POST", with(common(), "Word", "form"));
    String form = "Word=" + parameters.remove("Word");
    assertThat(word(post(query(parameters), "", form))).isEqualTo("form");
    assertThat(word(post(query(sign("POST", common())), "", "{\"Word\":\"json\"}")))
        .isEqualTo("json");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "Action,           -,                    400, MissingAction",
        "Version,          -,                    400, MissingVersion",
        "Action,           tell,                 404, InvalidApi.NotFound",
        "Action,           Delete,               404, InvalidApi.NotFound",
        "Version,          1999-01-01,           400, InvalidVersion",
        "Format,           yaml,                 400, InvalidParameter.Format",
        "AccessKeyId,      -,                    400, MissingAccessKeyId",
        "AccessKeyId,      LTAInobody,           404, InvalidAccessKeyId.NotFound",
        "Timestamp,        -,                    400, MissingTimestamp",
        "Timestamp,        2026-11-22 00:00:00,  400, InvalidTimeStamp.Format",
        "Timestamp,        2026-13-22T00:00:00Z, 400, InvalidTimeStamp.Format",
        "Timestamp,        2001-11-22T00:00:00Z, 400, InvalidTimeStamp.Expired",
        "SignatureMethod,  -,                    400, MissingSignatureMethod",
        "SignatureMethod,  HMAC-MD5,             400, InvalidSignatureMethod",
        "SignatureVersion, 2.0,                  400, InvalidSignatureVersion",
        "SignatureNonce,   -,                    400, MissingSignatureNonce",
        "Word,             -,                    400, MissingWord",
        "Word,             gone,                 404, WordNotFound",
        "Word,             boom,                 500, InternalError",
        "Number,           0,                    400, InvalidParameter",
        "Number,           x,                    400, InvalidParameter"
      })
  void each_thing_that_is_wrong_has_its_code(String name, String value, int status, String code)
      throws IOException {
    Map<String, String> parameters = with(common(), "Word", "x");
    if (value == null) {
      parameters.remove(name);
    } else {
      parameters.put(name, value);
    }
    RawHttp.Answer answer = get(sign("GET", parameters));
    assertThat(answer.body()).contains(code);
    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void a_value_that_breaks_a_rule_is_told_with_the_rule() throws IOException {
    assertThat(get(signed("GET", Map.of("Word", "x", "Number", "10"))).body())
        .contains(
            "The specified parameter Number is not valid:"
                + " the value is a whole number from 1 to 9, was 10");
  }

  @Test
  void a_wrong_signature_is_told_with_the_text_that_was_to_be_signed() throws IOException {
    Map<String, String> parameters = sign("GET", with(common(), "Word", "x"));
    String expected = RpcSignature.stringToSign("GET", parameters);
    parameters.put("Signature", "AAAA");
    RawHttp.Answer answer = get(parameters);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(JSON.readTree(answer.body()).path("Message").asText())
        .endsWith("server string to sign is:" + expected);
  }

  @Test
  void a_parameter_that_was_changed_on_the_way_is_noticed() throws IOException {
    Map<String, String> parameters = sign("GET", with(common(), "Word", "x"));
    parameters.put("Word", "y");
    assertThat(get(parameters).body()).contains("SignatureDoesNotMatch");
  }

  @Test
  void a_request_without_signature_is_refused() throws IOException {
    assertThat(get(with(common(), "Word", "x")).body()).contains("IncompleteSignature");
  }

  @Test
  void a_temporary_key_needs_its_token_and_a_permanent_one_takes_none() throws IOException {
    Map<String, String> temporary = with(common(), "AccessKeyId", Gateway.TEMPORARY.id());
    temporary.put("Word", "x");
    assertThat(get(sign("GET", temporary, Gateway.TEMPORARY)).body())
        .contains("MissingSecurityToken");
    temporary.put("SecurityToken", "CAISanotherToken==");
    assertThat(get(sign("GET", temporary, Gateway.TEMPORARY)).body())
        .contains("InvalidSecurityToken.MismatchWithAccessKey");
    temporary.put("SecurityToken", "CAISexampleToken==");
    assertThat(word(get(sign("GET", temporary, Gateway.TEMPORARY)))).isEqualTo("x");
    assertThat(get(signed("GET", Map.of("Word", "x", "SecurityToken", "t"))).body())
        .contains("InvalidSecurityToken.MismatchWithAccessKey");
  }

  @Test
  void a_copy_of_a_request_is_refused_until_it_is_too_old_anyway() throws IOException {
    Map<String, String> parameters = signed("GET", Map.of("Word", "x"));
    assertThat(get(parameters).status()).isEqualTo(200);
    assertThat(get(parameters).body()).contains("SignatureNonceUsed");
    CLOCK.advance(Duration.ofMinutes(15));
    assertThat(get(parameters).body()).contains("SignatureNonceUsed");
    CLOCK.advance(Duration.ofSeconds(1));
    assertThat(get(parameters).body()).contains("InvalidTimeStamp.Expired");
  }

  @Test
  void a_nonce_is_not_used_up_by_a_request_with_a_wrong_signature() throws IOException {
    Map<String, String> parameters = signed("GET", Map.of("Word", "x"));
    Map<String, String> forged = new LinkedHashMap<>(parameters);
    forged.put("Signature", "AAAA");
    assertThat(get(forged).body()).contains("SignatureDoesNotMatch");
    assertThat(get(parameters).status()).isEqualTo(200);
  }

  @Test
  void the_region_is_in_the_host_or_else_in_the_parameters() throws IOException {
    String byHost =
        RawHttp.send(
                gateway.port(),
                "GET /?%s HTTP/1.1\nHost: ice.cn-beijing.example.test\n\n"
                    .formatted(query(signed("GET", Map.of("Word", "x")))))
            .body();
    assertThat(byHost).contains("\"Region\":\"cn-beijing\"");
    assertThat(get(signed("GET", Map.of("Word", "x", "RegionId", "cn-beijing"))).body())
        .contains("\"Region\":\"cn-beijing\"");
    assertThat(get(signed("GET", Map.of("Word", "x", "RegionId", "mars"))).body())
        .contains("\"Region\":\"cn-shanghai\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json                  | {\"Word\":               | 400 | not JSON",
        "application/json                  | [1]                      | 400 | JSON object",
        "application/x-www-form-urlencoded | Word=%zz                 | 400 | percent-encoded",
        "text/plain                        | Word=x                   | 400 | InvalidContentType"
      })
  void a_body_that_cannot_be_read_is_told(String type, String body, int status, String told)
      throws IOException {
    RawHttp.Answer answer =
        post(query(sign("POST", common())), "Content-Type: " + type + "\n", body);
    assertThat(answer.body()).contains(told);
    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void a_query_of_too_many_parameters_is_told_in_the_format_that_it_asks_for() throws IOException {
    String more =
        IntStream.range(0, 501).mapToObj(i -> "&p" + i + "=1").collect(Collectors.joining());
    RawHttp.Answer answer = send("GET /?Format=JSON" + more);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(JSON.readTree(answer.body()).path("Message").asText())
        .contains("at most 500 parameters");
  }

  @Test
  void text_behind_a_json_object_is_refused() throws IOException {
    RawHttp.Answer answer =
        post(
            query(sign("POST", common())),
            "Content-Type: application/json\n",
            "{\"Word\":\"x\"} {\"More\":\"y\"}");
    assertThat(answer.body()).contains("InvalidParameter", "not JSON");
  }

  @Test
  void of_a_repeated_parameter_the_first_counts() throws IOException {
    String once = query(sign("GET", with(common(), "Word", "first")));
    assertThat(word(send("GET /?" + once + "&Word=second"))).isEqualTo("first");
    String other = query(sign("GET", with(common(), "Word", "first")));
    assertThat(send("GET /?Word=second&" + other).body()).contains("SignatureDoesNotMatch");
  }

  @Test
  void what_a_json_object_says_does_not_override_the_query() throws IOException {
    Map<String, String> parameters = sign("POST", with(common(), "Word", "query"));
    RawHttp.Answer answer =
        post(query(parameters), "Content-Type: application/json\n", "{\"Word\":\"json\"}");
    assertThat(word(answer)).isEqualTo("query");
  }

  @Test
  void names_of_parameters_are_in_their_letter_case_only() throws IOException {
    assertThat(get(signed("GET", Map.of("word", "x"))).body()).contains("MissingWord");
  }

  @Test
  void an_action_of_another_product_is_unknown() throws IOException {
    try (var two =
        Gateway.start(
            CLOCK,
            new Product("test", "2020-01-01", List.of(new Tell())),
            new Product("other", "2020-01-02", List.of()))) {
      assertThat(two.call("2020-01-02", "Tell", Map.of("Word", "x")).path("Code").asText())
          .isEqualTo("InvalidApi.NotFound");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Action,           MissingAction",
    "Version,          MissingVersion",
    "AccessKeyId,      MissingAccessKeyId",
    "Timestamp,        MissingTimestamp",
    "SignatureMethod,  MissingSignatureMethod",
    "SignatureVersion, MissingSignatureVersion",
    "SignatureNonce,   MissingSignatureNonce",
    "Word,             MissingWord"
  })
  void an_empty_value_is_as_good_as_none(String name, String code) throws IOException {
    RawHttp.Answer answer = get(sign("GET", with(with(common(), "Word", "x"), name, "")));
    assertThat(JSON.readTree(answer.body()).path("Code").asText()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"!!!", "AAAA====", "%", "ä", " "})
  void a_signature_that_is_no_base64_does_not_match(String signature) throws IOException {
    Map<String, String> parameters = with(common(), "Word", "x");
    parameters.put("Signature", signature);
    assertThat(get(parameters).body()).contains("SignatureDoesNotMatch");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "+5", "5.0", "1e0", " 5", "0x5", "٥", "99999999999999999999", "true"})
  void what_is_no_number_within_the_bounds_is_refused(String number) throws IOException {
    assertThat(get(signed("GET", Map.of("Word", "x", "Number", number))).body())
        .contains("InvalidParameter", "a whole number from 1 to 9");
  }

  @Test
  void a_nonce_has_at_most_256_characters() throws IOException {
    Map<String, String> parameters = with(common(), "Word", "x");
    String nonce = UUID.randomUUID().toString().repeat(8).substring(0, 256);
    assertThat(get(sign("GET", with(parameters, "SignatureNonce", nonce))).status()).isEqualTo(200);
    parameters.remove("Signature");
    assertThat(get(sign("GET", with(parameters, "SignatureNonce", nonce + "x"))).body())
        .contains("InvalidSignatureNonce");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "OPTIONS", "DELETE"})
  void further_methods_are_refused(String method) throws IOException {
    RawHttp.Answer answer = send(method + " /?" + query(sign(method, with(common(), "Word", "x"))));
    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void a_body_of_more_than_four_mebibytes_is_refused() throws IOException {
    RawHttp.Answer answer =
        post(query(sign("POST", common())), FORM, "Word=" + "x".repeat(RpcRequest.BODY_MAX_BYTES));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body()).contains("RequestEntityTooLarge");
  }

  @Test
  void a_chunk_larger_than_memory_is_refused_when_it_is_announced() throws IOException {
    RawHttp.Answer answer =
        send(
            "POST /?" + query(sign("POST", common())),
            "Transfer-Encoding: chunked\n",
            "7fffff00\nWord=x");
    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void deep_json_is_refused() throws IOException {
    RawHttp.Answer answer =
        post(
            query(sign("POST", common())),
            "Content-Type: application/json\n",
            "{\"Word\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}");
    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void more_than_five_hundred_parameters_are_refused() throws IOException {
    String form =
        IntStream.range(0, 501).mapToObj(i -> "p" + i + "=1").collect(Collectors.joining("&"));
    RawHttp.Answer answer = post(query(sign("POST", common())), FORM, form);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("at most 500 parameters");
  }

  @Test
  void other_methods_are_refused() throws IOException {
    RawHttp.Answer answer = send("PUT /?" + query(sign("PUT", with(common(), "Word", "x"))));
    assertThat(answer.body()).contains("UnsupportedHTTPMethod");
  }

  private static final String FORM =
      "Content-Type: application/x-www-form-urlencoded; charset=utf-8\n";

  private static Map<String, String> common() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("Action", "Tell");
    parameters.put("Version", "2020-01-01");
    parameters.put("Format", "JSON");
    parameters.put("AccessKeyId", Gateway.KEY.id());
    parameters.put("SignatureMethod", "HMAC-SHA1");
    parameters.put("SignatureVersion", "1.0");
    parameters.put("SignatureNonce", UUID.randomUUID().toString());
    parameters.put("Timestamp", CLOCK.instant().toString());
    return parameters;
  }

  private static Map<String, String> with(
      Map<String, String> parameters, String name, String value) {
    parameters.put(name, value);
    return parameters;
  }

  private static Map<String, String> signed(String method, Map<String, String> more) {
    Map<String, String> parameters = common();
    parameters.putAll(more);
    return sign(method, parameters);
  }

  private static Map<String, String> sign(String method, Map<String, String> parameters) {
    return sign(method, parameters, Gateway.KEY);
  }

  private static Map<String, String> sign(
      String method, Map<String, String> parameters, AccessKey key) {
    String stringToSign = RpcSignature.stringToSign(method, parameters);
    parameters.put("Signature", RpcSignature.sign(key.secret(), stringToSign));
    return parameters;
  }

  private static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String word(RawHttp.Answer answer) throws IOException {
    return JSON.readTree(answer.body()).path("Word").asText();
  }

  private static RawHttp.Answer get(Map<String, String> parameters) throws IOException {
    return send("GET /?" + query(parameters));
  }

  private static RawHttp.Answer post(String query, String headers, String body) throws IOException {
    return send(
        "POST /?" + query, headers + "Content-Length: " + body.getBytes(UTF_8).length + "\n", body);
  }

  private static RawHttp.Answer send(String line) throws IOException {
    return send(line, "", "");
  }

  private static RawHttp.Answer send(String line, String headers, String body) throws IOException {
    return RawHttp.send(
        gateway.port(), line + " HTTP/1.1\nHost: gateway.test\n" + headers + "\n" + body);
  }
}
