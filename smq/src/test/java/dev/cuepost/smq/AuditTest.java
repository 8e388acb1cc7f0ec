package dev.cuepost.smq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.audit.AuditEntry;
import dev.cuepost.identity.audit.Outcome;
import org.junit.jupiter.api.Test;

/** What the audit log hears of the requests. */
class AuditTest extends ProtocolTest {
  @Test
  void changes_of_queues_are_told_and_messages_are_not() {
    createQueue("q");
    sendMessage("hello");
    call("GET", "/queues/q");
    call("DELETE", "/queues/q");
    assertThat(server.audited())
        .extracting(AuditEntry::action)
        .containsExactly("mns:CreateQueue", "mns:DeleteQueue");
    AuditEntry first = server.audited().getFirst();
    assertThat(first.outcome()).isEqualTo(Outcome.ALLOWED);
    assertThat(first.caller()).isEqualTo("acs:ram::1000000000000001:root");
    assertThat(first.keyId()).isEqualTo("testKey");
    assertThat(first.source()).isEqualTo("127.0.0.1");
    assertThat(first.resource()).isEqualTo("acs:mns:cn-shanghai:1000000000000001:/queues/q");
    assertThat(first.requestId()).hasSize(24);
  }

  @Test
  void refusals_are_told_with_the_account_whose_key_was_tried() {
    send(request("GET", "/queues/q").by(new AccessKey("testKey", "guess", "1")));
    send(request("GET", "/queues/q").by(new AccessKey("nobody", "guess", "1")));
    assertThat(server.audited())
        .extracting(
            AuditEntry::outcome, AuditEntry::account, AuditEntry::caller, AuditEntry::reason)
        .containsExactly(
            tuple(Outcome.FAILED, "1000000000000001", "", "SignatureDoesNotMatch"),
            tuple(Outcome.FAILED, "", "", "InvalidAccessKeyId"));
  }

  @Test
  void no_secret_gets_into_it() {
    createQueue("q");
    send(
        request("PUT", "/queues/q")
            .by(SmqServer.TEMPORARY_KEY)
            .header("security-token", "wrongToken"));
    send(
        request("PUT", "/queues/r")
            .by(SmqServer.TEMPORARY_KEY)
            .header("security-token", "theToken"));
    assertThat(server.audited()).hasSize(3);
    assertThat(server.audited().toString())
        .doesNotContain("testSecret", "briefSecret", "theToken", "wrongToken", "MNS ");
  }
}
