package dev.cuepost.openapi.vod;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetSource;
import dev.cuepost.media.search.AssetSearch;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.Value;
import dev.cuepost.openapi.WireTime;
import dev.cuepost.openapi.search.Searches;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds media of one sort. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-searchmedia.
 */
final class SearchMedia implements Action {
  private static final Parameter<String> SEARCH_TYPE =
      Parameter.optional("SearchType", ParameterType.oneOf("video", "audio", "image", "attached"));
  private static final Parameter<String> FIELDS =
      Parameter.optional("Fields", ParameterType.text(1_024));

  private final Searches searches;
  private final VideoAnswers videos;
  private final VideoFacts facts;
  private final AttachedAnswer attached;

  SearchMedia(AssetSearch search, VideoAnswers videos, VideoFacts facts, AttachedAnswer attached) {
    this.facts = facts;
    this.attached = attached;
    this.searches = new Searches(search, Product.VOD);
    this.videos = videos;
  }

  @Override
  public String name() {
    return "SearchMedia";
  }

  @Override
  public List<Parameter<?>> parameters() {
    List<Parameter<?>> parameters = new ArrayList<>(Searches.parameters());
    parameters.add(SEARCH_TYPE);
    parameters.add(FIELDS);
    return List.copyOf(parameters);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    VideoWords sort = VideoWords.ofSearchType(call.find(SEARCH_TYPE).orElse("video"));
    Searches.Found found = searches.of(call, sort.vocabulary(), sort.within());
    Set<String> wanted = new HashSet<>(Set.of(sort.id(), "CreationTime"));
    wanted.addAll(List.of(call.find(FIELDS).orElse("").split("\\s*,\\s*", -1)));
    return new Fields()
        .items(
            "MediaList", found.assets().stream().map(asset -> found(asset, sort, wanted)).toList())
        .whole("Total", found.total())
        .text("ScrollToken", found.scrollToken());
  }

  private Fields found(Asset asset, VideoWords sort, Set<String> wanted) {
    Fields all =
        switch (sort) {
          case VIDEO -> video(asset, wanted);
          case AUDIO -> video(asset, wanted).text(VideoWords.AUDIO.id(), asset.mediaId());
          case IMAGE -> ImageAnswer.of(asset, asset.url(), videos.categories());
          case ATTACHED -> attached.of(asset, asset.url(), "BusinessType");
        };
    all.text("StorageLocation", videos.locations().apply(asset));
    return new Fields()
        .text("MediaId", asset.mediaId())
        .text("MediaType", sort.searchType())
        .text("CreationTime", WireTime.of(asset.createdAt()))
        .fields(sort.member(), all.only(wanted));
  }

  /** What is known by jobs is looked up only for those who want it. */
  private Fields video(Asset video, Set<String> wanted) {
    Fields told =
        (wanted.contains("Snapshots") ? videos.brief(video) : videos.plain(video))
            .text("MediaSource", source(video.source()));
    if (wanted.contains("SpriteSnapshots")) {
      told.items(
          "SpriteSnapshots", facts.sheets().apply(video).stream().map(Value.Text::new).toList());
    }
    if (wanted.contains("PreprocessStatus")) {
      told.text("PreprocessStatus", facts.preprocessStatus(video));
    }
    if (wanted.contains("TranscodeMode")) {
      told.text("TranscodeMode", facts.transcodeMode(video));
    }
    return told;
  }

  private static String source(AssetSource source) {
    return switch (source) {
      case UPLOADED, REGISTERED, IMPORTED -> "general";
      case PRODUCED -> "editing";
    };
  }
}
