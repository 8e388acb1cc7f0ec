package dev.cuepost.openapi;

import java.util.List;

/** A part of an answer. Clients cast what they read, so numbers and flags are never texts. */
public sealed interface Value
    permits Value.Text, Value.Whole, Value.Real, Value.Flag, Value.Items, Fields {
  record Text(String text) implements Value {}

  record Whole(long number) implements Value {}

  record Real(double number) implements Value {}

  record Flag(boolean flag) implements Value {}

  /** In JSON an array; in XML one element after another, all named like the list. */
  record Items(List<? extends Value> items) implements Value {
    public Items {
      items = List.copyOf(items);
    }
  }
}
