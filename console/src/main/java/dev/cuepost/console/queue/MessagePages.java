package dev.cuepost.console.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.callback.setting.DeliveryOptions;
import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Fields;
import dev.cuepost.console.frame.Refusal;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.console.queue.QueueView.May;
import dev.cuepost.queue.DeleteOutcome;
import dev.cuepost.queue.Draft;
import dev.cuepost.queue.HandleRefusal;
import dev.cuepost.queue.LeasedMessage;
import dev.cuepost.queue.PeekOutcome;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueLimits;
import dev.cuepost.queue.QueueStatus;
import dev.cuepost.queue.ReceiptHandle;
import dev.cuepost.queue.ReceiveOutcome;
import dev.cuepost.queue.SendOutcome;
import dev.cuepost.queue.VisibilityOutcome;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One queue, and what is done to its messages. */
public final class MessagePages {
  private static final int PEEKED = 5;

  private final QueueEngine engine;

  public MessagePages(QueueEngine engine) {
    this.engine = engine;
  }

  public Answer show(Visit visit) {
    return page(200, visit, Optional.empty(), emptyForm());
  }

  private static Fields emptyForm() {
    return Fields.of(Map.of("priority", Integer.toString(Draft.DEFAULT_PRIORITY)));
  }

  private Answer page(
      int status, Visit visit, Optional<List<LeasedMessage>> received, Fields sending) {
    QueueId id = QueuePages.id(visit, QueueAction.LOOK);
    QueueStatus queue = engine.status(id).orElseThrow(() -> Refusal.notFound(id.name()));
    May may = may(visit, id.name());
    return new Answer.Page(
        status,
        new QueueView(
            queue,
            may.peek() ? next(id) : List.of(),
            received.map(all -> all.stream().map(ShownMessage::received).toList()),
            sending,
            may));
  }

  private static May may(Visit visit, String queue) {
    return new May(
        QueueAction.CHANGE.allowed(visit, queue),
        QueueAction.DELETE.allowed(visit, queue),
        QueueAction.SEND.allowed(visit, queue),
        QueueAction.RECEIVE.allowed(visit, queue),
        QueueAction.PEEK.allowed(visit, queue),
        QueueAction.DELETE_MESSAGE.allowed(visit, queue),
        QueueAction.CHANGE_VISIBILITY.allowed(visit, queue),
        DeliveryOptions.isDeadLetterQueue(queue) && visit.may("cuepost:DrainDeadLetters", "*"));
  }

  private List<ShownMessage> next(QueueId id) {
    return switch (engine.peek(id, PEEKED)) {
      case PeekOutcome.Seen(var messages) -> messages.stream().map(ShownMessage::peeked).toList();
      case PeekOutcome.NoSuchQueue() -> throw Refusal.notFound(id.name());
    };
  }

  public Answer send(Visit visit) {
    QueueId id = QueuePages.id(visit, QueueAction.SEND);
    var fields = new Fields(visit.form());
    // What a browser sends for a line's end is not what was typed.
    String typed = fields.value("body").replace("\r\n", "\n");
    String body =
        fields.checked("base64")
            ? Base64.getEncoder().encodeToString(typed.getBytes(UTF_8))
            : typed;
    if (body.isEmpty()) {
      fields.wrong("body", visit.texts().of("message.error.empty"));
    }
    OptionalInt delay = fields.optionalNumber(visit.texts(), "delay", QueueLimits.DELAY_SECONDS);
    int priority = fields.number(visit.texts(), "priority", QueueLimits.PRIORITY);
    if (!fields.areRight()) {
      return page(400, visit, Optional.empty(), fields);
    }
    Optional<Duration> delayed =
        delay.isPresent() ? Optional.of(Duration.ofSeconds(delay.getAsInt())) : Optional.empty();
    return switch (engine.send(id, List.of(new Draft(body, priority, delayed)))) {
      case SendOutcome.Sent _ -> back(visit, id, "message-sent");
      case SendOutcome.NoSuchQueue() -> throw Refusal.notFound(id.name());
      case SendOutcome.TooLong(int maximum) -> {
        fields.wrong("body", visit.texts().of("message.error.too-long", maximum));
        yield page(400, visit, Optional.empty(), fields);
      }
      case SendOutcome.NoSpace() -> {
        fields.wrong("body", visit.texts().of("message.error.no-space"));
        yield page(500, visit, Optional.empty(), fields);
      }
    };
  }

  /** Shows what was received at once, for only here are the handles that end its lease. */
  public Answer receive(Visit visit) {
    QueueId id = QueuePages.id(visit, QueueAction.RECEIVE);
    var fields = new Fields(visit.form());
    int most = fields.number(visit.texts(), "count", QueueLimits.BATCH);
    return switch (engine.receive(id, most, Optional.of(Duration.ZERO))) {
      case ReceiveOutcome.Received(var messages) ->
          page(200, visit, Optional.of(messages), emptyForm());
      case ReceiveOutcome.Nothing() -> page(200, visit, Optional.of(List.of()), emptyForm());
      case ReceiveOutcome.NoSuchQueue() -> throw Refusal.notFound(id.name());
    };
  }

  public Answer delete(Visit visit) {
    QueueId id = QueuePages.id(visit, QueueAction.DELETE_MESSAGE);
    return switch (engine.delete(id, List.of(handle(visit)))) {
      case DeleteOutcome.Done(var results) ->
          results
              .getFirst()
              .map(refusal -> refused(visit, id, refusal))
              .orElseGet(() -> settled(visit, id, "message-deleted"));
      case DeleteOutcome.NoSuchQueue() -> throw Refusal.notFound(id.name());
    };
  }

  public Answer changeVisibility(Visit visit) {
    QueueId id = QueuePages.id(visit, QueueAction.CHANGE_VISIBILITY);
    var fields = new Fields(visit.form());
    int seconds = fields.number(visit.texts(), "seconds", QueueLimits.VISIBILITY_SECONDS);
    if (!fields.areRight()) {
      return visit.request().wantsPart()
          ? new Answer.Part(new SettledView(Optional.empty(), fields.error("seconds"), true))
          : failed(visit, id, "visibility-range");
    }
    return switch (engine.changeVisibility(id, handle(visit), Duration.ofSeconds(seconds))) {
      case VisibilityOutcome.Changed(var lease) ->
          visit.request().wantsPart()
              ? new Answer.Part(
                  new SettledView(
                      Optional.of(lease.until()),
                      visit.texts().of("done.visibility-changed"),
                      false))
              : back(visit, id, "visibility-changed");
      case VisibilityOutcome.Refused(var why) -> refused(visit, id, why);
      case VisibilityOutcome.NoSuchQueue() -> throw Refusal.notFound(id.name());
    };
  }

  private static ReceiptHandle handle(Visit visit) {
    return new ReceiptHandle(visit.form().text("handle"));
  }

  private static Answer refused(Visit visit, QueueId queue, HandleRefusal refusal) {
    String what =
        switch (refusal) {
          case INVALID -> "handle-invalid";
          case EXPIRED -> "handle-expired";
        };
    return visit.request().wantsPart()
        ? new Answer.Part(
            new SettledView(Optional.empty(), visit.texts().of("failed." + what), true))
        : failed(visit, queue, what);
  }

  /** With script the rest of what was received stays on the page. */
  private static Answer settled(Visit visit, QueueId queue, String what) {
    return visit.request().wantsPart()
        ? new Answer.Part(
            new SettledView(Optional.empty(), visit.texts().of("done." + what), false))
        : back(visit, queue, what);
  }

  private static Answer back(Visit visit, QueueId queue, String what) {
    return new Answer.Elsewhere(visit.path("queues/" + queue.name() + "?done=" + what));
  }

  private static Answer failed(Visit visit, QueueId queue, String what) {
    return new Answer.Elsewhere(visit.path("queues/" + queue.name() + "?failed=" + what));
  }
}
