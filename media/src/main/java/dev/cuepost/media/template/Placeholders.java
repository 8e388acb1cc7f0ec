package dev.cuepost.media.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.template.Part.Constant;
import dev.cuepost.media.template.Part.Hole;
import dev.cuepost.media.template.Part.Items;
import dev.cuepost.media.template.Part.Members;
import dev.cuepost.media.template.Part.Missing;
import dev.cuepost.media.template.Part.Repeat;
import dev.cuepost.media.template.Placeholder.Kind;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a template wants to be told, and which media it names itself. */
final class Placeholders {
  private final Map<String, Placeholder> found = new LinkedHashMap<>();

  private Placeholders() {}

  static List<Placeholder> of(Part part) {
    var placeholders = new Placeholders();
    placeholders.collect("", Kind.TEXT, part);
    return List.copyOf(placeholders.found.values());
  }

  static ObjectNode sample(List<Placeholder> placeholders) {
    ObjectNode sample = JsonNodeFactory.instance.objectNode();
    placeholders.forEach(one -> sample.set(one.name(), word(one)));
    return sample;
  }

  private static JsonNode word(Placeholder placeholder) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (placeholder.kind()) {
      case LIST -> {
        ArrayNode list = json.arrayNode();
        List<Placeholder> inner = placeholder.inner();
        yield list.add(inner.size() == 1 ? word(inner.getFirst()) : sample(inner));
      }
      case TEXT -> json.textNode(placeholder.content().orElse("text"));
      case VIDEO, AUDIO, IMAGE ->
          json.textNode(
              placeholder.content().orElse(placeholder.byAddress() ? "mediaURL" : "mediaId"));
    };
  }

  static Set<String> media(Part part) {
    Set<String> media = new LinkedHashSet<>();
    media("", part, media);
    return media;
  }

  private static void media(String member, Part part, Set<String> media) {
    switch (part) {
      case Constant(JsonNode value) -> {
        if (value.isTextual() && isMedium(member)) {
          media.add(value.asText());
        }
      }
      case Hole _ -> {}
      case Members members -> members.parts().forEach((name, one) -> media(name, one, media));
      case Items items -> items.parts().forEach(one -> media(member, one, media));
      case Repeat repeat -> media(member, repeat.each(), media);
    }
  }

  /**
   * Adds what a part takes.
   *
   * @param member whose value it is
   * @param kind of the media hereabouts
   */
  private void collect(String member, Kind kind, Part part) {
    switch (part) {
      case Constant _ -> {}
      case Hole hole -> add(scalar(member, kind, hole));
      case Members members -> {
        Kind here = kind(members, kind);
        members.parts().forEach((name, one) -> collect(name, track(name).orElse(here), one));
      }
      case Items items -> items.parts().forEach(one -> collect(member, kind, one));
      case Repeat repeat -> {
        var inner = new Placeholders();
        inner.collect(member, kind, repeat.each());
        add(
            new Placeholder(
                repeat.list().name(),
                Kind.LIST,
                false,
                Optional.empty(),
                List.copyOf(inner.found.values())));
      }
    }
  }

  /** The first place of a name tells what it is. */
  private void add(Placeholder placeholder) {
    found.putIfAbsent(placeholder.name(), placeholder);
  }

  private static Placeholder scalar(String member, Kind kind, Hole hole) {
    Optional<String> content =
        hole.missing() instanceof Missing.Default(JsonNode value)
            ? Optional.of(value.asText())
            : Optional.empty();
    return new Placeholder(
        hole.name(),
        isMedium(member) ? kind : Kind.TEXT,
        member.toLowerCase(Locale.ROOT).equals("mediaurl"),
        content,
        List.of());
  }

  private static boolean isMedium(String member) {
    return Set.of("mediaid", "mediaurl").contains(member.toLowerCase(Locale.ROOT));
  }

  /** What the tracks of this name hold. */
  private static Optional<Kind> track(String member) {
    return switch (member.toLowerCase(Locale.ROOT)) {
      case "videotracks" -> Optional.of(Kind.VIDEO);
      case "audiotracks" -> Optional.of(Kind.AUDIO);
      case "imagetracks" -> Optional.of(Kind.IMAGE);
      default -> Optional.empty();
    };
  }

  /** A clip may say that it is a picture. */
  private static Kind kind(Members members, Kind around) {
    return members.parts().get("Type") instanceof Constant(JsonNode type)
            && Set.of("image", "globalimage").contains(type.asText().toLowerCase(Locale.ROOT))
        ? Kind.IMAGE
        : around;
  }
}
