package dev.cuepost.media.process.job;

import dev.cuepost.media.store.ObjectName;
import java.util.List;
import java.util.Optional;

/**
 * What a job is to do. All that templates and defaults add is in it, so that nothing that changes
 * later changes the job.
 *
 * @param inputs what it reads, at least one
 * @param output the output as its user named it
 * @param target where the output goes; {@code {Count}}, {@code {TileCount}} and {@code {DestMd5}}
 *     in its key stand for what is known at the end. Absent if there is no output
 * @param config what its maker reads, a JSON object
 * @param shown what its user is shown of it again, a JSON object
 * @param warnings what was ignored of what its user wrote
 * @param notifyUrl where its end is told, before what the user data say of that
 */
public record Order(
    Optional<String> name,
    List<NamedFile> inputs,
    Optional<NamedFile> output,
    Optional<ObjectName> target,
    Optional<String> templateId,
    String config,
    String shown,
    Optional<String> userData,
    List<String> warnings,
    Optional<String> notifyUrl) {
  public Order {
    inputs = List.copyOf(inputs);
    warnings = List.copyOf(warnings);
  }

  /** Of a job whose end is told where its user data or the settings say. */
  public Order(
      Optional<String> name,
      List<NamedFile> inputs,
      Optional<NamedFile> output,
      Optional<ObjectName> target,
      Optional<String> templateId,
      String config,
      String shown,
      Optional<String> userData,
      List<String> warnings) {
    this(
        name,
        inputs,
        output,
        target,
        templateId,
        config,
        shown,
        userData,
        warnings,
        Optional.empty());
  }

  /** Of a job that reads one file and makes none. */
  static Order looking(
      Optional<String> name, NamedFile input, String config, Optional<String> userData) {
    return new Order(
        name,
        List.of(input),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        config,
        "{}",
        userData,
        List.of());
  }

  /** The same that shows its user something else. */
  Order shown(String shown) {
    return new Order(
        name, inputs, output, target, templateId, config, shown, userData, warnings, notifyUrl);
  }

  /** The same with other inputs. */
  Order reading(List<NamedFile> inputs) {
    return new Order(
        name, inputs, output, target, templateId, config, shown, userData, warnings, notifyUrl);
  }

  /** The id of the asset that is read first, if it was named as one. */
  Optional<String> asset() {
    NamedFile first = inputs.getFirst();
    return first.type() == NamedFile.Type.MEDIA ? Optional.of(first.media()) : Optional.empty();
  }
}
