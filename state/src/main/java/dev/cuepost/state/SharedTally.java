package dev.cuepost.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was counted since it was last told, and who hears what others have told. */
final class SharedTally implements Tally {
  /** Of so many names at a time; more of them are not told. */
  private static final int NAMES = 10_000;

  /** A notification has less than 8,000 bytes. */
  private static final int LONGEST = 6_000;

  private final Map<String, Long> untold = new ConcurrentHashMap<>();
  private final List<Counted> listeners = new CopyOnWriteArrayList<>();

  @Override
  public void add(String name, long amount) {
    if (untold.size() < NAMES) {
      untold.merge(name, amount, Long::sum);
    }
  }

  @Override
  public void listen(Counted elsewhere) {
    listeners.add(elsewhere);
  }

  /** Takes what is untold: texts of lines, each an amount and a name. */
  List<String> take() {
    var texts = new ArrayList<String>();
    var text = new StringBuilder();
    for (String name : List.copyOf(untold.keySet())) {
      String line = untold.remove(name) + " " + name + "\n";
      if (text.length() + line.length() > LONGEST) {
        texts.add(text.toString());
        text.setLength(0);
      }
      text.append(line);
    }
    if (!text.isEmpty()) {
      texts.add(text.toString());
    }
    return texts;
  }

  /** Hears such a text from another server. */
  void hear(String text) {
    text.lines()
        .map(line -> line.split(" ", 2))
        .forEach(
            line -> listeners.forEach(listener -> listener.add(line[1], Long.parseLong(line[0]))));
  }

  /** Nobody was to be reached. */
  void forget() {
    untold.clear();
  }
}
