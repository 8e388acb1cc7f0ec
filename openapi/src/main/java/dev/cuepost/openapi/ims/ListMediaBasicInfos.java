package dev.cuepost.openapi.ims;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetPage;
import dev.cuepost.media.asset.AssetQuery;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.ims.FileUrls.Addresses;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lists assets in pages. Source:
 * https://www.alibabacloud.com/help/en/ims/developer-reference/api-ice-2020-11-09-listmediabasicinfos.
 */
final class ListMediaBasicInfos implements Action {
  private static final int PAGE_DEFAULT = 10;
  private static final int PAGE_MAX = 100;

  private static final Parameter<Instant> START_TIME =
      Parameter.optional("StartTime", ParameterType.time());
  private static final Parameter<Instant> END_TIME =
      Parameter.optional("EndTime", ParameterType.end());
  private static final Parameter<String> SOURCE =
      Parameter.optional("Source", ParameterType.oneOf("oss", "vod", "live", "general"));
  private static final Parameter<String> MEDIA_TYPE =
      Parameter.optional("MediaType", ParameterType.oneOf("image", "video", "audio", "text"));
  private static final Parameter<String> BUSINESS_TYPE =
      Parameter.optional("BusinessType", ParameterType.text(32));
  private static final Parameter<String> STATUS =
      Parameter.optional(
          "Status", ParameterType.oneOf("Init", "Preparing", "PrepareFail", "Normal", "Blocked"));
  private static final Parameter<String> SORT_BY =
      Parameter.optional("SortBy", ParameterType.oneOf("desc", "asc"));
  private static final Parameter<Boolean> WITH_FILES =
      Parameter.optional("IncludeFileBasicInfo", ParameterType.flag());
  private static final Parameter<Integer> MAX_RESULTS =
      Parameter.optional("MaxResults", ParameterType.whole(1, PAGE_MAX));
  private static final Parameter<String> NEXT_TOKEN =
      Parameter.optional(
          "NextToken",
          new ParameterType<>(
              "is the NextToken of an earlier answer",
              text -> Optional.of(text).filter(AssetPage::isToken)));

  private final Assets assets;
  private final CategoryActions categories;
  private final FileUrls urls;

  ListMediaBasicInfos(Assets assets, CategoryActions categories, FileUrls urls) {
    this.assets = assets;
    this.categories = categories;
    this.urls = urls;
  }

  @Override
  public String name() {
    return "ListMediaBasicInfos";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        START_TIME,
        END_TIME,
        AssetParameters.MEDIA_ID,
        SOURCE,
        MEDIA_TYPE,
        BUSINESS_TYPE,
        STATUS,
        SORT_BY,
        WITH_FILES,
        MAX_RESULTS,
        NEXT_TOKEN,
        FileUrls.AUTH_TIMEOUT);
  }

  @Override
  public Fields answer(Call call) {
    int limit = call.find(MAX_RESULTS).orElse(PAGE_DEFAULT);
    boolean withFiles = call.find(WITH_FILES).orElse(false);
    AssetPage page =
        assets.list(
            new AssetQuery(
                call.account(),
                call.region(),
                Product.IMS,
                call.find(AssetParameters.MEDIA_ID),
                call.find(MEDIA_TYPE).flatMap(AssetKind::ofWord),
                call.find(STATUS).flatMap(ListMediaBasicInfos::state),
                call.find(SOURCE).map(AssetAnswer::sources),
                call.find(BUSINESS_TYPE),
                call.find(START_TIME),
                call.find(END_TIME),
                !call.find(SORT_BY).orElse("desc").equals("asc"),
                limit,
                call.find(NEXT_TOKEN)));
    Addresses addresses =
        withFiles ? urls.of(call, page.assets()) : urls.ofCovers(call, page.assets());
    return new Fields()
        .items(
            "MediaInfos",
            page.assets().stream()
                .map(asset ->
                    withFiles
                        ? AssetAnswer.found(asset, categories, addresses)
                        : AssetAnswer.brief(asset, categories, addresses))
                .toList())
        .whole("MaxResults", limit)
        .whole("TotalCount", page.total())
        .text("NextToken", page.next());
  }

  private static Optional<AssetState> state(String status) {
    return Stream.of(AssetState.values())
        .filter(state -> AssetAnswer.status(state).equals(status))
        .findFirst();
  }
}
