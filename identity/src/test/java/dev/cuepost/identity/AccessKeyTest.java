package dev.cuepost.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AccessKeyTest {
  private static final AccessKey PERMANENT = new AccessKey("id", "hush", "1");
  private static final Instant ENDS = Instant.parse("2026-11-28T10:00:00Z");
  private static final AccessKey TEMPORARY =
      new AccessKey("id", "hush", PERMANENT.caller(), new AccessKey.Temporary("token", ENDS));

  @Test
  void a_permanent_key_goes_without_a_token() {
    assertThat(PERMANENT.allows("")).isTrue();
    assertThat(PERMANENT.allows("token")).isFalse();
  }

  @Test
  void a_temporary_key_goes_with_its_own_token() {
    assertThat(TEMPORARY.allows("token")).isTrue();
    assertThat(TEMPORARY.allows("")).isFalse();
    assertThat(TEMPORARY.allows("token2")).isFalse();
  }

  @Test
  void a_temporary_key_is_of_no_use_from_its_end_on() {
    assertThat(TEMPORARY.expired(ENDS.minusMillis(1))).isFalse();
    assertThat(TEMPORARY.expired(ENDS)).isTrue();
    assertThat(PERMANENT.expired(Instant.MAX)).isFalse();
  }

  @Test
  void secrets_are_not_in_its_text() {
    assertThat(TEMPORARY.toString()).contains("id", "temporary").doesNotContain("hush", "token");
  }
}
