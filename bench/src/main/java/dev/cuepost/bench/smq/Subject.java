package dev.cuepost.bench.smq;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** A program that is measured, running as a process of its own. */
public interface Subject extends AutoCloseable {
  String name();

  InetSocketAddress address();

  long pid();

  void create(List<String> queues) throws IOException;

  /** Removes queues with all their messages. */
  void drop(List<String> queues) throws IOException;

  /** Calls on a queue that is there. */
  QueueCalls queue(String name, Bodies bodies);

  @Override
  void close();
}
