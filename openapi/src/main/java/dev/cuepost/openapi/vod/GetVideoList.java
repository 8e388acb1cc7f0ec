package dev.cuepost.openapi.vod;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.search.AssetSearch;
import dev.cuepost.media.search.Condition;
import dev.cuepost.media.search.Field;
import dev.cuepost.media.search.Order;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.ObjectEndpoints;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.upload.Destinations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lists videos and sounds, by pages. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getvideolist.
 */
final class GetVideoList implements Action {
  private static final Parameter<Integer> CATE_ID =
      Parameter.optional("CateId", ParameterType.whole(0, 999_999_999));
  private static final Parameter<String> STATUS =
      Parameter.optional("Status", ParameterType.text(256));
  private static final Parameter<Instant> START_TIME =
      Parameter.optional("StartTime", ParameterType.time());
  private static final Parameter<Instant> END_TIME =
      Parameter.optional("EndTime", ParameterType.end());
  private static final Parameter<Integer> PAGE_NO =
      Parameter.optional("PageNo", ParameterType.whole(1, 999_999));
  private static final Parameter<Integer> PAGE_SIZE =
      Parameter.optional("PageSize", ParameterType.whole(1, 100));
  private static final Parameter<String> SORT_BY =
      Parameter.optional("SortBy", ParameterType.oneOf("CreationTime:Desc", "CreationTime:Asc"));

  private final AssetSearch search;
  private final VideoAnswers videos;
  private final ObjectEndpoints endpoints;

  GetVideoList(AssetSearch search, VideoAnswers videos, ObjectEndpoints endpoints) {
    this.search = search;
    this.videos = videos;
    this.endpoints = endpoints;
  }

  @Override
  public String name() {
    return "GetVideoList";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        CATE_ID,
        NamedVideos.REFERENCE_IDS,
        STATUS,
        START_TIME,
        END_TIME,
        PAGE_NO,
        PAGE_SIZE,
        SORT_BY,
        Destinations.STORAGE_LOCATION);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    int size = call.find(PAGE_SIZE).orElse(10);
    boolean newestFirst = !call.find(SORT_BY).orElse("").endsWith("Asc");
    AssetSearch.Found found =
        search.find(
            new AssetSearch.Own(call.account(), call.region(), Product.VOD),
            condition(call),
            new Order(List.of(new Order.Key(Field.CREATED, newestFirst))),
            (call.find(PAGE_NO).orElse(1) - 1L) * size,
            size);
    return new Fields()
        .fields(
            "VideoList",
            new Fields().items("Video", found.assets().stream().map(videos::full).toList()))
        .whole("Total", found.total());
  }

  private Condition condition(Call call) throws Refusal {
    var parts = new ArrayList<Condition>();
    parts.add(
        new Condition.OneOf(Field.KIND, List.of(AssetKind.VIDEO.name(), AssetKind.AUDIO.name())));
    call.find(CATE_ID).ifPresent(id -> parts.add(new Condition.OneOf(Field.CATEGORY, List.of(id))));
    List<String> references = VideoParameters.ids(NamedVideos.REFERENCE_IDS, call);
    if (!references.isEmpty()) {
      parts.add(new Condition.OneOf(Field.REFERENCE, references));
    }
    Optional<String> status = call.find(STATUS);
    if (status.isPresent()) {
      parts.add(new Condition.OneOf(Field.STATE, states(status.get())));
    }
    call.find(Destinations.STORAGE_LOCATION)
        .ifPresent(location -> parts.add(within(location, call.region())));
    parts.add(
        new Condition.Between(
            Field.CREATED,
            call.find(START_TIME).map(at -> new Condition.End(at.toEpochMilli(), true)),
            call.find(END_TIME).map(at -> new Condition.End(at.toEpochMilli(), false))));
    return new Condition.And(parts);
  }

  /** Holds for files in a bucket, which is named or given as a host; see {@code MediaUrls}. */
  private Condition within(String location, String region) {
    int dot = location.indexOf('.');
    String bucket = dot < 0 ? location : location.substring(0, dot);
    String host = "%s.oss-%s".formatted(bucket, region);
    boolean inRegion =
        dot < 0 || location.startsWith(host + ".") || location.startsWith(host + "-");
    if (!BucketId.isName(bucket) || !inRegion) {
      return new Condition.Or(List.of());
    }
    return new Condition.BeginsWith(
        Field.URL,
        List.of(
            "%s/%s/".formatted(endpoints.of(region), bucket),
            "oss://%s/".formatted(bucket),
            "http://" + host,
            "https://" + host));
  }

  private static List<String> states(String list) throws Refusal {
    Map<String, Set<String>> known = VideoWords.STATES;
    List<String> words =
        Arrays.stream(list.split(",", -1)).map(String::strip).filter(known::containsKey).toList();
    if (words.isEmpty()) {
      throw new Refusal(
          RpcError.invalid(STATUS.name(), "none of its words is a status, was " + list));
    }
    return words.stream().flatMap(word -> known.getOrDefault(word, Set.of()).stream()).toList();
  }
}
