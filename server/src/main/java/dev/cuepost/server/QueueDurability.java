package dev.cuepost.server;

import dev.cuepost.queue.Durability;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which queues of users promise less than that everything is synced, by their names. A name that
 * both lists have gets the stronger promise.
 *
 * @param async patterns of names: letters, digits, hyphens, and {@code *} for any text
 * @param memory the same
 */
record QueueDurability(List<String> async, List<String> memory) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9*-]+");

  QueueDurability {
    async = checked("queues.async", async);
    memory = checked("queues.memory", memory);
  }

  private static List<String> checked(String key, List<String> patterns) {
    for (String pattern : patterns) {
      if (!FORM.matcher(pattern).matches()) {
        throw new Problem(
            "%s must list names of letters, digits and hyphens, with * for any text, was '%s'"
                .formatted(key, pattern));
      }
    }
    return List.copyOf(patterns);
  }

  Durability of(QueueId queue) {
    if (queue.owner().account().equals(QueueOwner.INTERNAL_ACCOUNT)) {
      return Durability.FSYNC;
    }
    if (matches(async, queue.name())) {
      return Durability.ASYNC;
    }
    return matches(memory, queue.name()) ? Durability.MEMORY : Durability.FSYNC;
  }

  private static boolean matches(List<String> patterns, String name) {
    return patterns.stream().anyMatch(pattern -> name.matches(pattern.replace("*", ".*")));
  }
}
