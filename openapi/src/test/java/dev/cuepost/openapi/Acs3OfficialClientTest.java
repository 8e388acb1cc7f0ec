package dev.cuepost.openapi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.Client;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teaopenapi.models.OpenApiRequest;
import com.aliyun.teaopenapi.models.Params;
import com.aliyun.teautil.models.RuntimeOptions;
import dev.cuepost.identity.AccessKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The official generic client, unchanged, which signs in the headers as today's generated clients
 * do. It signs with the machine's own time.
 */
class Acs3OfficialClientTest {
  private static final String WORD = "{\"a\":\"+ %20&=中*~\"}";
  private static Gateway gateway;

  @BeforeAll
  static void start() {
    gateway =
        Gateway.start(
            InstantSource.system(), new Product("test", "2020-01-01", List.of(new Tell())));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void parameters_of_the_query_arrive(String method) throws Exception {
    Map<String, ?> told =
        call(Gateway.KEY, method, "json", new OpenApiRequest().setQuery(Map.of("Word", WORD)));
    assertThat(told.get("Word")).isEqualTo(WORD);
    assertThat(told.get("Account")).isEqualTo(Gateway.ACCOUNT);
  }

  @Test
  void a_form_body_arrives() throws Exception {
    var request =
        new OpenApiRequest().setQuery(Map.of("More", "m n")).setBody(Map.of("Word", WORD));
    Map<String, ?> told = call(Gateway.KEY, "POST", "formData", request);
    assertThat(told.get("Word")).isEqualTo(WORD);
    assertThat(told.get("More")).isEqualTo("m n");
  }

  @Test
  void a_json_body_arrives() throws Exception {
    var request =
        new OpenApiRequest()
            .setQuery(Map.of("More", "m"))
            .setBody(Map.of("Word", Map.of("a", List.of(1, true, "中")), "Number", 7));
    Map<String, ?> told = call(Gateway.KEY, "POST", "json", request);
    assertThat(told.get("Word")).isEqualTo("{\"a\":[1,true,\"中\"]}");
    assertThat(told.get("Number")).isEqualTo(7L);
  }

  @Test
  void a_temporary_key_is_taken_with_its_token() throws Exception {
    var request = new OpenApiRequest().setBody(Map.of("Word", WORD));
    assertThat(call(Gateway.TEMPORARY, "POST", "formData", request).get("Word")).isEqualTo(WORD);
  }

  @Test
  void a_wrong_secret_is_told_with_the_text_that_was_to_be_signed() {
    assertRefused(
        new AccessKey(Gateway.KEY.id(), "AnotherSecret", Gateway.ACCOUNT),
        "SignatureDoesNotMatch",
        "server string to sign is:ACS3-HMAC-SHA256\n");
  }

  @Test
  void wrong_keys_and_tokens_are_told() {
    assertRefused(
        new AccessKey("LTAInobody", "s", "0"), "InvalidAccessKeyId.NotFound", "code: 404");
    assertRefused(
        new AccessKey(Gateway.TEMPORARY.id(), Gateway.TEMPORARY.secret(), Gateway.ACCOUNT),
        "MissingSecurityToken",
        "code: 400");
  }

  private static void assertRefused(AccessKey key, String code, String message) {
    assertThatThrownBy(
            () -> call(key, "POST", "json", new OpenApiRequest().setQuery(Map.of("Word", "x"))))
        .isInstanceOfSatisfying(
            TeaException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo(code);
              assertThat(e.getMessage()).contains(message);
            });
  }

  @SuppressWarnings("unchecked") // the client's own untyped maps
  private static Map<String, ?> call(
      AccessKey key, String method, String bodyType, OpenApiRequest request) throws Exception {
    var config =
        new Config()
            .setAccessKeyId(key.id())
            .setAccessKeySecret(key.secret())
            .setEndpoint(gateway.endpoint())
            .setProtocol("HTTP");
    key.temporary().map(AccessKey.Temporary::securityToken).ifPresent(config::setSecurityToken);
    var operation =
        new Params()
            .setAction("Tell")
            .setVersion("2020-01-01")
            .setProtocol("HTTP")
            .setPathname("/")
            .setMethod(method)
            .setAuthType("AK")
            .setStyle("RPC")
            .setReqBodyType(bodyType)
            .setBodyType("json");
    var answer = new Client(config).callApi(operation, request, new RuntimeOptions());
    return (Map<String, ?>) requireNonNull(answer.get("body"));
  }
}
