package dev.cuepost.smq.queue;

import dev.cuepost.smq.wire.Range;

/**
 * The ranges of the parameters of queues and messages.
 *
 * <p>Source: Message Service documentation, "Limits"
 * (https://www.alibabacloud.com/help/en/mns/product-overview/limits).
 */
final class Limits {
  static final Range DELAY = Range.seconds("DelaySeconds", 0, 604_800);
  static final Range MESSAGE_SIZE = Range.bytes("MaximumMessageSize", 1_024, 65_536);
  static final Range RETENTION = Range.seconds("MessageRetentionPeriod", 60, 604_800);
  static final Range VISIBILITY = Range.seconds("VisibilityTimeout", 1, 43_200);
  static final Range POLLING_WAIT = Range.seconds("PollingWaitSeconds", 0, 30);
  static final Range WAIT = Range.seconds("waitseconds", 0, 30);
  static final Range BATCH = Range.count("numOfMessages", 1, 16);
  static final Range BATCH_MESSAGES = Range.count("Messages", 1, 16);
  static final Range BATCH_HANDLES = Range.count("ReceiptHandles", 1, 16);
  static final Range BATCH_BYTES = Range.bytes("Messages", 1, 65_536);

  /** Zero stands for the default: some clients send it when nothing was set. */
  static final Range PRIORITY = Range.count("Priority", 1, 16);

  static final Range PROPERTIES = Range.count("UserProperties", 0, 50);
  static final Range PROPERTY_NAME = Range.characters("Name", 1, 256);
  static final Range PROPERTY_VALUE = Range.characters("Value", 0, 4_096);

  /** Not documented: as long as the name of a property. */
  static final Range GROUP = Range.characters("MessageGroupId", 1, 256);

  static final Range PAGE = Range.count("x-mns-ret-number", 1, 1_000);

  private Limits() {}

  /** The length of a body for a queue of this maximum. */
  static Range body(int maximumBytes) {
    return Range.bytes("MessageBody", 1, maximumBytes);
  }
}
