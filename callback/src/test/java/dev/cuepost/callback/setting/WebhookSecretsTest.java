package dev.cuepost.callback.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.setting.WebhookSecrets.Rotation;
import dev.cuepost.callback.signature.WebhookSecret;
import dev.cuepost.state.Bulletin;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("stored")
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class WebhookSecretsTest {
  private static final String REGION = "cn-shanghai";
  private static final Instant NOW = Instant.parse("2026-12-01T10:00:00.123Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final WebhookSecret FIRST = WebhookSecret.generate(new SecureRandom());
  private static final WebhookSecret SECOND = WebhookSecret.generate(new SecureRandom());
  private static final WebhookSecret THIRD = WebhookSecret.generate(new SecureRandom());

  @TempDir Path directory;
  private Database database;
  private WebhookSecrets secrets;

  @BeforeEach
  void open() {
    database = TestDatabase.open(directory);
    secrets = WebhookSecrets.open(database.jdbi(), Bulletin.ALONE, new Reversed("k1"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void reopen() {
    close();
    open();
  }

  private Optional<WebhookKeys> create(WebhookSecret secret) {
    return secrets.create("1", REGION, Product.IMS, secret, NOW);
  }

  private Rotation rotate(WebhookSecret next, Instant now, Duration overlap) {
    return secrets.rotate("1", REGION, Product.IMS, next, now, overlap);
  }

  private Optional<WebhookKeys> found() {
    return secrets.find("1", REGION, Product.IMS);
  }

  private List<WebhookSecret> at(Instant now) {
    return secrets.at("1", REGION, Product.IMS, now);
  }

  @Test
  void there_is_no_secret_until_one_is_made() {
    assertThat(found()).isEmpty();
    assertThat(at(NOW)).isEmpty();
    var keys = new WebhookKeys(FIRST, NOW, Optional.empty());
    assertThat(create(FIRST)).contains(keys);
    assertThat(found()).contains(keys);
    assertThat(at(NOW)).containsExactly(FIRST);
    reopen();
    assertThat(found()).contains(keys);
  }

  @Test
  void a_secret_is_not_replaced_by_making_another() {
    create(FIRST);
    assertThat(create(SECOND)).isEmpty();
    assertThat(at(NOW)).containsExactly(FIRST);
    reopen();
    assertThat(at(NOW)).containsExactly(FIRST);
  }

  @Test
  void accounts_regions_and_products_are_independent() {
    create(FIRST);
    secrets.create("1", REGION, Product.VOD, SECOND, NOW);
    secrets.create("1", "cn-beijing", Product.IMS, THIRD, NOW);
    secrets.delete("2", REGION, Product.IMS);
    for (int opened = 0; opened < 2; opened++) {
      assertThat(at(NOW)).containsExactly(FIRST);
      assertThat(secrets.at("1", REGION, Product.VOD, NOW)).containsExactly(SECOND);
      assertThat(secrets.at("1", "cn-beijing", Product.IMS, NOW)).containsExactly(THIRD);
      assertThat(secrets.at("2", REGION, Product.IMS, NOW)).isEmpty();
      reopen();
    }
    secrets.delete("1", REGION, Product.VOD);
    assertThat(secrets.at("1", REGION, Product.VOD, NOW)).isEmpty();
    assertThat(at(NOW)).containsExactly(FIRST);
  }

  @Test
  void after_a_rotation_both_sign_until_the_overlap_has_ended() {
    create(FIRST);
    Instant later = NOW.plusSeconds(60);
    Instant end = later.plus(DAY);
    var keys = new WebhookKeys(SECOND, later, Optional.of(new WebhookKeys.Previous(FIRST, end)));
    assertThat(rotate(SECOND, later, DAY)).isEqualTo(new Rotation.Rotated(keys));
    for (int opened = 0; opened < 2; opened++) {
      assertThat(found()).contains(keys);
      assertThat(at(later)).containsExactly(SECOND, FIRST);
      assertThat(at(end.minusMillis(1))).containsExactly(SECOND, FIRST);
      assertThat(at(end)).containsExactly(SECOND);
      reopen();
    }
  }

  @Test
  void a_rotation_without_overlap_leaves_only_the_new_one() {
    create(FIRST);
    rotate(SECOND, NOW, Duration.ZERO);
    assertThat(found()).contains(new WebhookKeys(SECOND, NOW, Optional.empty()));
    assertThat(stored()).doesNotContainKey("sealed_previous");
  }

  @Test
  void a_rotation_during_another_drops_the_oldest() {
    create(FIRST);
    rotate(SECOND, NOW, DAY);
    rotate(THIRD, NOW.plusSeconds(1), Duration.ofHours(1));
    assertThat(at(NOW.plusSeconds(1))).containsExactly(THIRD, SECOND);
    assertThat(at(NOW.plusSeconds(3_601))).containsExactly(THIRD);
  }

  @Test
  void what_cannot_be_rotated_stays_as_it_is() {
    assertThat(rotate(FIRST, NOW, DAY)).isEqualTo(new Rotation.NothingToRotate());
    assertThat(found()).isEmpty();
    create(FIRST);
    assertThat(rotate(WebhookSecret.parse(FIRST.reveal()), NOW.plusSeconds(1), DAY))
        .isEqualTo(new Rotation.SameSecret());
    assertThat(found()).contains(new WebhookKeys(FIRST, NOW, Optional.empty()));
  }

  @Test
  void a_deleted_secret_and_the_one_before_it_are_gone() {
    create(FIRST);
    rotate(SECOND, NOW, DAY);
    secrets.delete("1", REGION, Product.IMS);
    secrets.delete("1", REGION, Product.IMS);
    assertThat(at(NOW)).isEmpty();
    reopen();
    assertThat(at(NOW)).isEmpty();
    assertThat(create(THIRD)).isPresent();
  }

  @Test
  void both_are_stored_sealed_each_for_its_own_use_and_sealed_anew() {
    create(FIRST);
    rotate(SECOND, NOW, DAY);
    Optional<WebhookKeys> before = found();
    assertThat(stored())
        .hasEntrySatisfying(
            "sealed_secret",
            sealed ->
                assertThat(sealed.toString()).startsWith("k1|webhook_secret 1 cn-shanghai IMS|"))
        .hasEntrySatisfying(
            "sealed_previous",
            sealed ->
                assertThat(sealed.toString())
                    .startsWith("k1|webhook_secret 1 cn-shanghai IMS previous|"));
    assertThat(stored().toString()).doesNotContain(FIRST.reveal(), SECOND.reveal());

    var changed = CallbackSettings.open(database.jdbi(), Bulletin.ALONE, new Reversed("k2"));
    database.jdbi().useTransaction(changed::sealAnew);
    assertThat(stored().get("sealed_secret")).asString().startsWith("k2|");
    assertThat(stored().get("sealed_previous")).asString().startsWith("k2|");
    for (var each :
        List.of(
            changed, CallbackSettings.open(database.jdbi(), Bulletin.ALONE, new Reversed("k2")))) {
      assertThat(each.webhookSecrets().find("1", REGION, Product.IMS)).isEqualTo(before);
    }
  }

  @Test
  void what_could_not_be_stored_is_not_in_force() {
    create(FIRST);
    database
        .jdbi()
        .useTransaction(handle -> handle.execute("ALTER TABLE webhook_secret RENAME TO elsewhere"));
    assertThatThrownBy(() -> rotate(SECOND, NOW, DAY)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> secrets.delete("1", REGION, Product.IMS))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> secrets.create("2", REGION, Product.IMS, SECOND, NOW))
        .isInstanceOf(RuntimeException.class);
    assertThat(at(NOW)).containsExactly(FIRST);
    assertThat(secrets.at("2", REGION, Product.IMS, NOW)).isEmpty();
  }

  @Test
  void nothing_shows_a_secret() {
    create(FIRST);
    assertThat(rotate(SECOND, NOW, DAY).toString() + found())
        .doesNotContain(FIRST.reveal(), SECOND.reveal());
  }

  /** The columns of the only row that have a value. */
  private Map<String, Object> stored() {
    Map<String, Object> row =
        database.jdbi().withHandle(h -> h.select("SELECT * FROM webhook_secret").mapToMap().one());
    row.values().removeIf(value -> value == null);
    return row;
  }
}
