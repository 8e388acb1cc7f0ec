package dev.cuepost.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.identity.audit.AuditEntry;
import dev.cuepost.identity.audit.Outcome;
import dev.cuepost.queue.ManualClock;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the audit log hears of the calls. */
class AuditTest {
  private static final String VERSION = "2020-01-01";

  /** Does nothing, under a name that says whether it would change something. */
  private record Named(String name) implements Action {
    @Override
    public List<Parameter<?>> parameters() {
      return List.of();
    }

    @Override
    public Fields answer(Call call) {
      return new Fields();
    }
  }

  private static final Product PRODUCT =
      new Product(
          "test", VERSION, List.of(new Named("SetThing"), new Named("GetThing"), new Tell()));

  @Test
  void calls_that_change_something_are_told_and_reads_are_not() throws IOException {
    try (var gateway = Gateway.start(new ManualClock(), PRODUCT)) {
      gateway.call(VERSION, "GetThing", Map.of());
      gateway.call(VERSION, "SetThing", Map.of("Password", "ofSomebody"));
      assertThat(gateway.audited()).hasSize(1);
      AuditEntry entry = gateway.audited().getFirst();
      assertThat(entry.action()).isEqualTo("test:SetThing");
      assertThat(entry.outcome()).isEqualTo(Outcome.ALLOWED);
      assertThat(entry.caller()).isEqualTo(Gateway.KEY.caller().arn());
      assertThat(entry.resource()).isEqualTo("acs:test:cn-shanghai:1000000000000001:*");
      assertThat(entry.toString()).doesNotContain("ofSomebody", Gateway.KEY.secret());
    }
  }

  @Test
  void a_wrong_signature_is_told_without_what_was_signed() throws IOException {
    var clock = new ManualClock();
    try (var gateway = Gateway.start(clock, PRODUCT)) {
      RawHttp.send(
          gateway.port(),
          """
          GET /?Action=GetThing&Version=%s&Password=ofSomebody&AccessKeyId=%s&Timestamp=%s\
          &SignatureMethod=HMAC-SHA1&SignatureVersion=1.0&SignatureNonce=n&Signature=guess HTTP/1.1
          Host: gateway.test

          """
              .formatted(VERSION, Gateway.KEY.id(), WireTime.of(clock.instant())));
      assertThat(gateway.audited()).hasSize(1);
      AuditEntry entry = gateway.audited().getFirst();
      assertThat(entry.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(entry.reason()).isEqualTo("SignatureDoesNotMatch");
      assertThat(entry.keyId()).isEqualTo(Gateway.KEY.id());
      assertThat(entry.caller()).isEmpty();
      assertThat(entry.toString()).doesNotContain("ofSomebody", "guess");
    }
  }
}
