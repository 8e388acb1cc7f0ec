package dev.cuepost.media.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.batch.BatchConfig.Group;
import dev.cuepost.media.batch.BatchConfig.Transition;
import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.Json;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the configurations of a batch. */
final class BatchConfigReader {
  private static final int COUNT_MAX = 100;
  private static final int GROUPS_MAX = 50;
  private static final int MEDIA_MAX = 500;
  private static final int TEXTS_MAX = 50;
  private static final BigDecimal MUSIC_GAIN = new BigDecimal("0.2");
  private static final String PASSED_OVER = "is passed over.";

  private BatchConfigReader() {}

  static Verdict<BatchConfig> read(String input, String editing, String output) {
    return Json.readNamed("InputConfig", input, BatchConfigReader::input)
        .then(media ->
            Json.readNamed("EditingConfig", editing, fields -> editing(media, fields)).orThrow())
        .then(config ->
            Json.readNamed("OutputConfig", output, fields -> output(config, fields)).orThrow());
  }

  /** What of the configurations is passed over. */
  static List<String> warnings(String input, String editing) {
    return Stream.of(
            Json.readNamed("InputConfig", input, BatchConfigReader::input),
            Json.readNamed("EditingConfig", editing, fields -> editing(BARE, fields)))
        .flatMap(verdict ->
            verdict instanceof Verdict.Accepted<BatchConfig>(_, List<String> warnings)
                ? warnings.stream()
                : Stream.empty())
        .toList();
  }

  private static final BatchConfig BARE =
      new BatchConfig(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          MUSIC_GAIN,
          Optional.empty(),
          Optional.empty(),
          JsonNodeFactory.instance.objectNode(),
          1);

  private static BatchConfig input(Fields fields) {
    refuseModels(fields, "SpeechText", "SpeechTextArray", "SceneInfo", "MediaSearchInput");
    List<Group> groups = fields.list("MediaGroupArray", GROUPS_MAX, BatchConfigReader::group);
    List<String> all = texts(fields, "MediaArray", MEDIA_MAX, 1_024);
    if (groups.isEmpty() && all.isEmpty()) {
      throw Fields.invalid(
          fields.at("MediaGroupArray"), "must have a group, or MediaArray a medium");
    }
    if (!groups.isEmpty() && !all.isEmpty()) {
      fields.warn("MediaArray", "is passed over beside MediaGroupArray.");
    }
    List<String> music = texts(fields, "BackgroundMusicArray", TEXTS_MAX, 1_024);
    List<ObjectNode> stickers = new ArrayList<>();
    fields.object("Sticker").ifPresent(sticker -> stickers.add(sticker(sticker)));
    stickers.addAll(fields.list("StickerArray", TEXTS_MAX, BatchConfigReader::sticker));
    List<String> titles = new ArrayList<>(texts(fields, "TitleArray", TEXTS_MAX, 200));
    fields.text("Title").ifPresent(titles::add);
    fields.warnAboutTheRest(PASSED_OVER);
    return new BatchConfig(
        groups,
        groups.isEmpty() ? all : List.of(),
        music,
        stickers,
        titles,
        Optional.empty(),
        Optional.empty(),
        MUSIC_GAIN,
        Optional.empty(),
        Optional.empty(),
        JsonNodeFactory.instance.objectNode(),
        1);
  }

  private static Group group(Fields fields) {
    refuseModels(fields, "SpeechText", "SpeechTextArray");
    fields.ignore(Set.of("GroupName", "SplitMode"));
    List<String> media = texts(fields, "MediaArray", MEDIA_MAX, 1_024);
    if (media.isEmpty()) {
      throw Fields.invalid(fields.at("MediaArray"), "must have a medium");
    }
    Optional<BigDecimal> gain = decimal(fields, "Volume", 0, 10);
    fields.warnAboutTheRest(PASSED_OVER);
    return new Group(media, gain);
  }

  /** The members that clips know, as they are written. */
  private static ObjectNode sticker(Fields fields) {
    ObjectNode sticker = JsonNodeFactory.instance.objectNode();
    for (String member :
        List.of("MediaId", "MediaURL", "X", "Y", "Width", "Height", "Opacity", "DyncFrames")) {
      fields.raw(member).ifPresent(value -> sticker.set(member, value));
    }
    if (!sticker.has("MediaId") && !sticker.has("MediaURL")) {
      throw Fields.invalid(fields.path(), "must have a MediaId or a MediaURL");
    }
    fields.warnAboutTheRest(PASSED_OVER);
    return sticker;
  }

  private static BatchConfig editing(BatchConfig media, Fields fields) {
    Optional<BigDecimal> gain =
        fields.object("MediaConfig").flatMap(config -> decimal(config, "Volume", 0, 10));
    BigDecimal musicGain =
        fields
            .object("BackgroundMusicConfig")
            .flatMap(config -> decimal(config, "Volume", 0, 10))
            .orElse(MUSIC_GAIN);
    Optional<Fields> process = fields.object("ProcessConfig");
    Optional<BigDecimal> shot =
        process.flatMap(config -> decimal(config, "SingleShotDuration", 0.1, 3_600));
    Optional<Transition> transition = process.flatMap(BatchConfigReader::transition);
    process.ifPresent(config -> config.warnAboutTheRest(PASSED_OVER));
    Optional<ObjectNode> titleLook =
        fields
            .raw("TitleConfig")
            .map(node -> {
              if (node instanceof ObjectNode object) {
                return object;
              }
              throw Fields.invalid(fields.at("TitleConfig"), "must be a JSON object");
            });
    fields.warnAboutTheRest(PASSED_OVER);
    return new BatchConfig(
        media.groups(),
        media.all(),
        media.music(),
        media.stickers(),
        media.titles(),
        titleLook,
        gain,
        musicGain,
        shot,
        transition,
        media.output(),
        media.count());
  }

  private static Optional<Transition> transition(Fields process) {
    boolean wanted = process.flag("AllowTransition");
    List<String> looks = texts(process, "TransitionList", TEXTS_MAX, 64);
    BigDecimal seconds =
        decimal(process, "TransitionDuration", 0.1, 60).orElse(new BigDecimal("0.5"));
    return wanted
        ? Optional.of(new Transition(looks.isEmpty() ? List.of("fade") : looks, seconds))
        : Optional.empty();
  }

  private static BatchConfig output(BatchConfig config, Fields fields) {
    String url =
        fields
            .text("MediaURL")
            .orElseThrow(() -> Fields.invalid(fields.at("MediaURL"), "must be given"));
    int count = fields.integer("Count", 1, COUNT_MAX).orElse(1);
    if (count > 1 && !url.contains(BatchPlan.INDEX)) {
      throw Fields.invalid(
          fields.at("MediaURL"), "must hold {index} if there is more than one output");
    }
    if (fields.flag("GeneratePreviewOnly")) {
      throw Fields.invalid(fields.at("GeneratePreviewOnly"), "is not supported");
    }
    ObjectNode output = JsonNodeFactory.instance.objectNode().put("MediaURL", url);
    for (String member : List.of("Width", "Height", "MaxDuration", "Bitrate", "Video")) {
      fields.raw(member).ifPresent(value -> output.set(member, value));
    }
    return new BatchConfig(
        config.groups(),
        config.all(),
        config.music(),
        config.stickers(),
        config.titles(),
        config.titleLook(),
        config.gain(),
        config.musicGain(),
        config.shotSeconds(),
        config.transition(),
        output,
        count);
  }

  private static void refuseModels(Fields fields, String... members) {
    for (String member : members) {
      boolean wanted =
          fields.raw(member).filter(node -> !node.isContainerNode() || !node.isEmpty()).isPresent();
      if (wanted) {
        throw Fields.invalid(fields.at(member), "needs a model, and this server has none");
      }
    }
  }

  private static Optional<BigDecimal> decimal(
      Fields fields, String name, double least, double most) {
    return fields.number(name, least, most).map(BigDecimal::valueOf);
  }

  private static List<String> texts(Fields fields, String name, int most, int longest)
      throws RejectedException {
    Optional<JsonNode> list = fields.raw(name);
    if (list.isEmpty()) {
      return List.of();
    }
    if (!list.get().isArray() || list.get().size() > most) {
      throw Fields.invalid(fields.at(name), "must be a JSON array of at most " + most + " texts");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode text : list.get()) {
      if (!text.isTextual() || text.asText().isBlank() || text.asText().length() > longest) {
        throw Fields.invalid(
            fields.at(name) + "[" + texts.size() + "]",
            "must be a text of 1 to " + longest + " characters");
      }
      texts.add(text.asText());
    }
    return texts;
  }
}
