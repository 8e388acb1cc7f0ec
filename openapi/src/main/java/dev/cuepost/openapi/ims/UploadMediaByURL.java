package dev.cuepost.openapi.ims;

import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Attributes;
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
import java.util.List;
import java.util.Optional;

/**
 * Begins assets whose files the server fetches itself. Source:
 * https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-uploadmediabyurl.
 */
final class UploadMediaByURL implements Action {
  private static final int MOST = 20;

  private static final Parameter<String> UPLOAD_URLS =
      Parameter.required("UploadURLs", ParameterType.text(131_072));
  private static final Parameter<String> META_DATA =
      Parameter.optional("MediaMetaData", ParameterType.text(262_144));
  private static final Parameter<String> APP_ID =
      Parameter.optional("AppId", ParameterType.text(64));
  private static final Parameter<String> ENTITY_ID =
      Parameter.optional("EntityId", ParameterType.text(64));
  private static final Parameter<String> POST_PROCESS =
      Parameter.optional("PostProcessConfig", ParameterType.text(4_096));
  private static final Parameter<String> USER_DATA =
      Parameter.optional("UserData", ParameterType.text(1_024));

  private final Pulls pulls;
  private final CategoryActions categories;
  private final Destinations destinations;

  UploadMediaByURL(Pulls pulls, CategoryActions categories, Destinations destinations) {
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
        APP_ID,
        ENTITY_ID,
        POST_PROCESS,
        Destinations.TARGET_CONFIG,
        USER_DATA);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    List<String> urls = SourceUrls.read(call.get(UPLOAD_URLS), MOST, UploadMediaByURL::invalid);
    var requests =
        new PullRequests(
            Product.IMS,
            call.find(APP_ID).orElse(Event.DEFAULT_APP),
            call.find(USER_DATA),
            destinations.ofMedia(call),
            Attributes.NONE.and(Attributes.ENTITY, call.find(ENTITY_ID)),
            META_DATA.name(),
            categories);
    return switch (pulls.submit(requests.of(call, urls, call.find(META_DATA)), Optional.empty())) {
      case Outcome.Submitted(var submitted) ->
          new Fields()
              .items(
                  "UploadJobs",
                  submitted.stream()
                      .map(pull ->
                          new Fields()
                              .text("JobId", pull.jobId())
                              .text("MediaId", pull.mediaId())
                              .text("SourceURL", pull.url()))
                      .toList());
      case Outcome.Unusable(String url, String rule) ->
          throw invalid("the URL %s, was %s".formatted(rule, url));
      case Outcome.SessionUsed _ -> throw new IllegalStateException("no session was named");
    };
  }

  private static Refusal invalid(String reason) {
    return new Refusal(RpcError.invalid(UPLOAD_URLS.name(), reason));
  }
}
