package dev.cuepost.smq.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueuePage;
import dev.cuepost.smq.wire.Call;
import dev.cuepost.smq.wire.Reply;
import dev.cuepost.smq.wire.SmqError;
import java.util.Base64;

/** ListQueue: one page, its bounds in headers. A marker is the name of the page's last queue. */
final class ListQueues {
  private final QueueEngine engine;

  ListQueues(QueueEngine engine) {
    this.engine = engine;
  }

  Reply perform(Call call) {
    var prefix = call.header().apply("x-mns-prefix").orElse("");
    var marker = call.header().apply("x-mns-marker").filter(text -> !text.isEmpty());
    var withMeta = call.header().apply("x-mns-with-meta").filter("true"::equalsIgnoreCase);
    int limit =
        call.header()
            .apply(Limits.PAGE.name())
            .map(Limits.PAGE::parse)
            .orElse(Math.toIntExact(Limits.PAGE.high()));
    var page = engine.list(call.owner(), prefix, marker.map(ListQueues::name), limit);
    return Reply.document(
        Reply.OK,
        "Queues",
        xml -> {
          for (var queue : page.queues()) {
            xml.element(
                AttributesXml.ROOT,
                item -> {
                  item.leaf("QueueURL", AttributesXml.url(call.endpoint(), queue.id().name()));
                  withMeta.ifPresent(_ -> AttributesXml.write(queue, item));
                });
          }
          // Clients take its mere presence for "there is more".
          if (page.more()) {
            xml.leaf("NextMarker", marker(page));
          }
        });
  }

  private static String marker(QueuePage page) {
    var last = page.queues().getLast().id().name();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(UTF_8));
  }

  private static String name(String marker) {
    try {
      return new String(Base64.getUrlDecoder().decode(marker), UTF_8);
    } catch (IllegalArgumentException _) {
      throw SmqError.INVALID_MARKER.failure();
    }
  }
}
