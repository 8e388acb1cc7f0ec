package dev.cuepost.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Creating, changing, listing and deleting queues. */
interface DefinitionRules extends EngineRules {
  QueueAttributes OTHER =
      new QueueAttributes(
          Duration.ofSeconds(1),
          2_048,
          Duration.ofSeconds(60),
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          true);

  @Test
  default void a_new_queue_has_its_attributes_and_no_messages() {
    assertThat(engine().create(QUEUE, OTHER)).isEqualTo(CreateOutcome.CREATED);

    Instant now = clock().instant();
    assertThat(engine().status(QUEUE)).contains(new QueueStatus(QUEUE, OTHER, now, now, 0, 0, 0));
  }

  @Test
  default void creating_a_queue_again_with_the_same_attributes_changes_nothing() {
    createQueue();
    send("kept");
    QueueStatus before = status();
    clock().advance(Duration.ofSeconds(1));

    assertThat(engine().create(QUEUE, QueueAttributes.DEFAULT))
        .isEqualTo(CreateOutcome.EXISTS_ALIKE);
    assertThat(status()).isEqualTo(before);
  }

  @Test
  default void creating_a_queue_again_with_any_other_attribute_is_told_and_changes_nothing() {
    createQueue();
    QueueStatus before = status();

    for (QueueAttributes different : eachOneDifferent(QueueAttributes.DEFAULT)) {
      assertThat(engine().create(QUEUE, different)).isEqualTo(CreateOutcome.EXISTS_DIFFERENT);
    }
    assertThat(status()).isEqualTo(before);
  }

  private static List<QueueAttributes> eachOneDifferent(QueueAttributes a) {
    Duration second = Duration.ofSeconds(1);
    Duration day = Duration.ofDays(1);
    Duration delay = a.delay();
    int bytes = a.maximumMessageBytes();
    Duration life = a.retention();
    Duration hidden = a.visibilityTimeout();
    Duration wait = a.pollingWait();
    return List.of(
        new QueueAttributes(second, bytes, life, hidden, wait, false),
        new QueueAttributes(delay, 1_024, life, hidden, wait, false),
        new QueueAttributes(delay, bytes, day, hidden, wait, false),
        new QueueAttributes(delay, bytes, life, second, wait, false),
        new QueueAttributes(delay, bytes, life, hidden, second, false),
        new QueueAttributes(delay, bytes, life, hidden, wait, true));
  }

  @Test
  default void names_of_queues_are_case_sensitive_and_belong_to_their_owner() {
    createQueue();
    QueueId otherCase = OWNER.queue("Orders");
    QueueId otherRegion = new QueueOwner(OWNER.account(), "cn-beijing").queue(QUEUE.name());
    QueueId internal = QueueOwner.internal().queue(QUEUE.name());

    for (QueueId id : List.of(otherCase, otherRegion, internal)) {
      assertThat(engine().create(id, OTHER)).isEqualTo(CreateOutcome.CREATED);
    }
    send("one");
    assertThat(engine().status(otherCase).orElseThrow().active()).isZero();
    assertThat(engine().status(otherRegion).orElseThrow().active()).isZero();
    assertThat(engine().status(internal).orElseThrow().active()).isZero();
  }

  @Test
  default void changed_attributes_apply_to_later_calls_and_date_the_change() {
    createQueue();
    Instant createdAt = clock().instant();
    clock().advance(Duration.ofSeconds(5));

    assertThat(engine().change(QUEUE, _ -> OTHER)).isTrue();

    assertThat(status())
        .isEqualTo(new QueueStatus(QUEUE, OTHER, createdAt, clock().instant(), 0, 0, 0));
    send("delayed by the new attributes");
    assertCounts(0, 0, 1);
    clock().advance(OTHER.delay());
    assertThat(receiveOne().lease().until()).isEqualTo(after(OTHER.visibilityTimeout()));
  }

  @Test
  default void a_change_sees_the_attributes_that_stand() {
    engine().create(QUEUE, OTHER);
    List<QueueAttributes> seen = new ArrayList<>();

    engine()
        .change(
            QUEUE,
            attributes -> {
              seen.add(attributes);
              return QueueAttributes.DEFAULT;
            });

    assertThat(seen).containsExactly(OTHER);
    assertThat(status().attributes()).isEqualTo(QueueAttributes.DEFAULT);
  }

  @Test
  default void what_is_not_there_cannot_be_changed_deleted_or_used() {
    ReceiptHandle handle = new ReceiptHandle("anything");

    assertThat(engine().status(QUEUE)).isEmpty();
    assertThat(engine().change(QUEUE, _ -> OTHER)).isFalse();
    assertThat(engine().delete(QUEUE)).isFalse();
    assertThat(engine().send(QUEUE, List.of(Draft.of("m"))))
        .isEqualTo(new SendOutcome.NoSuchQueue());
    assertThat(engine().receive(QUEUE, 1, Optional.of(Duration.ofSeconds(30))))
        .isEqualTo(new ReceiveOutcome.NoSuchQueue());
    assertThat(engine().peek(QUEUE, 1)).isEqualTo(new PeekOutcome.NoSuchQueue());
    assertThat(engine().delete(QUEUE, List.of(handle))).isEqualTo(new DeleteOutcome.NoSuchQueue());
    assertThat(engine().changeVisibility(QUEUE, handle, Duration.ofSeconds(1)))
        .isEqualTo(new VisibilityOutcome.NoSuchQueue());
  }

  @Test
  default void a_deleted_queue_is_gone_with_its_messages() {
    createQueue();
    send("gone");

    assertThat(engine().delete(QUEUE)).isTrue();

    assertThat(engine().status(QUEUE)).isEmpty();
    assertThat(engine().delete(QUEUE)).isFalse();
    createQueue();
    assertCounts(0, 0, 0);
    assertThat(receive(1)).isEmpty();
  }

  @Test
  default void queues_are_listed_by_name_a_page_at_a_time() {
    createAll("b", "a", "ab", "c", "B");

    assertThat(names("", Optional.empty(), 2)).containsExactly("B", "a", "...");
    assertThat(names("", Optional.of("a"), 2)).containsExactly("ab", "b", "...");
    assertThat(names("", Optional.of("b"), 2)).containsExactly("c");
    assertThat(names("", Optional.of("c"), 2)).isEmpty();
    assertThat(names("", Optional.empty(), 5)).containsExactly("B", "a", "ab", "b", "c");
  }

  @Test
  default void a_list_can_be_narrowed_to_a_prefix() {
    createAll("a", "ab", "abc", "b");

    assertThat(names("ab", Optional.empty(), 10)).containsExactly("ab", "abc");
    assertThat(names("ab", Optional.empty(), 1)).containsExactly("ab", "...");
    assertThat(names("ab", Optional.of("ab"), 1)).containsExactly("abc");
    assertThat(names("ab", Optional.of("aa"), 1)).containsExactly("ab", "...");
    assertThat(names("ab", Optional.of("b"), 1)).isEmpty();
    assertThat(names("x", Optional.empty(), 1)).isEmpty();
  }

  @Test
  default void a_list_may_go_on_behind_a_name_that_is_no_queue() {
    createAll("a", "c");

    assertThat(names("", Optional.of("b"), 10)).containsExactly("c");
  }

  @Test
  default void a_list_shows_the_queues_of_one_owner_as_they_stand() {
    createQueue();
    engine().create(QueueOwner.internal().queue("work"), OTHER);
    send("m");

    assertThat(engine().list(OWNER, "", Optional.empty(), 10))
        .isEqualTo(new QueuePage(List.of(status()), false));
  }

  private void createAll(String... names) {
    for (String name : names) {
      engine().create(OWNER.queue(name), QueueAttributes.DEFAULT);
    }
  }

  /** The names on a page, with dots if more follow. */
  private List<String> names(String prefix, Optional<String> after, int limit) {
    QueuePage page = engine().list(OWNER, prefix, after, limit);
    List<String> names = new ArrayList<>();
    page.queues().forEach(queue -> names.add(queue.id().name()));
    if (page.more()) {
      names.add("...");
    }
    return names;
  }
}
