package dev.cuepost.media.process.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.Json;
import dev.cuepost.media.process.template.TemplateType;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.PercentEncoded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what users of IMS want to be looked at. What they say about it is handed on to the plug-in
 * as one object.
 */
final class LookReader {
  private static final int MOST_COVERS = 5;

  /** The vendor's own template for audits, which says nothing that a plug-in would know. */
  private static final String VENDOR_TEMPLATE = "S00000001-100060";

  /** The vendor's own template for fingerprints, which says nothing that is not so anyway. */
  private static final String VENDOR_DNA_TEMPLATE = "S00000101-100060";

  private final OrderReader orders;

  LookReader(OrderReader orders) {
    this.orders = orders;
  }

  /**
   * What a tagging job is to do.
   *
   * @throws dev.cuepost.media.json.RejectedException if the wish breaks a rule
   */
  Order smarttag(Submission submission, SmarttagWish wish) {
    Owner owner = submission.owner();
    FileChecks.Input input =
        Json.readNamed("Input", wish.input(), fields -> anywhere(owner, fields)).orThrow();
    ObjectNode config = Configs.empty();
    Optional<ObjectNode> over = wish.templateConfig().map(json -> object("TemplateConfig", json));
    wish.templateId()
        .map(id ->
            orders.template(
                owner, id, TemplateType.AI_TAG, over.map(JsonNode.class::cast), "TemplateId"))
        .or(() -> over)
        .ifPresent(template -> config.set("Template", template));
    wish.params().ifPresent(json -> config.set("Params", object("Params", json)));
    wish.content().ifPresent(content -> config.put("Content", content));
    wish.contentAddr().ifPresent(address -> config.put("ContentAddr", address));
    wish.contentType().ifPresent(type -> config.put("ContentType", type));
    return new Order(
        title(submission, Optional.of(input)),
        List.of(input.withUrl()),
        Optional.empty(),
        Optional.empty(),
        wish.templateId(),
        config.toString(),
        "{}",
        submission.userData(),
        List.of(),
        wish.notifyUrl());
  }

  /**
   * What a job that looks for copies is to compare, and whether the file is one of the library's
   * from then on.
   *
   * @throws dev.cuepost.media.json.RejectedException if the wish breaks a rule
   */
  DnaRun.Wanted dna(Owner owner, DnaWish wish) {
    ObjectNode config = Configs.empty();
    wish.templateId()
        .filter(id -> !id.equals(VENDOR_DNA_TEMPLATE))
        .ifPresent(id ->
            config.setAll(
                orders.template(owner, id, TemplateType.AI_DNA, Optional.empty(), "TemplateId")));
    wish.config().ifPresent(json -> config.setAll(object("Config", json)));
    String saved = config.path("SaveType").asText("save");
    return switch (saved) {
      case "save" -> new DnaRun.Wanted(wish.dbId(), wish.primaryKey(), true);
      case "nosave" -> new DnaRun.Wanted(wish.dbId(), wish.primaryKey(), false);
      default ->
          throw Fields.invalid(
              "Config.SaveType", "must be save or nosave, was " + Fields.printable(saved));
    };
  }

  /**
   * What a job that listens is to do. Its order shows {@code Description} and {@code EditingConfig}
   * as they were given.
   *
   * @throws dev.cuepost.media.json.RejectedException if the wish breaks a rule
   */
  Order speech(Submission submission, SpeechWish wish) {
    boolean address = wish.input().matches("(?i)(oss|https?)://.*");
    FileChecks.Input input =
        orders.input(
            submission.owner(),
            new NamedFile(
                address ? NamedFile.Type.OSS : NamedFile.Type.MEDIA,
                wish.input(),
                Optional.empty()),
            "InputFile");
    ObjectNode shown = Configs.empty();
    wish.description().ifPresent(text -> shown.put("Description", text));
    wish.config()
        .ifPresent(json -> shown.put("EditingConfig", object("EditingConfig", json).toString()));
    return Order.looking(
            title(submission, Optional.of(input)),
            input.withUrl(),
            new SpeechRun.Span(wish.start().orElse(Duration.ZERO), wish.length())
                .config()
                .toString(),
            submission.userData())
        .shown(shown.toString());
  }

  /** An input may be a URL of its own type, which is read as the address of an object. */
  private FileChecks.Input anywhere(Owner owner, Fields fields) {
    if (fields.text("Type").filter(type -> type.equalsIgnoreCase("URL")).isEmpty()) {
      return orders.input(owner, fields);
    }
    String where = fields.at("Media");
    String url = fields.text("Media").orElseThrow(() -> Fields.invalid(where, "is required"));
    return orders.input(owner, new NamedFile(NamedFile.Type.OSS, url, Optional.empty()), where);
  }

  /**
   * What an audit is to do. Its order shows the objects that are looked at: {@code Input}, if there
   * is one, {@code CoverImages}, and {@code Output}, likewise.
   *
   * @param jobId for which {@code {JobId}} in the output stands
   * @throws dev.cuepost.media.json.RejectedException if the wish breaks a rule
   */
  Order censor(Submission submission, CensorWish wish, String jobId) {
    Owner owner = submission.owner();
    Optional<FileChecks.Input> input =
        wish.input()
            .map(json ->
                Json.readNamed("Input", json, fields -> orders.input(owner, fields)).orThrow());
    List<FileChecks.Input> covers =
        wish.coverImages()
            .map(json ->
                Json.readList("CoverImages", json, MOST_COVERS, fields -> cover(owner, fields))
                    .orThrow())
            .orElse(List.of());
    if (input.isEmpty() && covers.isEmpty()) {
      throw Fields.invalid("Input", "is required where there are no CoverImages");
    }
    List<NamedFile> files = new ArrayList<>();
    input.map(FileChecks.Input::withUrl).ifPresent(files::add);
    covers.stream().map(FileChecks.Input::file).forEach(files::add);
    ObjectNode shown = Configs.empty();
    input.ifPresent(read -> shown.set("Input", told(read.object())));
    ArrayNode images = shown.putArray("CoverImages");
    covers.forEach(cover -> images.add(told(cover.object())));
    Optional<NamedFile> output =
        wish.output().map(url -> new NamedFile(NamedFile.Type.OSS, url, Optional.empty()));
    Optional<ObjectName> target =
        output.map(file ->
            orders.target(
                owner, JobKind.SNAPSHOT, jobId, input, file, Evidence.PICTURES, "Output"));
    target.ifPresent(place -> shown.set("Output", told(place)));
    return new Order(
        title(submission, input),
        files,
        output,
        target,
        wish.templateId(),
        said(owner, wish).toString(),
        shown.toString(),
        submission.userData(),
        List.of(),
        wish.notifyUrl());
  }

  private ObjectNode said(Owner owner, CensorWish wish) {
    ObjectNode config = Configs.empty();
    wish.templateId()
        .filter(id -> !id.equals(VENDOR_TEMPLATE))
        .ifPresent(id ->
            config.set(
                "Template",
                orders.template(owner, id, TemplateType.AI_AUDIT, Optional.empty(), "TemplateId")));
    wish.description().ifPresent(text -> config.put("Description", text));
    wish.barrages().ifPresent(text -> config.put("Barrages", text));
    return config;
  }

  private FileChecks.Input cover(Owner owner, Fields fields) {
    String location = "oss-" + owner.region();
    if (!fields.text("Location").orElse(location).equals(location)) {
      throw Fields.invalid(fields.at("Location"), "must be " + location);
    }
    String url =
        "oss://%s/%s"
            .formatted(
                required(fields, "Bucket"), PercentEncoded.encode(required(fields, "Object")));
    return orders.input(
        owner, new NamedFile(NamedFile.Type.OSS, url, Optional.empty()), fields.path());
  }

  private static String required(Fields fields, String name) {
    return fields.text(name).orElseThrow(() -> Fields.invalid(fields.at(name), "is required"));
  }

  private static ObjectNode object(String name, String json) {
    return Json.readNamed(name, json, _ -> Configs.object(json)).orThrow();
  }

  private static ObjectNode told(ObjectName object) {
    return Configs.empty()
        .put("Bucket", object.bucket().name())
        .put("Location", "oss-" + object.bucket().region())
        .put("Object", object.key());
  }

  /** What the job says; else what the asset does. */
  private static Optional<String> title(Submission submission, Optional<FileChecks.Input> input) {
    return submission
        .name()
        .or(() ->
            input
                .flatMap(FileChecks.Input::asset)
                .map(Asset::details)
                .map(details -> details.title())
                .filter(title -> !title.isEmpty()));
  }
}
