package dev.cuepost.smq;

import dev.cuepost.queue.Draft;
import dev.cuepost.queue.ForwardingEngine;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.SendOutcome;
import java.util.List;

/** An engine whose disk has no room for more messages. */
record FullDisk(QueueEngine engine) implements ForwardingEngine {
  @Override
  public SendOutcome send(QueueId id, List<Draft> drafts) {
    return new SendOutcome.NoSpace();
  }
}
