package dev.cuepost.console.frame;

import dev.cuepost.console.http.Form;
import dev.cuepost.queue.QueueLimits.Range;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The fields of a form: what stands in them and what is wrong with it. Used by one thread.
 *
 * <p>What somebody typed stays in its field, right or wrong.
 */
public final class Fields {
  private static final String NUMBER = "[0-9]{1,9}";

  private final Form form;
  private final Map<String, String> errors = new LinkedHashMap<>();

  public Fields(Form form) {
    this.form = form;
  }

  /** Fields with something in them from the start. */
  public static Fields of(Map<String, String> values) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    values.forEach((name, value) -> lists.put(name, List.of(value)));
    return new Fields(new Form(lists));
  }

  public String value(String name) {
    return form.text(name);
  }

  /** The values of several fields of one name. */
  public List<String> values(String name) {
    return form.all(name);
  }

  /** Whether a box is checked. */
  public boolean checked(String name) {
    return form.find(name).isPresent();
  }

  /** What is wrong with that field; empty if nothing is. */
  public String error(String name) {
    return errors.getOrDefault(name, "");
  }

  public Map<String, String> errors() {
    return Map.copyOf(errors);
  }

  public void wrong(String name, String sentence) {
    errors.putIfAbsent(name, sentence);
  }

  public boolean areRight() {
    return errors.isEmpty();
  }

  /** A whole number of that range; 0, and an error, if it is none. */
  public int number(Texts texts, String name, Range range) {
    String text = value(name).strip();
    if (text.matches(NUMBER) && range.holds(Long.parseLong(text))) {
      return Integer.parseInt(text);
    }
    wrong(name, texts.of("field.range", range.low(), range.high()));
    return range.low();
  }

  /** The same for a field that may be empty. */
  public OptionalInt optionalNumber(Texts texts, String name, Range range) {
    return value(name).isBlank() ? OptionalInt.empty() : OptionalInt.of(number(texts, name, range));
  }
}
