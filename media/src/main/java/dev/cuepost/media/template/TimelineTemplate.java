package dev.cuepost.media.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.json.Json;
import dev.cuepost.media.json.Verdict;
import java.util.List;
import java.util.Set;

/**
 * A Timeline with holes.
 *
 * <p>A string value {@code "$Name"} is a hole: the value of that name takes its place, whatever its
 * JSON type. {@code "$Name:40"} has a default, a number if it looks like one; {@code "$Name:NULL"}
 * drops its member when there is no value. In an array, {@code {"Sys_Type":"ArrayItems",
 * "Sys_ArrayObject":"$List","Sys_Template":…}} comes once for each element of the list; with {@code
 * "Sys_Type":"Array"} it is the array itself. Inside, names are those of the element and no others;
 * an element that is no object is the value of the only hole that there is.
 *
 * <p>Source: IMS documentation, "Config object of a regular template",
 * https://help.aliyun.com/en/ims/user-guide/common-template-config-details-1.
 */
public final class TimelineTemplate {
  private final Part.Members parts;

  private TimelineTemplate(Part.Members parts) {
    this.parts = parts;
  }

  /** Reads the JSON text of {@code Config}, at most 1,048,576 characters in 64 levels. */
  public static Verdict<TimelineTemplate> read(String config) {
    return Json.readObject("Config", config)
        .then(object -> new TimelineTemplate(TemplateReader.read("Config", object)));
  }

  /**
   * Puts values into the holes.
   *
   * @param clipsParam JSON object: names, without the {@code $}, and their values
   * @return a Timeline's JSON text
   */
  public Verdict<String> fill(String clipsParam) {
    return Json.readObject("ClipsParam", clipsParam)
        .then(values -> {
          ObjectNode filled = new Filler().fill(parts, values);
          return filled.toString();
        });
  }

  /** The names that values are taken for, in their order; inner ones stand within their lists. */
  public List<Placeholder> placeholders() {
    return Placeholders.of(parts);
  }

  /** A ClipsParam with a word for each value, such as {@code {"Lead":"mediaURL","End":"4"}}. */
  public String clipsParam() {
    return Placeholders.sample(placeholders()).toString();
  }

  /** The media that stand in it, by id or address, as they are written. */
  public Set<String> media() {
    return Placeholders.media(parts);
  }
}
