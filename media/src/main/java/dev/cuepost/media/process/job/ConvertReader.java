package dev.cuepost.media.process.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.Json;
import dev.cuepost.media.store.ObjectName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads what SubmitMediaConvertJob asks for: one job an output, and one more for each group of
 * outputs, which writes its master playlist when they are there.
 */
final class ConvertReader {
  private static final int MOST = 20;
  private static final List<String> TEXTS = List.of("OverrideParams", "Features");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final OrderReader orders;
  private final Supplier<String> ids;

  ConvertReader(OrderReader orders, Supplier<String> ids) {
    this.orders = orders;
    this.ids = ids;
  }

  /**
   * What was asked for.
   *
   * @param request all of it, as it is told
   */
  record Read(Optional<String> name, List<NamedFile> inputs, List<Planned> jobs, String request) {}

  /**
   * Reads the configuration.
   *
   * @throws dev.cuepost.media.json.RejectedException if it breaks a rule
   */
  Read read(Submission submission, String config) {
    return Json.readNamed(
            "Config", config, fields -> new Reading(submission, fields).read(told(config)))
        .orThrow();
  }

  /** Members that clients take for text are told as text, though objects are understood. */
  private static String told(String config) {
    ObjectNode whole = Configs.object(config);
    writeTexts(whole);
    return whole.toString();
  }

  private static void writeTexts(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (String name : TEXTS) {
        JsonNode value = object.path(name);
        if (value.isObject()) {
          object.put(name, value.toString());
        }
      }
    }
    node.forEach(ConvertReader::writeTexts);
  }

  private final class Reading {
    private final Submission submission;
    private final Fields config;
    private final Set<ObjectName> targets = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    Reading(Submission submission, Fields config) {
      this.submission = submission;
      this.config = config;
    }

    Read read(String request) {
      List<FileChecks.Input> inputs = config.list("Inputs", MOST, this::input);
      if (inputs.isEmpty()) {
        throw Fields.invalid(config.at("Inputs"), "needs one element at least");
      }
      List<Planned> jobs = new ArrayList<>(config.list("Outputs", MOST, o -> single(inputs, o)));
      config.list("OutputGroups", MOST, g -> group(inputs, g)).forEach(jobs::addAll);
      if (jobs.isEmpty()) {
        throw Fields.invalid(config.at("Outputs"), "or OutputGroups needs one element at least");
      }
      return new Read(
          config.text("JobName"),
          inputs.stream().map(FileChecks.Input::file).toList(),
          jobs,
          request);
    }

    private FileChecks.Input input(Fields input) {
      input.text("Name");
      return orders.input(submission.owner(), required(input, "InputFile"));
    }

    private Planned single(List<FileChecks.Input> inputs, Fields output) {
      NamedFile file = NamedFile.read(required(output, "OutputFile"), "Url");
      return output(inputs, output, file, "");
    }

    private List<Planned> group(List<FileChecks.Input> inputs, Fields group) {
      String name = name(group);
      Fields settings = required(group, "GroupConfig");
      String type = settings.text("Type").orElse("HLS");
      if (!type.toUpperCase(Locale.ROOT).contains("HLS")) {
        throw Fields.invalid(settings.at("Type"), "must be HLS, was " + Fields.printable(type));
      }
      NamedFile base = NamedFile.read(required(settings, "OutputFileBase"), "Url");
      String folder = base.media().endsWith("/") ? base.media() : base.media() + "/";
      List<Planned> jobs =
          new ArrayList<>(
              group.list(
                  "Outputs",
                  MOST,
                  output -> {
                    String fileName =
                        output
                            .text("OutputFileName")
                            .orElseThrow(
                                () -> Fields.invalid(output.at("OutputFileName"), "is required"));
                    return output(inputs, output, file(folder + playlist(fileName)), name);
                  }));
      if (jobs.isEmpty()) {
        throw Fields.invalid(group.at("Outputs"), "needs one element at least");
      }
      String manifest = settings.text("ManifestName").orElse("master");
      jobs.add(
          manifest(name, file(folder + playlist(manifest)), jobs, settings.at("ManifestName")));
      return jobs;
    }

    /** With the ending by which it is known. */
    private static String playlist(String name) {
      return name.endsWith(".m3u8") ? name : name + ".m3u8";
    }

    private static NamedFile file(String address) {
      return new NamedFile(NamedFile.Type.OSS, address, Optional.empty());
    }

    private Planned output(
        List<FileChecks.Input> inputs, Fields output, NamedFile file, String group) {
      Owner owner = submission.owner();
      output.integer("Priority", 1, 10);
      Configs.Merged merged =
          orders.config(
              owner,
              output.text("TemplateId"),
              output.raw("OverrideParams").map(node -> object(node, output.at("OverrideParams"))),
              output.at("TemplateId"));
      ObjectNode whole = merged.config();
      output
          .raw("Features")
          .map(node -> object(node, output.at("Features")).path("Clip").path("TimeSpan"))
          .filter(JsonNode::isObject)
          .ifPresent(span -> whole.set("TimeSpan", span));
      OrderReader.Checked checked = orders.check(JobKind.TRANSCODE, whole);
      if (!group.isEmpty() && !checked.extension().equals("m3u8")) {
        throw Fields.invalid(output.at("TemplateId"), "must make m3u8 in a group of HLS");
      }
      String jobId = ids.get();
      ObjectName target =
          orders.target(
              owner,
              JobKind.TRANSCODE,
              jobId,
              Optional.of(inputs.getFirst()),
              file,
              checked,
              output.at(group.isEmpty() ? "OutputFile.Media" : "OutputFileName"));
      claim(target, output.at("Name"));
      return new Planned(
          jobId,
          JobKind.TRANSCODE,
          JobState.INIT,
          new Order(
              config.text("JobName"),
              inputs.stream().map(FileChecks.Input::file).toList(),
              Optional.of(file),
              Optional.of(target),
              Optional.of(merged.templateId()),
              checked.config(),
              new ConvertPlace(name(output), group).shown(),
              submission.userData(),
              checked.warnings()));
    }

    private Planned manifest(String group, NamedFile file, List<Planned> outputs, String where) {
      String jobId = ids.get();
      OrderReader.Checked checked = orders.check(JobKind.PACKAGE, Configs.empty());
      ObjectName target =
          orders.target(
              submission.owner(), JobKind.PACKAGE, jobId, Optional.empty(), file, checked, where);
      claim(target, where);
      return new Planned(
          jobId,
          JobKind.PACKAGE,
          JobState.WAITING,
          new Order(
              config.text("JobName"),
              outputs.stream().map(output -> made(output.order())).toList(),
              Optional.of(file),
              Optional.of(target),
              Optional.empty(),
              checked.config(),
              new ConvertPlace(group, group).shown(),
              submission.userData(),
              List.of()));
    }

    private void claim(ObjectName target, String where) {
      if (!targets.add(target)) {
        throw Fields.invalid(where, "is the place of another output too");
      }
    }

    /** Names tell outputs apart in what is answered and told. */
    private String name(Fields fields) {
      String name = fields.text("Name").orElseGet(() -> "output-" + (names.size() + 1));
      if (!names.add(name)) {
        throw Fields.invalid(fields.at("Name"), "is the name of another output too");
      }
      return name;
    }
  }

  /** The file that a job makes. */
  static NamedFile made(Order order) {
    ObjectName target = order.target().orElseThrow();
    return new NamedFile(
        NamedFile.Type.OSS,
        "oss://%s/%s".formatted(target.bucket().name(), target.key()),
        Optional.empty());
  }

  private static Fields required(Fields fields, String name) {
    return fields.object(name).orElseThrow(() -> Fields.invalid(fields.at(name), "is required"));
  }

  /** An object, or text that holds one. */
  private static JsonNode object(JsonNode node, String where) {
    try {
      JsonNode object = node.isTextual() ? JSON.readTree(node.asText()) : node;
      if (object != null && object.isObject()) {
        return object;
      }
    } catch (JsonProcessingException _) {
      // Told below.
    }
    throw Fields.invalid(where, "must be a JSON object");
  }
}
