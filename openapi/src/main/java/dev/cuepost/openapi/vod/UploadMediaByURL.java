package dev.cuepost.openapi.vod;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Attributes;
import dev.cuepost.media.process.template.TemplateGroup;
import dev.cuepost.media.pull.Pulls;
import dev.cuepost.media.pull.Pulls.Outcome;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.upload.Destinations;
import dev.cuepost.openapi.upload.PullRequests;
import dev.cuepost.openapi.upload.SourceUrls;
import dev.cuepost.openapi.upload.StreamWishes;
import java.util.List;
import java.util.Optional;

/**
 * Begins videos and sounds whose files the server fetches itself. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-uploadmediabyurl.
 */
final class UploadMediaByURL implements Action {
  private static final int MOST = 20;

  private static final Parameter<String> UPLOAD_URLS =
      Parameter.required("UploadURLs", ParameterType.text(131_072));
  private static final Parameter<String> META_DATA =
      Parameter.optional("UploadMetadatas", ParameterType.text(262_144));
  private static final Parameter<String> WORKFLOW =
      Parameter.optional("WorkflowId", ParameterType.text(64));

  private final Pulls pulls;
  private final CategoryActions categories;
  private final StreamWishes streams;
  private final Destinations destinations;

  UploadMediaByURL(
      Pulls pulls, CategoryActions categories, StreamWishes streams, Destinations destinations) {
    this.streams = streams;
    this.destinations = destinations;
    this.categories = categories;
    this.pulls = pulls;
  }

  @Override
  public String name() {
    return "UploadMediaByURL";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        UPLOAD_URLS,
        META_DATA,
        StreamWishes.GROUP_ID,
        WORKFLOW,
        Destinations.STORAGE_LOCATION,
        VideoParameters.SESSION_ID,
        AppId.PARAMETER,
        VideoParameters.USER_DATA);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    List<String> urls = SourceUrls.read(call.get(UPLOAD_URLS), MOST, UploadMediaByURL::invalid);
    Optional<TemplateGroup> group = streams.group(call);
    var requests =
        new PullRequests(
            Product.VOD,
            AppId.of(call),
            call.find(VideoParameters.USER_DATA),
            destinations.ofVideo(call),
            Attributes.NONE,
            META_DATA.name(),
            categories);
    return switch (pulls.submit(
        requests.of(call, urls, call.find(META_DATA)),
        call.find(VideoParameters.SESSION_ID),
        pull -> group.ifPresent(wanted -> streams.await(pull.mediaId(), wanted)))) {
      case Outcome.Submitted(var submitted) ->
          new Fields()
              .items(
                  "UploadJobs",
                  submitted.stream()
                      .map(pull ->
                          new Fields().text("JobId", pull.jobId()).text("SourceURL", pull.url()))
                      .toList());
      case Outcome.Unusable(String url, String rule) ->
          throw invalid("the URL %s, was %s".formatted(rule, url));
      case Outcome.SessionUsed _ ->
          throw new Refusal(
              RpcError.invalid(
                  VideoParameters.SESSION_ID.name(), "it was used within the last 10 minutes"));
    };
  }

  private static Refusal invalid(String reason) {
    return new Refusal(
        RpcError.of(
            "InvalidParameter.UploadURLs",
            "The specified parameter UploadURLs is not valid: " + reason));
  }
}
