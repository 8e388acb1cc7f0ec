package dev.cuepost.openapi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Named parts of an answer in their order. What has no value is left out. Built by one thread. */
public final class Fields implements Value {
  private final SequencedMap<String, Value> parts = new LinkedHashMap<>();

  public Fields text(String name, String value) {
    return put(name, new Text(value));
  }

  public Fields text(String name, Optional<String> value) {
    return value.map(present -> text(name, present)).orElse(this);
  }

  public Fields whole(String name, long value) {
    return put(name, new Whole(value));
  }

  public Fields real(String name, Optional<Double> value) {
    return value.map(present -> put(name, new Real(present))).orElse(this);
  }

  public Fields flag(String name, boolean value) {
    return put(name, new Flag(value));
  }

  public Fields fields(String name, Fields value) {
    return put(name, value);
  }

  public Fields items(String name, List<? extends Value> values) {
    return put(name, new Items(values));
  }

  /** A value of whichever kind. */
  Fields value(String name, Value value) {
    return put(name, value);
  }

  public Fields all(Fields others) {
    parts.putAll(others.parts);
    return this;
  }

  /** Those of the parts that have one of these names, in the order in which they stand. */
  public Fields only(Set<String> names) {
    var some = new Fields();
    parts.forEach((name, value) -> {
      if (names.contains(name)) {
        some.put(name, value);
      }
    });
    return some;
  }

  public Map<String, Value> parts() {
    return Collections.unmodifiableMap(parts);
  }

  private Fields put(String name, Value value) {
    parts.put(name, value);
    return this;
  }
}
