package dev.cuepost.media.process.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.Json;
import dev.cuepost.media.process.template.TemplateType;
import dev.cuepost.media.store.ObjectName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads what SubmitTranscodeJob asks for: the inputs, and one job an output. */
final class TranscodeReader {
  private static final int INPUTS_MAX = 20;
  private static final int OUTPUTS_MAX = 20;
  private static final int WATERMARKS_MAX = 20;

  private final OrderReader orders;
  private final Supplier<String> ids;

  TranscodeReader(OrderReader orders, Supplier<String> ids) {
    this.orders = orders;
    this.ids = ids;
  }

  /**
   * What was asked for.
   *
   * @param request both parameters, a JSON object
   */
  record Read(List<NamedFile> inputs, List<Planned> jobs, String request) {}

  /**
   * Reads both parameters.
   *
   * @throws dev.cuepost.media.json.RejectedException if one of them breaks a rule
   */
  Read read(Submission submission, String inputGroup, String outputGroup) {
    List<FileChecks.Input> inputs =
        Json.readList(
                "InputGroup",
                inputGroup,
                INPUTS_MAX,
                fields -> orders.input(submission.owner(), fields))
            .orThrow();
    needOne("InputGroup", inputs);
    Set<ObjectName> targets = new HashSet<>();
    List<Planned> jobs =
        Json.readList(
                "OutputGroup",
                outputGroup,
                OUTPUTS_MAX,
                fields -> output(submission, inputs, fields, targets))
            .orThrow();
    needOne("OutputGroup", jobs);
    return new Read(
        inputs.stream().map(FileChecks.Input::file).toList(),
        jobs,
        "{\"InputGroup\":%s,\"OutputGroup\":%s}".formatted(inputGroup, outputGroup));
  }

  private Planned output(
      Submission submission,
      List<FileChecks.Input> inputs,
      Fields fields,
      Set<ObjectName> targets) {
    Owner owner = submission.owner();
    Fields output = required(fields, "Output");
    Fields process = required(fields, "ProcessConfig");
    Fields transcode = required(process, "Transcode");
    NamedFile file = NamedFile.read(output, "OutputUrl");
    Configs.Merged merged = orders.config(owner, transcode, TemplateType.TRANSCODE);
    OrderReader.Checked checked =
        orders.check(JobKind.TRANSCODE, config(owner, process, merged.config()));
    String jobId = ids.get();
    ObjectName target =
        orders.target(
            owner,
            JobKind.TRANSCODE,
            jobId,
            Optional.of(inputs.getFirst()),
            file,
            checked,
            output.at("Media"));
    if (!targets.add(target)) {
      throw Fields.invalid(
          output.at("Media"), "is the place of another output too; {JobId} tells them apart");
    }
    return new Planned(
        jobId,
        JobKind.TRANSCODE,
        JobState.INIT,
        new Order(
            submission.name(),
            inputs.stream().map(FileChecks.Input::file).toList(),
            Optional.of(file),
            Optional.of(target),
            Optional.of(merged.templateId()),
            checked.config(),
            fields.raw("ProcessConfig").map(JsonNode::toString).orElse("{}"),
            submission.userData(),
            checked.warnings()));
  }

  /** All that belongs to one output, beside the template of the streams. */
  private ObjectNode config(Owner owner, Fields process, ObjectNode config) {
    orders.merge(
        owner, process, "ImageWatermarks", TemplateType.IMAGE_WATERMARK, config, WATERMARKS_MAX);
    orders.merge(
        owner, process, "TextWatermarks", TemplateType.TEXT_WATERMARK, config, WATERMARKS_MAX);
    orders.merge(owner, process, "Subtitles", TemplateType.SUBTITLE, config, WATERMARKS_MAX);
    OrderReader.take(process, "Encryption", config);
    OrderReader.take(process, "CombineConfigs", config);
    return config;
  }

  private static Fields required(Fields fields, String name) {
    return fields.object(name).orElseThrow(() -> Fields.invalid(fields.at(name), "is required"));
  }

  private static void needOne(String what, List<?> elements) {
    if (elements.isEmpty()) {
      throw Fields.invalid(what, "needs one element at least");
    }
  }
}
