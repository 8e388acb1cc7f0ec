package dev.cuepost.media.process.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.template.TemplateType;
import dev.cuepost.media.store.ObjectName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what is to be made, and checks all that can be checked before a job's turn comes. */
final class OrderReader {
  private final FileChecks files;
  private final Configs configs;
  private final Map<JobKind, Maker> makers;

  OrderReader(FileChecks files, Configs configs, Map<JobKind, Maker> makers) {
    this.files = files;
    this.configs = configs;
    this.makers = Map.copyOf(makers);
  }

  /** Reads a file that is read: {@code Type} and {@code Media}. */
  FileChecks.Input input(Owner owner, Fields fields) {
    return files.input(owner, NamedFile.read(fields, "InputUrl"), fields.at("Media"));
  }

  /** Reads a file that is read, already named. */
  FileChecks.Input input(Owner owner, NamedFile file, String where) {
    return files.input(owner, file, where);
  }

  /**
   * A configuration that its maker accepts.
   *
   * @param extension of the main file
   */
  record Checked(String config, String extension, List<String> warnings) {}

  Checked check(JobKind kind, ObjectNode config) {
    String text = config.toString();
    return switch (maker(kind).check(text)) {
      case Verdict.Accepted<String>(String extension, List<String> warnings) ->
          new Checked(text, extension, warnings);
      case Verdict.Rejected<String>(Rejection why) -> throw new RejectedException(why);
    };
  }

  /**
   * Reads where an output goes.
   *
   * @param output {@code Type}, {@code Media} and perhaps {@code OutputUrl}
   */
  ObjectName target(
      Owner owner,
      JobKind kind,
      String jobId,
      Optional<FileChecks.Input> input,
      NamedFile output,
      Checked checked,
      String where) {
    if (output.type() == NamedFile.Type.MEDIA && output.url().isEmpty()) {
      throw Fields.invalid(
          where, "of Type Media needs an OutputUrl that tells where the file goes");
    }
    Map<String, String> values = new HashMap<>();
    values.put("{JobId}", jobId);
    values.put("{ExtName}", checked.extension());
    input.ifPresent(read -> {
      values.put("{MediaBucket}", read.object().bucket().name());
      files.mediaId(owner, read).ifPresent(id -> values.put("{MediaId}", id));
    });
    ObjectName target = files.target(owner, output.url().orElse(output.media()), values, where);
    String name = target.key().substring(target.key().lastIndexOf('/') + 1);
    maker(kind)
        .checkName(checked.config(), name)
        .ifPresent(why -> {
          throw new RejectedException(why);
        });
    return target;
  }

  /** Reads a template and what is said over it. */
  Configs.Merged config(Owner owner, Fields fields, TemplateType type) {
    return configs.read(owner, fields, type);
  }

  /** Reads a transcoding template and what is said over it, from their parts. */
  Configs.Merged config(
      Owner owner, Optional<String> templateId, Optional<JsonNode> params, String where) {
    return configs.read(owner, templateId, TemplateType.TRANSCODE, params, where);
  }

  /** The configuration of a template that is named, with what is said over it. */
  ObjectNode template(
      Owner owner, String templateId, TemplateType type, Optional<JsonNode> params, String where) {
    return configs.read(owner, Optional.of(templateId), type, params, where).config();
  }

  /** Reads the templates of a list, such as watermarks, into the configuration. */
  void merge(
      Owner owner, Fields fields, String name, TemplateType type, ObjectNode config, int most) {
    ArrayNode merged = Configs.empty().arrayNode();
    fields
        .list(name, most, element -> configs.read(owner, element, type).config())
        .forEach(merged::add);
    if (!merged.isEmpty()) {
      config.set(name, merged);
    }
  }

  /** Takes a member over as it is. */
  static void take(Fields fields, String name, ObjectNode config) {
    fields.raw(name).ifPresent(value -> config.set(name, value.deepCopy()));
  }

  private Maker maker(JobKind kind) {
    return Optional.ofNullable(makers.get(kind)).orElseThrow();
  }
}
