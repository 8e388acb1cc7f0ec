package dev.cuepost.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RpcSignatureTest {
  @Test
  void the_documented_example_gets_the_documented_signature() {
    var parameters =
        Map.of(
            "AccessKeyId", "testAccessKeyId",
            "Action", "GetVideoPlayAuth",
            "Format", "JSON",
            "SignatureMethod", "HMAC-SHA1",
            "SignatureNonce", "8f8a035d-6496-4268-afd4-67c22837e38d",
            "SignatureVersion", "1.0",
            "Timestamp", "2017-10-10T12:02:54Z",
            "Version", "2017-03-21",
            "VideoId", "5aed81b74ba84920be578cdfe004af4b");
    String signature =
        RpcSignature.sign("testAccessKeySecret", RpcSignature.stringToSign("GET", parameters));
    assertThat(signature).isEqualTo("Ibgh7y8Vp47LBuAsf5Xhi1SvDss=");
  }

  @Test
  void a_space_and_a_query_in_a_value_are_signed_as_the_official_client_signs_them() {
    Map<String, String> parameters = common("SetEventCallback", "8243a3dd59459b80f2e29e1e8a1248a3");
    parameters.put("Timestamp", "2026-11-22T01:32:24Z");
    parameters.put("AuthKey", "Key4Demo");
    parameters.put("AuthSwitch", "on");
    parameters.put("CallbackType", "HTTP");
    parameters.put("CallbackURL", "https://cb.example.test/ims?x=1 2");
    parameters.put("EventTypeList", "ProduceMediaComplete,FileUploadComplete");
    String stringToSign = RpcSignature.stringToSign("POST", parameters);
    assertThat(stringToSign)
        .startsWith("POST&%2F&AccessKeyId%3DLTAIexampleAk01%26Action%3DSetEventCallback%26AuthKey")
        .contains("CallbackURL%3Dhttps%253A%252F%252Fcb.example.test%252Fims%253Fx%253D1%25202%26");
    assertThat(RpcSignature.sign("ExampleSecret0001", stringToSign))
        .isEqualTo("+EDiwnT/BD7ZBPWfTt1aXoDgBUQ=");
  }

  @Test
  void parameters_of_the_form_are_signed_with_those_of_the_query() {
    Map<String, String> parameters =
        common("SubmitMediaProducingJob", "696dc006eec0e9d76533a1abab5ecb74");
    parameters.put("Timestamp", "2026-11-22T01:32:26Z");
    parameters.put("Timeline", "{\"VideoTracks\":[]}");
    parameters.put(
        "OutputMediaConfig", "{\"MediaURL\":\"https://b1.oss-cn-shanghai.aliyuncs.com/o.mp4\"}");
    parameters.put("UserData", "{\"NotifyAddress\":\"http://127.0.0.1:9/cb\"}");
    assertThat(
            RpcSignature.sign("ExampleSecret0001", RpcSignature.stringToSign("POST", parameters)))
        .isEqualTo("h+o5FbiL0RoUmDZ1uvwGshEJ+UM=");
  }

  @Test
  void a_security_token_is_signed_like_any_parameter() {
    Map<String, String> parameters = common("GetEventCallback", "3477b755c096b9e5d243c07cb55d6e1b");
    parameters.put("Timestamp", "2026-11-22T01:32:27Z");
    parameters.put("AccessKeyId", "STS.exampleTmpAk");
    parameters.put("SecurityToken", "CAISexampleToken==");
    assertThat(
            RpcSignature.sign("ExampleTmpSecret01", RpcSignature.stringToSign("POST", parameters)))
        .isEqualTo("Qx/FshVfmRGWftcsl2tdkJDQNaM=");
  }

  @Test
  void names_are_sorted_as_they_are_and_not_as_they_are_written() {
    assertThat(RpcSignature.stringToSign("GET", Map.of("a", "1", "Z", "2", "{b}", "3", "é", "4")))
        .isEqualTo("GET&%2F&Z%3D2%26a%3D1%26%257Bb%257D%3D3%26%25C3%25A9%3D4");
  }

  @Test
  void a_parameter_without_value_may_be_signed_or_left_out() {
    Map<String, String> full = Map.of("Action", "A", "Empty", "", "Version", "V");
    Map<String, String> bare = Map.of("Action", "A", "Version", "V");
    String signedFull = RpcSignature.sign("s", RpcSignature.stringToSign("POST", full));
    String signedBare = RpcSignature.sign("s", RpcSignature.stringToSign("POST", bare));
    assertThat(signedFull).isNotEqualTo(signedBare);
    assertThat(RpcSignature.verify("s", "POST", full, signedFull)).isTrue();
    assertThat(RpcSignature.verify("s", "POST", full, signedBare)).isTrue();
    assertThat(RpcSignature.verify("s", "POST", bare, signedFull)).isFalse();
  }

  @Test
  void the_signature_parameter_itself_is_not_signed() {
    Map<String, String> bare = Map.of("Action", "A");
    assertThat(RpcSignature.stringToSign("GET", Map.of("Action", "A", "Signature", "x")))
        .isEqualTo(RpcSignature.stringToSign("GET", bare));
  }

  @Test
  void another_secret_method_or_value_does_not_verify() {
    Map<String, String> parameters = Map.of("Action", "A", "B", "1");
    String signature = RpcSignature.sign("s", RpcSignature.stringToSign("POST", parameters));
    assertThat(RpcSignature.verify("s", "POST", parameters, signature)).isTrue();
    assertThat(RpcSignature.verify("t", "POST", parameters, signature)).isFalse();
    assertThat(RpcSignature.verify("s", "GET", parameters, signature)).isFalse();
    assertThat(RpcSignature.verify("s", "POST", Map.of("Action", "A", "B", "2"), signature))
        .isFalse();
    assertThat(RpcSignature.verify("s", "POST", parameters, "")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"a b,a%20b", "*,%2A", "~,~", "+,%2B", "中,%E4%B8%AD"})
  void values_are_percent_encoded_by_rfc_3986(String raw, String encoded) {
    assertThat(RpcSignature.percentEncode(raw)).isEqualTo(encoded);
  }

  @Test
  void upper_case_names_sort_before_lower_case_ones() {
    assertThat(RpcSignature.stringToSign("GET", Map.of("a", "1", "B", "2")))
        .isEqualTo("GET&%2F&B%3D2%26a%3D1");
  }

  private static Map<String, String> common(String action, String nonce) {
    return new HashMap<>(
        Map.of(
            "AccessKeyId", "LTAIexampleAk01",
            "Action", action,
            "Format", "json",
            "SignatureMethod", "HMAC-SHA1",
            "SignatureNonce", nonce,
            "SignatureVersion", "1.0",
            "Version", "2020-11-09"));
  }
}
