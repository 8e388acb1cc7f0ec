package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Timeline.EffectItem;
import dev.cuepost.media.edit.Timeline.Equalizer;
import dev.cuepost.media.edit.Timeline.Range;
import dev.cuepost.media.json.Fields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads tracks whose items change what the others show and sound like. */
final class EffectTracks {
  private static final int MOST_ITEMS = 1_000;
  private static final Set<String> KINDS = Set.of("vfx", "filter", "aequalize");

  private final List<EffectItem> items = new ArrayList<>();
  private final List<Equalizer> equalizers = new ArrayList<>();

  List<EffectItem> items() {
    return items;
  }

  List<Equalizer> equalizers() {
    return equalizers;
  }

  /**
   * Reads a track.
   *
   * @param names of the lists in which its items may be
   * @return the track, as nothing else is to be done with it
   */
  Fields read(Fields track, String... names) {
    var kinds = new LinkedHashSet<String>();
    for (String name : names) {
      track.list(name, MOST_ITEMS, item -> item(item, kinds));
    }
    track.ignore(TimelineReader.EDITOR_NOTES);
    track.ignore(Set.of("Type"));
    track.warnAboutTheRest(TimelineReader.NOT_SUPPORTED);
    return track;
  }

  /**
   * Reads an item.
   *
   * @param kinds of the items before it: a track has one kind
   */
  private Fields item(Fields item, Set<String> kinds) {
    EffectReader.refuseModels(item);
    String type = item.text("Type").orElse("");
    if (KINDS.contains(type.toLowerCase(Locale.ROOT))
        && kinds.add(type.toLowerCase(Locale.ROOT))
        && kinds.size() > 1) {
      throw TimelineReader.format(
          "InvalidTimelineFormat",
          "%s must be that of the items before it, as a track has effects of one kind; was %s."
              .formatted(item.at("Type"), Fields.printable(type)));
    }
    switch (type.toLowerCase(Locale.ROOT)) {
      case "vfx" -> LookReader.vfx(item).ifPresent(look -> add(item, look));
      case "filter" -> LookReader.filter(item).ifPresent(look -> add(item, look));
      case "aequalize" -> {
        equalizers.add(
            new Equalizer(
                item.number("Peak", 0.01, 1).orElse(0.95),
                item.number("Gain", 1, 100).orElse(10.0),
                range(item)));
        EffectReader.finish(item);
      }
      default ->
          item.warn(
              "Type",
              Fields.printable(type) + " is not supported here and the effect was left out.");
    }
    return item;
  }

  private void add(Fields item, LookReader.Named named) {
    items.add(new EffectItem(item.path(), named.look(), range(item), named.region()));
    EffectReader.finish(item);
  }

  private static Range range(Fields item) {
    Optional<Duration> from = item.seconds("TimelineIn");
    Optional<Duration> until = item.positiveSeconds("TimelineOut");
    Optional<Duration> length = item.positiveSeconds("Duration");
    if (until.isPresent() && until.get().compareTo(from.orElse(Duration.ZERO)) <= 0) {
      throw TimelineReader.format(
          "InvalidTimelineFormat", item.at("TimelineOut") + " must be greater than TimelineIn.");
    }
    return new Range(from, until.or(() -> length.map(from.orElse(Duration.ZERO)::plus)));
  }
}
