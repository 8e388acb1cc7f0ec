package dev.cuepost.openapi.upload;

import dev.cuepost.media.process.template.TemplateGroup;
import dev.cuepost.media.process.template.TemplateGroups;
import dev.cuepost.media.process.template.Templates;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What is said of videos that come about the streams that are to be made of them.
 *
 * @param later makes the streams of a video once its file can be used
 */
public record StreamWishes(BiConsumer<String, TemplateGroup> later, TemplateGroups groups) {
  public static final Parameter<String> GROUP_ID =
      Parameter.optional("TemplateGroupId", ParameterType.text(64));

  /**
   * The group of templates that is meant: the one that is named, or else the default one.
   *
   * @return empty if no streams are wanted
   * @throws Refusal if there is no such group
   */
  public Optional<TemplateGroup> group(Call call) throws Refusal {
    return group(call, call.find(GROUP_ID));
  }

  /**
   * The same where the group is named elsewhere.
   *
   * @throws Refusal if there is no such group
   */
  public Optional<TemplateGroup> group(Call call, Optional<String> id) throws Refusal {
    var owner = new Templates.Owner(call.account(), call.region());
    if (id.isEmpty()) {
      return groups.findDefault(owner);
    }
    if (id.get().equals(TemplateGroup.NO_TRANSCODE)) {
      return Optional.empty();
    }
    return Optional.of(
        groups
            .find(owner, id.get())
            .orElseThrow(() ->
                new Refusal(
                    RpcError.of(
                        "InvalidTemplateGroupId.NotFound", "The template group does not exist."))));
  }

  /** Makes them once the file can be used. */
  public void await(String videoId, TemplateGroup group) {
    later.accept(videoId, group);
  }
}
