package dev.cuepost.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.queue.SendOutcome.SentMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sending, delays and what a peek shows of it. */
interface SendingRules extends EngineRules {
  @Test
  default void a_sent_message_can_be_seen_at_once_with_all_that_is_known_of_it() {
    createQueue();
    SentMessage sent = send("I am 测试字符串.");

    assertThat(sent.lease()).isEmpty();
    assertThat(peek(1))
        .containsExactly(
            new Message(
                sent.id(),
                "I am 测试字符串.",
                Draft.DEFAULT_PRIORITY,
                clock().instant(),
                Optional.empty(),
                0,
                MessageProperties.NONE));
  }

  @Test
  default void messages_of_one_call_get_names_of_their_own_in_the_order_of_the_drafts() {
    createQueue();
    List<Draft> drafts = IntStream.range(0, 16).mapToObj(i -> Draft.of("m" + i)).toList();

    List<MessageId> ids = send(QUEUE, drafts).stream().map(SentMessage::id).toList();

    assertThat(ids).hasSize(16).doesNotHaveDuplicates();
    assertThat(peek(16).stream().map(Message::id)).containsExactlyElementsOf(ids);
    assertThat(peek(16).stream().map(Message::body))
        .containsExactlyElementsOf(drafts.stream().map(Draft::body).toList());
  }

  @Test
  default void one_body_too_long_stores_none_of_the_call() {
    createQueue();
    engine().change(QUEUE, _ -> DefinitionRules.OTHER);
    String longest = "x".repeat(2_048);

    assertThat(engine().send(QUEUE, List.of(Draft.of("short"), Draft.of(longest + "x"))))
        .isEqualTo(new SendOutcome.TooLong(2_048));
    assertCounts(0, 0, 0);
    send(longest);
    assertCounts(0, 0, 1);
  }

  @Test
  default void the_length_of_a_body_is_counted_in_bytes_of_utf8() {
    createQueue();
    engine().change(QUEUE, _ -> DefinitionRules.OTHER);

    assertThat(engine().send(QUEUE, List.of(Draft.of("é".repeat(1_025)))))
        .isEqualTo(new SendOutcome.TooLong(2_048));
    send("é".repeat(1_024));
  }

  @Test
  default void bodies_come_back_letter_by_letter() {
    createQueue();
    List<String> bodies = List.of(" ", "\r\n\t", "\u0000", "𝄞 and ﷺ", "z".repeat(65_536));

    send(QUEUE, bodies.stream().map(Draft::of).toList());

    assertThat(receiveBodies(16)).isEqualTo(bodies);
  }

  @Test
  default void a_delayed_message_is_hidden_until_its_delay_is_over() {
    createQueue();
    SentMessage sent = send(delayed("later", Duration.ofSeconds(10)));

    assertThat(sent.lease().orElseThrow().until()).isEqualTo(after(Duration.ofSeconds(10)));
    assertCounts(0, 0, 1);
    clock().advance(Duration.ofSeconds(10).minusMillis(1));
    assertThat(peek(1)).isEmpty();
    assertThat(receive(1)).isEmpty();
    clock().advance(Duration.ofMillis(1));
    assertCounts(1, 0, 0);
    assertThat(peek(1).getFirst().enqueuedAt())
        .isEqualTo(clock().instant().minus(Duration.ofSeconds(10)));
    assertThat(receiveBodies(1)).containsExactly("later");
  }

  @Test
  default void a_messages_own_delay_replaces_the_queues_even_if_it_is_none() {
    engine().create(QUEUE, DefinitionRules.OTHER);

    assertThat(send("by the queue").lease().orElseThrow().until())
        .isEqualTo(after(DefinitionRules.OTHER.delay()));
    assertThat(send(delayed("by itself", Duration.ofSeconds(7))).lease().orElseThrow().until())
        .isEqualTo(after(Duration.ofSeconds(7)));
    assertThat(send(delayed("at once", Duration.ZERO)).lease()).isEmpty();
    assertCounts(1, 0, 2);
  }

  @Test
  default void peeking_changes_nothing() {
    createQueue();
    send("m");
    clock().advance(Duration.ofSeconds(1));

    List<Message> first = peek(16);
    clock().advance(Duration.ofHours(1));

    assertThat(peek(16)).isEqualTo(first);
    assertCounts(1, 0, 0);
    assertThat(receiveOne().message().dequeueCount()).isEqualTo(1);
  }

  @Test
  default void a_peek_shows_no_more_than_asked_and_only_what_is_visible() {
    createQueue();
    send(QUEUE, List.of(Draft.of("leased"), Draft.of("a"), Draft.of("b")));
    send(delayed("delayed", Duration.ofSeconds(1)));
    receive(1);

    assertThat(peek(1).stream().map(Message::body)).containsExactly("a");
    assertThat(peek(16).stream().map(Message::body)).containsExactly("a", "b");
  }

  @Test
  default void what_a_sender_attaches_comes_back_as_sent_from_peeks_and_receives() {
    createQueue();
    var properties =
        new MessageProperties(
            Optional.of("订单-1"),
            List.of(
                new Property("text", Property.Type.STRING, "测试 & <xml>"),
                new Property("number", Property.Type.NUMBER, "1e400"),
                new Property("flag", Property.Type.BOOLEAN, "true"),
                new Property("bytes", Property.Type.BINARY, "AQID"),
                new Property("empty", Property.Type.STRING, "")),
            List.of(new Property("traceparent", Property.Type.STRING, "00-ab-cd-01")));
    send(new Draft("m", 8, Optional.empty(), properties));
    send("plain");
    reopen();

    assertThat(peek(2))
        .extracting(Message::properties)
        .containsExactly(properties, MessageProperties.NONE);
    assertThat(receive(2))
        .extracting(leased -> leased.message().properties())
        .containsExactly(properties, MessageProperties.NONE);
  }
}
