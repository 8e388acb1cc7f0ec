package dev.cuepost.media.process.transcode;

import dev.cuepost.media.json.RejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words that copy an input's streams into another container as they are. */
final class Copying {
  private final TranscodeConfig config;
  private final Materials materials;

  Copying(TranscodeConfig config, Materials materials) {
    this.config = config;
    this.materials = materials;
  }

  List<String> words(List<Part> parts) {
    if (parts.size() > 1) {
      throw Words.impossible("The input", "must be a single one where streams are copied");
    }
    var part = parts.getFirst();
    var take = part.picture().or(part::sound).orElseThrow();
    var facts = materials.sources().get(take.input()).facts();
    var streams = materials.streams().get(take.input());
    var inputs = new Inputs(materials.sources());
    int input = inputs.open(take).index();
    var words = new ArrayList<>(inputs.words());
    part.picture()
        .ifPresent(_ -> {
          String codec = codec(streams.picture());
          if (!config.container().copiedPictures().contains(codec)) {
            throw refused("picture", codec);
          }
          int stream = facts.picture().orElseThrow().stream();
          words.addAll(List.of("-map", input + ":" + stream, "-c:v", "copy"));
          if (codec.equals("hevc") && config.container().isIsoFile()) {
            words.addAll(List.of("-tag:v", "hvc1"));
          }
        });
    part.sound()
        .ifPresent(_ -> {
          String codec = codec(streams.sound());
          if (!config.container().copiedSounds().contains(codec)) {
            throw refused("sound", codec);
          }
          int stream = facts.sound().orElseThrow().stream();
          words.addAll(List.of("-map", input + ":" + stream, "-c:a", "copy"));
        });
    return words;
  }

  private static String codec(Optional<StreamFacts.Stream> stream) {
    return stream.map(StreamFacts.Stream::codec).orElse("an unknown codec");
  }

  private RejectedException refused(String kind, String codec) {
    return Words.impossible(
        "Container.Format",
        "%s cannot hold the input's %s, which is %s; a template that encodes can make it"
            .formatted(config.container().extension(), kind, codec));
  }
}
