package dev.cuepost.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;

/**
 * Tells what came of a command: to people in tables and sentences, to programs as one JSON value.
 *
 * @param json whether for programs; then nothing but that value is on standard output
 * @param bars whether somebody watches the standard error
 */
public record Output(PrintWriter out, PrintWriter err, boolean json, boolean bars) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Things, a row each. */
  public void list(List<? extends JsonNode> things, Column... columns) {
    if (json) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      things.forEach(array::add);
      value(array);
      return;
    }
    var table = new Table(Arrays.stream(columns).map(Column::header).toArray(String[]::new));
    for (JsonNode thing : things) {
      table.row(
          Arrays.stream(columns)
              .map(column -> column.cell().apply(thing))
              .map(cell -> cell.isEmpty() ? "-" : cell)
              .toArray(String[]::new));
    }
    table.lines().forEach(this::line);
  }

  /** One thing, a line for each of the columns that has something to tell. */
  public void one(JsonNode thing, Column... columns) {
    if (json) {
      value(thing);
      return;
    }
    int width = Arrays.stream(columns).mapToInt(column -> column.header().length()).max().orElse(1);
    for (Column column : columns) {
      String cell = column.cell().apply(thing);
      if (!cell.isEmpty()) {
        line(("%-" + (width + 2) + "s%s").formatted(column.header(), cell));
      }
    }
  }

  /** One thing; people get these lines of it. */
  public void lines(JsonNode thing, List<String> lines) {
    if (json) {
      value(thing);
    } else {
      lines.forEach(this::line);
    }
  }

  /** What was done; people are told nothing, as nothing went wrong. */
  public void done(String member, String name) {
    if (json) {
      value(object().put(member, name));
    }
  }

  /** A new object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A remark for people, beside what is told. */
  public void remark(String sentence) {
    err.println(Printable.of(sentence));
    err.flush();
  }

  /** One line, without what a terminal would obey: much of it was written by others. */
  public void line(String line) {
    out.println(line.replaceAll("[\\p{Cc}\\p{Cf}]", " ").stripTrailing());
    out.flush();
  }

  /** Several lines of somebody else's text, with what a terminal would obey made visible. */
  public void text(String text) {
    out.println(Printable.visible(text));
    out.flush();
  }

  /** A value on lines of its own. */
  public void value(JsonNode value) {
    out.println(Printable.visible(written(JSON, value)));
    out.flush();
  }

  /** A value on one line, for output that has no end. */
  public void valueLine(JsonNode value) {
    out.println(Printable.visible(value.toString()));
    out.flush();
  }

  /**
   * A bar, for what may take long.
   *
   * @param total what it counts to; 0: not known yet
   */
  public Progress progress(String what, long total, Progress.Unit unit) {
    return bars ? new Bar(err, what, total, unit) : Progress.NONE;
  }

  private static String written(ObjectMapper mapper, JsonNode value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can be written", e);
    }
  }
}
