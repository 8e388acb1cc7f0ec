package dev.cuepost.cli.smq;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A message to be sent.
 *
 * @param body as it goes over the wire
 * @param delaySeconds before it can be received; empty: as the queue says
 * @param priority from 1, the first to be received, to 16
 */
public record Draft(String body, Optional<Integer> delaySeconds, Optional<Integer> priority) {
  Map<String, String> elements() {
    Map<String, String> elements = new LinkedHashMap<>();
    elements.put("MessageBody", body);
    delaySeconds.ifPresent(delay -> elements.put("DelaySeconds", delay.toString()));
    priority.ifPresent(first -> elements.put("Priority", first.toString()));
    return elements;
  }
}
