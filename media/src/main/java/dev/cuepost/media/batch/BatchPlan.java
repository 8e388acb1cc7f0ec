package dev.cuepost.media.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.batch.BatchConfig.Group;
import dev.cuepost.media.json.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The jobs of a batch.
 *
 * <p>Of each group one medium is taken, as the digits of a number count up: the first group's
 * medium is another one in each job, and no choice comes twice before all have come. Music, titles
 * and stickers take turns. Source: IMS documentation, "Configure the parameters for batch video
 * production"; the vendor chooses at random there.
 */
public final class BatchPlan {
  static final String INDEX = "{index}";

  private static final BigDecimal PICTURE_SECONDS = new BigDecimal(3);
  private static final BigDecimal TITLE_SECONDS = new BigDecimal(5);
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final BatchConfig config;

  private BatchPlan(BatchConfig config) {
    this.config = config;
  }

  /** Reads {@code InputConfig}, {@code EditingConfig} and {@code OutputConfig}, JSON texts. */
  public static Verdict<BatchPlan> read(String input, String editing, String output) {
    return BatchConfigReader.read(input, editing, output).map(BatchPlan::new);
  }

  /** What of {@code InputConfig} and {@code EditingConfig} is passed over, by its path. */
  public static List<String> warnings(String input, String editing) {
    return BatchConfigReader.warnings(input, editing);
  }

  /** How many jobs there are. */
  public int count() {
    return config.count();
  }

  /** {@code OutputMediaConfig} of a job. */
  public String output(int index) {
    ObjectNode output = config.output().deepCopy();
    output.put("MediaURL", output.get("MediaURL").asText().replace(INDEX, Integer.toString(index)));
    return output.toString();
  }

  /**
   * Timeline JSON of a job.
   *
   * @param picture whether a medium is a picture, by its id or address
   */
  public String timeline(int index, Predicate<String> picture) {
    ObjectNode timeline = JSON.objectNode();
    ArrayNode video = timeline.putArray("VideoTracks");
    ObjectNode main = video.addObject().put("MainTrack", true);
    shots(index, picture, main.putArray("VideoTrackClips"));
    turn(config.stickers(), index)
        .ifPresent(sticker ->
            video
                .addObject()
                .putArray("VideoTrackClips")
                .add(sticker.deepCopy().put("Type", "GlobalImage")));
    turn(config.music(), index)
        .ifPresent(music -> {
          ObjectNode clip = medium(music).put("LoopMode", true);
          volume(clip.putArray("Effects"), config.musicGain());
          timeline.putArray("AudioTracks").addObject().putArray("AudioTrackClips").add(clip);
        });
    turn(config.titles(), index)
        .ifPresent(title ->
            timeline
                .putArray("SubtitleTracks")
                .addObject()
                .putArray("SubtitleTrackClips")
                .add(title(title)));
    return timeline.toString();
  }

  private record Shot(String medium, Optional<BigDecimal> gain) {}

  private void shots(int index, Predicate<String> picture, ArrayNode clips) {
    List<Shot> shots = shots(index);
    for (int number = 0; number < shots.size(); number++) {
      Shot shot = shots.get(number);
      ObjectNode clip = medium(shot.medium());
      if (picture.test(shot.medium())) {
        clip.put("Type", "Image").put("Duration", config.shotSeconds().orElse(PICTURE_SECONDS));
      } else {
        config.shotSeconds().ifPresent(seconds -> clip.put("MaxOut", seconds));
      }
      ArrayNode effects = JSON.arrayNode();
      if (!picture.test(shot.medium())) {
        shot.gain().or(config::gain).ifPresent(gain -> volume(effects, gain));
      }
      if (number < shots.size() - 1) {
        int turn = index + number;
        config
            .transition()
            .ifPresent(transition ->
                effects
                    .addObject()
                    .put("Type", "Transition")
                    .put("SubType", turn(transition.looks(), turn).orElseThrow())
                    .put("Duration", transition.seconds()));
      }
      if (!effects.isEmpty()) {
        clip.set("Effects", effects);
      }
      clips.add(clip);
    }
  }

  private List<Shot> shots(int index) {
    List<Shot> shots = new ArrayList<>();
    if (config.groups().isEmpty()) {
      List<String> all = new ArrayList<>(config.all());
      Collections.rotate(all, -(index % all.size()));
      all.forEach(medium -> shots.add(new Shot(medium, Optional.empty())));
      return shots;
    }
    int rest = index;
    for (Group group : config.groups()) {
      int size = group.media().size();
      shots.add(new Shot(group.media().get(rest % size), group.gain()));
      rest /= size;
    }
    return shots;
  }

  private static ObjectNode medium(String text) {
    return JSON.objectNode().put(text.contains("://") ? "MediaURL" : "MediaId", text);
  }

  private static void volume(ArrayNode effects, BigDecimal gain) {
    effects.addObject().put("Type", "Volume").put("Gain", gain);
  }

  private ObjectNode title(String words) {
    ObjectNode clip =
        JSON.objectNode()
            .put("Type", "Text")
            .put("Alignment", "TopCenter")
            .put("Y", new BigDecimal("0.1"))
            .put("TimelineIn", 0)
            .put("TimelineOut", TITLE_SECONDS);
    config.titleLook().ifPresent(clip::setAll);
    return clip.put("Content", words);
  }

  private static <T> Optional<T> turn(List<T> list, int index) {
    return list.isEmpty() ? Optional.empty() : Optional.of(list.get(index % list.size()));
  }
}
