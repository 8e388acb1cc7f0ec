package dev.cuepost.openapi.oss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.audit.AuditEntry;
import dev.cuepost.identity.audit.Outcome;
import dev.cuepost.queue.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the audit log hears of the requests. */
class ObjectAuditTest {
  private final ManualClock clock = new ManualClock();
  @TempDir private Path directory;

  @Test
  void refusals_are_told_and_objects_are_not() throws IOException {
    try (var face = ObjectFace.start(directory, clock)) {
      send(face, "PUT", ObjectFace.OWNER);
      send(face, "GET", ObjectFace.OWNER);
      assertThat(face.audited()).isEmpty();
      send(face, "PUT", ObjectFace.STRANGER);
      send(face, "GET", new AccessKey(ObjectFace.OWNER.id(), "guess", "1"));
      assertThat(face.audited())
          .extracting(
              AuditEntry::outcome, AuditEntry::action, AuditEntry::keyId, AuditEntry::reason)
          .containsExactly(
              tuple(Outcome.DENIED, "oss:PutObject", "LTAIstranger", "AccessDenied"),
              tuple(Outcome.FAILED, "oss:GetObject", "LTAIowner", "SignatureDoesNotMatch"));
      assertThat(face.audited().toString())
          .doesNotContain("StrangerSecret", "guess", "Signature=", "OSS4");
    }
  }

  private void send(ObjectFace face, String method, AccessKey key) throws IOException {
    new OssV4Request(method, method.equals("PUT") ? "x" : "", clock.instant(), "20261122")
        .signHeader(key)
        .send(face);
  }
}
