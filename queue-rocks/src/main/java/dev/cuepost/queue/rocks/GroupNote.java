package dev.cuepost.queue.rocks;

import java.nio.ByteBuffer;

/**
 * What is stored with every group of changes.
 *
 * @param number counts the groups of the store
 * @param time what the clocks showed
 */
record GroupNote(long number, EngineClock.Reading time) {
  private static final int BYTES = 3 * 8;

  byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .putLong(number)
        .putLong(time.engine())
        .putLong(time.wall())
        .array();
  }

  static GroupNote read(byte[] value) throws MalformedRecord {
    MalformedRecord.unless(value.length == BYTES, "the note of a group");
    ByteBuffer in = ByteBuffer.wrap(value);
    return new GroupNote(in.getLong(), new EngineClock.Reading(in.getLong(), in.getLong()));
  }
}
