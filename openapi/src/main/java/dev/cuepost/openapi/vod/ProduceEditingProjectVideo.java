package dev.cuepost.openapi.vod;

import dev.cuepost.media.asset.Details;
import dev.cuepost.media.job.ProduceVideo;
import dev.cuepost.media.job.SubmitOutcome;
import dev.cuepost.media.job.VideoEditing;
import dev.cuepost.media.process.template.TemplateGroup;
import dev.cuepost.media.project.Content;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.upload.Members;
import dev.cuepost.openapi.upload.MetaData;
import dev.cuepost.openapi.upload.StreamWishes;
import java.util.List;
import java.util.Optional;

/**
 * Makes a video of a timeline, or of that of a project. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-produceeditingprojectvideo.
 */
final class ProduceEditingProjectVideo implements Action {
  private static final Parameter<String> PROJECT_ID =
      Parameter.optional("ProjectId", ParameterType.text(64));
  private static final Parameter<String> MEDIA_METADATA =
      Parameter.optional("MediaMetadata", ParameterType.text(65_536));
  private static final Parameter<String> PRODUCE_CONFIG =
      Parameter.optional("ProduceConfig", ParameterType.text(65_536));
  private static final Parameter<String> USER_DATA =
      Parameter.optional("UserData", ParameterType.text(512));

  private final VideoEditing editing;
  private final CategoryActions categories;
  private final StreamWishes streams;

  ProduceEditingProjectVideo(
      VideoEditing editing, CategoryActions categories, StreamWishes streams) {
    this.editing = editing;
    this.categories = categories;
    this.streams = streams;
  }

  @Override
  public String name() {
    return "ProduceEditingProjectVideo";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        PROJECT_ID,
        EditingProjectActions.TIMELINE,
        EditingProjectActions.TITLE,
        EditingProjectActions.DESCRIPTION,
        VideoParameters.COVER_URL,
        MEDIA_METADATA,
        PRODUCE_CONFIG,
        AppId.PARAMETER,
        USER_DATA);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    if (call.find(PROJECT_ID).isEmpty() && call.find(EditingProjectActions.TIMELINE).isEmpty()) {
      throw new Refusal(RpcError.missing(EditingProjectActions.TIMELINE.name()));
    }
    Content project = EditingProjectActions.content(call, EditingProjectActions.TITLE);
    Optional<TemplateGroup> group = group(call);
    var wish =
        new ProduceVideo(
            call.account(),
            call.region(),
            AppId.of(call),
            call.find(PROJECT_ID),
            project,
            details(call, project.title().orElse("")),
            call.find(USER_DATA));
    return switch (editing.produce(wish)) {
      case SubmitOutcome.Accepted(_, String projectId, String mediaId) -> {
        group.ifPresent(wanted -> streams.await(mediaId, wanted));
        yield new Fields().text("MediaId", mediaId).text("ProjectId", projectId);
      }
      case SubmitOutcome.Refused(String code, String message) ->
          throw new Refusal(RpcError.of(code, message));
    };
  }

  private Details details(Call call, String title) throws Refusal {
    Members meta =
        call.find(MEDIA_METADATA).isPresent()
            ? Members.read(MEDIA_METADATA.name(), call.find(MEDIA_METADATA).orElseThrow())
            : Members.none(MEDIA_METADATA.name());
    return categories.checked(call.account(), MetaData.details(meta, title));
  }

  private Optional<TemplateGroup> group(Call call) throws Refusal {
    return streams.group(
        call,
        call.find(PRODUCE_CONFIG).isPresent()
            ? Members.read(PRODUCE_CONFIG.name(), call.find(PRODUCE_CONFIG).orElseThrow())
                .text("TemplateGroupId", 64)
            : Optional.empty());
  }
}
