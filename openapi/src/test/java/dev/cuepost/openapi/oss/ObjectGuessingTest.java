package dev.cuepost.openapi.oss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.openapi.RawHttp;
import dev.cuepost.queue.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many failed signatures from one address. */
class ObjectGuessingTest {
  private final ManualClock clock = new ManualClock();
  @TempDir private Path directory;

  @Test
  void many_wrong_signatures_are_answered_later_and_right_ones_are_not() throws IOException {
    try (var face = ObjectFace.start(directory, clock)) {
      for (int i = 0; i < 7; i++) {
        assertThat(get(face, new AccessKey(ObjectFace.OWNER.id(), "guess", "1")).body())
            .contains("<Code>SignatureDoesNotMatch</Code>");
        assertThat(get(face, new AccessKey("nobody", "guess", "1")).body())
            .contains("<Code>InvalidAccessKeyId</Code>");
        assertThat(get(face, ObjectFace.TEMPORARY).body())
            .contains("<Code>InvalidAccessKeyId</Code>");
      }
      assertThat(face.delays()).containsExactly(Duration.ofMillis(100));
      assertThat(get(face, ObjectFace.OWNER).body()).contains("<Code>NoSuchKey</Code>");
      assertThat(face.delays()).hasSize(1);
    }
  }

  private RawHttp.Answer get(ObjectFace face, AccessKey key) throws IOException {
    return new OssV4Request("GET", "", clock.instant(), "20261122").signHeader(key).send(face);
  }
}
