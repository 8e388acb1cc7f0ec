package dev.cuepost.audit.callback.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.cuepost.audit.callback.book.Books;
import dev.cuepost.audit.callback.book.Call;
import dev.cuepost.audit.callback.book.Delivery;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The books, by what rules look for. */
record Evidence(
    Books books,
    Map<String, List<Delivery>> bySubject,
    Map<String, List<Delivery>> byEvent,
    Map<String, List<Call>> callsByEvent,
    Map<String, Set<String>> bodiesByQueue) {
  static Evidence of(Books books) {
    return new Evidence(
        books,
        books.deliveries().stream().collect(groupingBy(Delivery::subject)),
        books.deliveries().stream().collect(groupingBy(Delivery::event)),
        books.calls().stream()
            .filter(call -> call.event() != null)
            .collect(groupingBy(call -> String.valueOf(call.event()))),
        books.messages().stream()
            .collect(
                groupingBy(
                    message -> message.queue(), mapping(message -> message.body(), toSet()))));
  }

  List<Call> calls(String event) {
    return callsByEvent.getOrDefault(event, List.of());
  }

  /** Whether a message with this body came to the queue. */
  boolean received(String queue, String body) {
    return bodiesByQueue.getOrDefault(queue, Set.of()).contains(body);
  }
}
