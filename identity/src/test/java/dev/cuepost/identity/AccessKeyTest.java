package dev.cuepost.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessKeyTest {
  private static final AccessKey PERMANENT = new AccessKey("id", "hush", "1");
  private static final AccessKey TEMPORARY = new AccessKey("id", "hush", "1", Optional.of("token"));

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
  void secrets_are_not_in_its_text() {
    assertThat(TEMPORARY.toString()).contains("id", "temporary").doesNotContain("hush", "token");
  }
}
