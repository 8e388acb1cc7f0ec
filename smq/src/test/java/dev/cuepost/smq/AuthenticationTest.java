package dev.cuepost.smq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.MnsScope;
import dev.cuepost.identity.MnsScope.Dialect;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask, by either signature. The clock stands at 2026-11-22T00:00:00Z. */
class AuthenticationTest extends ProtocolTest {
  private static final String HEX =
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  private static final MnsScope TODAY = new MnsScope(Dialect.ALIYUN, "20261122", "cn-hangzhou");

  @Test
  void a_missing_signature_is_named() {
    assertThat(sendText(request("GET", "/queues").unsigned(host(), "")).outcome())
        .isEqualTo("400 MissingAuthorizationHeader");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic YTpi", "MNS testKey", "MNS :x", "MNS"})
  void a_signature_of_another_form_is_refused(String authorization) {
    assertThat(sendText(request("GET", "/queues").unsigned(host(), authorization)).outcome())
        .isEqualTo("400 InvalidAuthorizationHeader");
  }

  @Test
  void a_date_is_required() {
    assertThat(send(request("GET", "/queues").without("Date")).outcome())
        .isEqualTo("400 MissingDateHeader");
  }

  @Test
  void a_date_must_be_one() {
    assertThat(send(request("GET", "/queues").header("Date", "yesterday")).outcome())
        .isEqualTo("400 InvalidDateHeader");
  }

  @Test
  void the_protocols_own_date_header_replaces_the_other() {
    var date = "Sun, 22 Nov 2026 00:00:00 GMT";
    assertThat(
            send(request("GET", "/queues").header("Date", "x").header("x-mns-date", date)).status())
        .isEqualTo(200);
    assertThat(send(request("GET", "/queues").without("Date").header("x-mns-date", date)).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"900, 200", "-900, 200", "901, 408 TimeExpired", "-901, 408 TimeExpired"})
  void a_clock_may_be_off_by_a_quarter_of_an_hour(long seconds, String outcome) {
    var request = request("GET", "/queues").sign(host());
    clock.advance(Duration.ofSeconds(seconds));
    assertThat(sendText(request).outcome()).isEqualTo(outcome);
  }

  @Test
  void an_unknown_key_is_refused() {
    assertThat(send(request("GET", "/queues").by(new AccessKey("nobody", "s", "1"))).outcome())
        .isEqualTo("403 InvalidAccessKeyId");
  }

  @Test
  void a_wrong_secret_is_refused() {
    var wrong = new AccessKey(SmqServer.KEY.id(), "wrong", SmqServer.KEY.account());
    assertThat(send(request("GET", "/queues").by(wrong)).outcome())
        .isEqualTo("403 SignatureDoesNotMatch");
  }

  @Test
  void what_the_signature_covers_cannot_be_changed_afterwards() {
    var signed = request("PUT", "/queues/q").sign(host());
    assertThat(sendText(signed.replace("/queues/q", "/queues/p")).outcome())
        .isEqualTo("403 SignatureDoesNotMatch");
    assertThat(sendText(signed.replace("PUT /", "DELETE /")).outcome())
        .isEqualTo("403 SignatureDoesNotMatch");
    assertThat(
            sendText(signed.replace("Content-Type:", "x-mns-more: 1\r\nContent-Type:")).outcome())
        .isEqualTo("403 SignatureDoesNotMatch");
  }

  @Test
  void the_query_is_signed_as_it_stands_in_the_request_line() {
    createQueue("q");
    assertThat(call("DELETE", "/queues/q/messages?ReceiptHandle=1-a+b/c==&x=%2F").outcome())
        .isEqualTo("400 ReceiptHandleError");
    assertThat(call("GET", "/queues/q?").outcome()).isEqualTo("200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/queues",
        "/queues/q/messages?numOfMessages=16&waitseconds=0",
        "/queues/q/messages?PeekOnly=true",
        "/?accountmeta=true"
      })
  void the_newer_signature_is_as_good(String target) {
    createQueue("q");
    var outcome = call("GET", target).outcome();
    assertThat(outcome).isIn("200", "404 MessageNotExist");
    assertThat(sendText(request("GET", target).signV4(host(), "", TODAY)).outcome())
        .isEqualTo(outcome);
  }

  @Test
  void a_receipt_handle_may_be_escaped_before_or_after_the_newer_signature() {
    createQueue("q");
    var plain = "/queues/q/messages?ReceiptHandle=1-a+b/c==";
    var escaped = "/queues/q/messages?ReceiptHandle=1-a%2Bb%2Fc%3D%3D";
    var signedPlain = request("DELETE", plain).signV4(host(), "", TODAY);
    for (var request :
        new String[] {
          signedPlain,
          signedPlain.replace(plain, escaped),
          request("DELETE", escaped).signV4(host(), "", TODAY)
        }) {
      assertThat(sendText(request).outcome()).isEqualTo("400 ReceiptHandleError");
    }
  }

  @Test
  void the_words_of_private_clouds_are_understood() {
    var scope = new MnsScope(Dialect.APSARA, "20261122", "somewhere");
    assertThat(sendText(request("GET", "/queues").signV4(host(), "", scope)).status())
        .isEqualTo(200);
  }

  @Test
  void the_newer_signature_is_good_for_the_day_of_the_request_only() {
    var yesterday = new MnsScope(Dialect.ALIYUN, "20261121", "cn-hangzhou");
    assertThat(sendText(request("GET", "/queues").signV4(host(), "", yesterday)).outcome())
        .isEqualTo("403 SignatureDoesNotMatch");
    var before = request("GET", "/queues").header("x-mns-date", "Sat, 21 Nov 2026 23:59:59 GMT");
    assertThat(sendText(before.signV4(host(), "", yesterday)).status()).isEqualTo(200);
  }

  @Test
  void what_the_newer_signature_covers_cannot_be_changed_afterwards() {
    var target = "/queues/q/messages?ReceiptHandle=x";
    var signed = request("DELETE", target).signV4(host(), "", TODAY);
    for (var changed :
        new String[] {
          signed.replace("/queues/q", "/queues/p"),
          signed.replace("DELETE /", "PUT /"),
          signed.replace("Handle=x", "Handle=y"),
          signed.replace("00:00:00", "00:00:01"),
          signed.replace("cn-hangzhou", "cn-beijing"),
          signed.replace("Content-Type: ", "x-mns-more: 1\r\nContent-Type: ")
        }) {
      assertThat(sendText(changed).outcome()).isEqualTo("403 SignatureDoesNotMatch");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ReceiptHandle=evil&", "receipthandle=evil&", "%52eceiptHandle=evil&"})
  void a_parameter_put_before_a_signed_one_of_its_name_has_no_effect(String added) {
    createQueue("q");
    sendMessage("a");
    var good = receiveHandle();
    var signed =
        request("DELETE", "/queues/q/messages?ReceiptHandle=" + good).signV4(host(), "", TODAY);
    assertThat(sendText(signed.replace("?", "?" + added)).outcome())
        .isIn("204", "403 SignatureDoesNotMatch");
  }

  @Test
  void a_wrong_secret_an_unknown_key_and_an_old_date_are_refused_with_the_newer_one_too() {
    var wrong = new AccessKey(SmqServer.KEY.id(), "wrong", SmqServer.KEY.account());
    assertThat(sendText(request("GET", "/queues").by(wrong).signV4(host(), "", TODAY)).outcome())
        .isEqualTo("403 SignatureDoesNotMatch");
    var nobody = new AccessKey("nobody", "s", "1");
    assertThat(sendText(request("GET", "/queues").by(nobody).signV4(host(), "", TODAY)).outcome())
        .isEqualTo("403 InvalidAccessKeyId");
    var signed = request("GET", "/queues").signV4(host(), "", TODAY);
    clock.advance(Duration.ofSeconds(901));
    assertThat(sendText(signed).outcome()).isEqualTo("408 TimeExpired");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MNS4-HMAC-SHA256",
        "MNS4-HMAC-SHA256 Credential=testKey/20261122/r/mns/aliyun_v4_request,Signature=0",
        "MNS4-HMAC-SHA256 Credential=testKey/20261122/r/oss/aliyun_v4_request,Signature=" + HEX,
        "APSARA-MNS4-HMAC-SHA256 Credential=k/20261122/r/mns/aliyun_v4_request,Signature=" + HEX
      })
  void a_newer_signature_of_another_form_is_refused(String authorization) {
    assertThat(sendText(request("GET", "/queues").unsigned(host(), authorization)).outcome())
        .isEqualTo("400 InvalidAuthorizationHeader");
  }

  @Test
  void a_temporary_key_goes_with_its_token_and_no_other() {
    assertThat(withToken(SmqServer.TEMPORARY_KEY, "theToken")).isEqualTo("200");
    assertThat(withToken(SmqServer.TEMPORARY_KEY, "another")).isEqualTo("403 InvalidAccessKeyId");
    assertThat(withToken(SmqServer.TEMPORARY_KEY, "")).isEqualTo("403 InvalidAccessKeyId");
    assertThat(send(request("GET", "/queues").by(SmqServer.TEMPORARY_KEY)).outcome())
        .isEqualTo("403 InvalidAccessKeyId");
  }

  @Test
  void a_permanent_key_goes_without_a_token() {
    assertThat(withToken(SmqServer.KEY, "")).isEqualTo("200");
    assertThat(withToken(SmqServer.KEY, "theToken")).isEqualTo("403 InvalidAccessKeyId");
  }

  @Test
  void a_token_is_not_part_of_the_signature() {
    var signed = request("GET", "/queues").by(SmqServer.TEMPORARY_KEY).sign(host());
    assertThat(
            sendText(signed.replace("Authorization:", "security-token: theToken\r\nAuthorization:"))
                .status())
        .isEqualTo(200);
  }

  private String withToken(AccessKey key, String token) {
    return send(request("GET", "/queues").by(key).header("security-token", token)).outcome();
  }
}
