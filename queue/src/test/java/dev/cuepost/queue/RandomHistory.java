package dev.cuepost.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.cuepost.queue.QueueModel.Counts;
import dev.cuepost.queue.QueueModel.Held;
import dev.cuepost.queue.QueueModel.Hidden;
import dev.cuepost.queue.QueueModel.Moment;
import dev.cuepost.queue.QueueModel.Token;
import dev.cuepost.queue.SendOutcome.SentMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A random history of two queues, lived through by an engine and by the model side by side. A seed
 * gives the same history every time; what differs is reported with the seed and the step.
 */
final class RandomHistory {
  private static final List<QueueId> QUEUES =
      List.of(EngineRules.OWNER.queue("first"), EngineRules.OWNER.queue("second"));

  private static final MessageId NOBODY = new MessageId("0".repeat(32));

  private final EngineRules rules;
  private final long seed;
  private final Random random;
  private final Map<QueueId, QueueModel> models = new HashMap<>();

  /** Every handle ever issued, of whatever queue, with what it stands for. */
  private final List<Map.Entry<ReceiptHandle, Token>> handles = new ArrayList<>();

  private int incarnations;
  private String story = "";

  RandomHistory(EngineRules rules, long seed) {
    this.rules = rules;
    this.seed = seed;
    random = new Random(seed);
  }

  void run(int steps) {
    for (int step = 1; step <= steps; step++) {
      QueueId queue = QUEUES.get(random.nextInt(QUEUES.size()));
      Optional<QueueModel> model = Optional.ofNullable(models.get(queue));
      if (model.isPresent()) {
        step(step, queue, model.get());
      } else {
        tell(step, "create", queue);
        create(queue);
      }
      QUEUES.forEach(this::compareStatus);
    }
  }

  private void step(int step, QueueId queue, QueueModel model) {
    int dice = random.nextInt(100);
    if (dice < 25) {
      tell(step, "send", queue);
      send(queue, model);
    } else if (dice < 45) {
      tell(step, "receive", queue);
      receive(queue, model);
    } else if (dice < 52) {
      tell(step, "peek", queue);
      peek(queue, model);
    } else if (dice < 64) {
      tell(step, "delete", queue);
      deleteMessages(queue, model);
    } else if (dice < 76) {
      tell(step, "hide", queue);
      hide(queue, model);
    } else if (dice < 91) {
      tell(step, "advance", queue);
      advance();
    } else if (dice < 92) {
      tell(step, "set the clock", queue);
      rules.clock().step(Duration.ofSeconds(random.nextInt(7_200) - 3_600L));
    } else if (dice < 95) {
      tell(step, "change", queue);
      change(queue, model);
    } else if (dice < 97) {
      tell(step, "create again", queue);
      createAgain(queue, model);
    } else if (dice < 98) {
      tell(step, "delete queue", queue);
      assertThat(engine().delete(queue)).as(story).isTrue();
      models.remove(queue);
    } else {
      tell(step, "reopen", queue);
      rules.reopen();
    }
  }

  private void create(QueueId queue) {
    QueueAttributes attributes = attributes();
    assertThat(engine().create(queue, attributes)).as(story).isEqualTo(CreateOutcome.CREATED);
    models.put(queue, new QueueModel(++incarnations, attributes));
  }

  private void createAgain(QueueId queue, QueueModel model) {
    QueueAttributes attributes = random.nextBoolean() ? model.attributes() : attributes();
    assertThat(engine().create(queue, attributes))
        .as(story)
        .isEqualTo(
            attributes.alike(model.attributes())
                ? CreateOutcome.EXISTS_ALIKE
                : CreateOutcome.EXISTS_DIFFERENT);
  }

  private void change(QueueId queue, QueueModel model) {
    QueueAttributes attributes = attributes();
    assertThat(engine().change(queue, _ -> attributes)).as(story).isTrue();
    model.change(attributes);
  }

  private void send(QueueId queue, QueueModel model) {
    List<Draft> drafts = IntStream.range(0, 1 + random.nextInt(4)).mapToObj(this::draft).toList();
    List<SentMessage> sent =
        assertThat(engine().send(queue, drafts))
            .as(story)
            .asInstanceOf(type(SendOutcome.Sent.class))
            .actual()
            .messages();
    assertThat(sent).as(story).hasSameSizeAs(drafts);
    for (int i = 0; i < drafts.size(); i++) {
      Optional<Held> held = model.send(now(), sent.get(i).id(), drafts.get(i));
      Optional<Lease> lease = sent.get(i).lease();
      assertThat(lease.map(Lease::until)).as(story).isEqualTo(held.map(Held::until));
      lease.ifPresent(given -> remember(given.handle(), held.orElseThrow().token()));
    }
  }

  private void receive(QueueId queue, QueueModel model) {
    int max = 1 + random.nextInt(16);
    List<Held> expected = model.receive(now(), max);
    List<LeasedMessage> got =
        switch (engine().receive(queue, max, EngineRules.NO_WAIT)) {
          case ReceiveOutcome.Received(List<LeasedMessage> messages) -> messages;
          case ReceiveOutcome.Nothing() -> List.of();
          case ReceiveOutcome.NoSuchQueue() -> throw new AssertionError(story);
        };
    assertThat(got.stream().map(LeasedMessage::message).toList())
        .as(story)
        .isEqualTo(expected.stream().map(Held::message).toList());
    for (int i = 0; i < got.size(); i++) {
      assertThat(got.get(i).lease().until()).as(story).isEqualTo(expected.get(i).until());
      remember(got.get(i).lease().handle(), expected.get(i).token());
    }
  }

  private void peek(QueueId queue, QueueModel model) {
    int max = 1 + random.nextInt(16);
    assertThat(engine().peek(queue, max))
        .as(story)
        .isEqualTo(new PeekOutcome.Seen(model.peek(now(), max)));
  }

  private void deleteMessages(QueueId queue, QueueModel model) {
    List<Map.Entry<ReceiptHandle, Token>> chosen =
        IntStream.range(0, random.nextInt(4)).mapToObj(_ -> anyHandle()).toList();
    List<Optional<HandleRefusal>> expected =
        chosen.stream().map(handle -> model.delete(now(), handle.getValue())).toList();
    assertThat(engine().delete(queue, chosen.stream().map(Map.Entry::getKey).toList()))
        .as(story)
        .isEqualTo(new DeleteOutcome.Done(expected));
  }

  private void hide(QueueId queue, QueueModel model) {
    Map.Entry<ReceiptHandle, Token> handle = anyHandle();
    Duration timeout = Duration.ofSeconds(1 + random.nextInt(60));
    Hidden expected = model.hide(now(), handle.getValue(), timeout);
    switch (engine().changeVisibility(queue, handle.getKey(), timeout)) {
      case VisibilityOutcome.Changed(Lease lease) -> {
        assertThat(Optional.of(lease.until()))
            .as(story)
            .isEqualTo(expected.held().map(Held::until));
        remember(lease.handle(), expected.held().orElseThrow().token());
      }
      case VisibilityOutcome.Refused(HandleRefusal why) ->
          assertThat(Optional.of(why)).as(story).isEqualTo(expected.refusal());
      case VisibilityOutcome.NoSuchQueue() -> throw new AssertionError(story);
    }
  }

  private void compareStatus(QueueId queue) {
    Optional<QueueStatus> status = engine().status(queue);
    Optional<QueueModel> model = Optional.ofNullable(models.get(queue));
    assertThat(status.map(s -> new Counts(s.active(), s.inactive(), s.delayed())))
        .as(story)
        .isEqualTo(model.map(m -> m.counts(now())));
    assertThat(status.map(QueueStatus::attributes))
        .as(story)
        .isEqualTo(model.map(QueueModel::attributes));
  }

  /** Mostly one of the latest, else any of old, or none at all. */
  private Map.Entry<ReceiptHandle, Token> anyHandle() {
    int size = handles.size();
    if (size == 0 || random.nextInt(20) == 0) {
      return Map.entry(new ReceiptHandle("nonsense"), new Token(0, NOBODY, 0));
    }
    int back = random.nextInt(4) == 0 ? random.nextInt(size) : random.nextInt(Math.min(size, 12));
    return handles.get(size - 1 - back);
  }

  private Draft draft(int number) {
    return new Draft(
        "body " + number,
        1 + random.nextInt(16),
        switch (random.nextInt(3)) {
          case 0 -> Optional.empty();
          case 1 -> Optional.of(Duration.ZERO);
          default -> Optional.of(Duration.ofSeconds(random.nextInt(90)));
        },
        random.nextInt(4) == 0 ? properties(number) : MessageProperties.NONE);
  }

  private static MessageProperties properties(int number) {
    var property = new Property("number", Property.Type.NUMBER, Integer.toString(number));
    return new MessageProperties(Optional.of("group"), List.of(property), List.of());
  }

  private QueueAttributes attributes() {
    return new QueueAttributes(
        Duration.ofSeconds(random.nextInt(3) * 5L),
        65_536,
        Duration.ofSeconds(60 + random.nextInt(300)),
        Duration.ofSeconds(1 + random.nextInt(40)),
        Duration.ZERO,
        random.nextBoolean(),
        random.nextBoolean() ? Durability.FSYNC : Durability.ASYNC);
  }

  private void advance() {
    int dice = random.nextInt(10);
    Duration step =
        dice < 5
            ? Duration.ofMillis(random.nextInt(1_000))
            : dice < 9 ? Duration.ofSeconds(random.nextInt(30)) : Duration.ofMinutes(3);
    rules.clock().advance(step);
  }

  private void remember(ReceiptHandle handle, Token token) {
    handles.add(Map.entry(handle, token));
  }

  private void tell(int step, String what, QueueId queue) {
    story = "seed %d, step %d: %s %s".formatted(seed, step, what, queue.name());
  }

  private QueueEngine engine() {
    return rules.engine();
  }

  private Moment now() {
    return new Moment(rules.clock().steadyMillis(), rules.clock().instant());
  }
}
