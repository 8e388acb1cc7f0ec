package dev.cuepost.console.queue;

import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Fields;
import dev.cuepost.console.frame.Refusal;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueLimits;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.QueuePage;
import dev.cuepost.queue.QueueStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The list of queues, and what is done to a queue as a whole. */
public final class QueuePages {
  private static final int PAGE = 25;

  private final QueueEngine engine;

  public QueuePages(QueueEngine engine) {
    this.engine = engine;
  }

  /** {@code prefix} and {@code after} in the query say which page. */
  public Answer list(Visit visit) {
    QueueAction.LIST.need(visit, "");
    String prefix = visit.query().text("prefix").strip();
    Optional<String> after = visit.query().find("after");
    QueuePage page = engine.list(owner(visit), prefix, after, PAGE);
    return new Answer.Page(
        new QueueListView(
            page.queues(),
            prefix,
            after.isEmpty() ? Optional.empty() : Optional.of(address(visit, prefix, "")),
            page.more()
                ? Optional.of(address(visit, prefix, page.queues().getLast().id().name()))
                : Optional.empty(),
            QueueAction.CREATE.allowed(visit, "*")));
  }

  private static String address(Visit visit, String prefix, String after) {
    var query = new StringBuilder();
    if (!prefix.isEmpty()) {
      query.append("&prefix=").append(URLEncoder.encode(prefix, StandardCharsets.UTF_8));
    }
    if (!after.isEmpty()) {
      query.append("&after=").append(URLEncoder.encode(after, StandardCharsets.UTF_8));
    }
    return visit.path("queues") + (query.isEmpty() ? "" : "?" + query.substring(1));
  }

  public Answer newQueue(Visit visit) {
    QueueAction.CREATE.need(visit, "*");
    return form(200, Optional.empty(), AttributesForm.of(QueueAttributes.DEFAULT));
  }

  public Answer create(Visit visit) {
    var fields = new Fields(visit.form());
    String name = fields.value("name").strip();
    if (!QueueLimits.isName(name)) {
      fields.wrong("name", visit.texts().of("queue.error.InvalidQueueName"));
    } else if (name.length() > QueueLimits.NAME_LENGTH_MAX) {
      fields.wrong("name", visit.texts().of("queue.error.QueueNameLengthError"));
    }
    Optional<QueueAttributes> attributes = AttributesForm.read(fields, visit.texts());
    if (attributes.isEmpty() || !fields.areRight()) {
      QueueAction.CREATE.need(visit, "*");
      return form(400, Optional.empty(), fields);
    }
    QueueAction.CREATE.need(visit, name);
    return switch (engine.create(owner(visit).queue(name), attributes.get())) {
      case CREATED -> {
        QueueAction.CREATE.done(visit, name);
        yield done(visit, name, "queue-created");
      }
      case EXISTS_ALIKE -> done(visit, name, "queue-existed");
      case EXISTS_DIFFERENT -> {
        fields.wrong("name", visit.texts().of("queue.error.QueueAlreadyExist"));
        yield form(409, Optional.empty(), fields);
      }
    };
  }

  public Answer edit(Visit visit) {
    QueueStatus queue = queue(visit, QueueAction.CHANGE);
    return form(200, Optional.of(queue), AttributesForm.of(queue.attributes()));
  }

  public Answer change(Visit visit) {
    QueueStatus queue = queue(visit, QueueAction.CHANGE);
    String name = queue.id().name();
    var fields = new Fields(visit.form());
    Optional<QueueAttributes> wanted = AttributesForm.read(fields, visit.texts());
    if (wanted.isEmpty()) {
      return form(400, Optional.of(queue), fields);
    }
    if (!engine.change(queue.id(), before -> wanted.get().with(before.durability()))) {
      throw Refusal.notFound(name);
    }
    QueueAction.CHANGE.done(visit, name);
    return done(visit, name, "queue-changed");
  }

  public Answer confirmDelete(Visit visit) {
    return new Answer.Page(new DeleteQueueView(queue(visit, QueueAction.DELETE)));
  }

  public Answer delete(Visit visit) {
    QueueStatus queue = queue(visit, QueueAction.DELETE);
    if (engine.delete(queue.id())) {
      QueueAction.DELETE.done(visit, queue.id().name());
    }
    return new Answer.Elsewhere(visit.path("queues?done=queue-deleted"));
  }

  private static Answer form(int status, Optional<QueueStatus> of, Fields fields) {
    return new Answer.Page(status, new QueueFormView(of.map(queue -> queue.id().name()), fields));
  }

  private static Answer done(Visit visit, String queue, String what) {
    return new Answer.Elsewhere(visit.path("queues/" + queue + "?done=" + what));
  }

  static QueueOwner owner(Visit visit) {
    return new QueueOwner(visit.account(), visit.region());
  }

  private QueueStatus queue(Visit visit, QueueAction action) {
    QueueId id = id(visit, action);
    return engine.status(id).orElseThrow(() -> Refusal.notFound(id.name()));
  }

  /** The queue that the address names, for a visitor who may do that to it. */
  static QueueId id(Visit visit, QueueAction action) {
    String name = visit.part("queue");
    if (!QueueLimits.isName(name)) {
      throw Refusal.notFound(name);
    }
    action.need(visit, name);
    return owner(visit).queue(name);
  }
}
