package dev.cuepost.console.edit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.callback.event.Product;
import dev.cuepost.console.edit.EditorView.Offer;
import dev.cuepost.console.file.FileLinks;
import dev.cuepost.console.file.Playable;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetFile;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetQuery;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.edit.MediaRef;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is known of the files that timelines name. */
public final class Materials {
  private static final String EVERYTHING = "*";
  private static final int OFFERED = 60;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Assets assets;
  private final FileLinks files;

  public Materials(Assets assets, FileLinks files) {
    this.assets = assets;
    this.files = files;
  }

  /** The asset that is meant, if it is one. */
  public Optional<Asset> find(Visit visit, MediaRef source) {
    return switch (source) {
      case MediaRef.ById(String id) ->
          assets.find(visit.account(), id).filter(found -> found.region().equals(visit.region()));
      case MediaRef.ByUrl(String url) ->
          assets.findByUrl(visit.account(), visit.region(), Product.IMS, url);
      case MediaRef.Speech _ -> Optional.empty();
    };
  }

  /** How long it is, if that is known. */
  public Optional<Duration> length(Visit visit, MediaRef source) {
    return find(visit, source).flatMap(Asset::file).flatMap(AssetFile::length);
  }

  /** Whether it lies here and the visitor may read it. */
  boolean isReadable(Visit visit, MediaRef source) {
    if (source instanceof MediaRef.Speech) {
      return true; // what the visitor wrote
    }
    String url =
        switch (source) {
          case MediaRef.ById _ -> find(visit, source).map(Asset::url).orElse("");
          case MediaRef.ByUrl(String address) -> address;
          case MediaRef.Speech _ -> "";
        };
    return files.readable(visit, url).isPresent();
  }

  /** The newest assets that can be put into a timeline. */
  List<Asset> newest(Visit visit) {
    if (!visit.may("ice:ListMediaBasicInfos", EVERYTHING)) {
      return List.of();
    }
    var query =
        new AssetQuery(
            visit.account(),
            visit.region(),
            Product.IMS,
            Optional.empty(),
            Optional.empty(),
            Optional.of(AssetState.NORMAL),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true,
            OFFERED,
            Optional.empty());
    return assets.list(query).assets().stream().filter(Materials::isPlayed).toList();
  }

  private static boolean isPlayed(Asset asset) {
    return switch (asset.kind()) {
      case VIDEO, AUDIO, IMAGE -> true;
      case TEXT, OTHER -> false;
    };
  }

  static Offer offer(Asset asset) {
    return new Offer(asset.mediaId(), name(asset));
  }

  /** Its title, or the name of its file. */
  public static String name(Asset asset) {
    String title = asset.details().title();
    return title.isEmpty() ? asset.url().substring(asset.url().lastIndexOf('/') + 1) : title;
  }

  /** Tells of assets and of what timelines name, by their names. */
  ObjectNode told(Visit visit, Collection<Asset> known, Collection<MediaRef> named) {
    ObjectNode told = JSON.createObjectNode();
    known.forEach(asset -> told.set(asset.mediaId(), told(visit, asset)));
    for (MediaRef source : named) {
      find(visit, source).ifPresent(asset -> told.set(source.text(), told(visit, asset)));
    }
    return told;
  }

  private ObjectNode told(Visit visit, Asset asset) {
    ObjectNode told = JSON.createObjectNode().put("kind", asset.kind().word());
    if (visit.may("ice:GetMediaInfo", EVERYTHING)) {
      told.put("name", name(asset));
    }
    asset
        .file()
        .flatMap(AssetFile::length)
        .filter(_ -> asset.kind() != AssetKind.IMAGE)
        .ifPresent(length -> told.put("seconds", length.toMillis() / 1_000.0));
    asset
        .details()
        .coverUrl()
        .or(() -> Optional.of(asset.url()).filter(_ -> asset.kind() == AssetKind.IMAGE))
        .flatMap(url -> files.playable(visit, url, Optional.empty()))
        .filter(file -> file.kind() == Playable.Kind.IMAGE)
        .ifPresent(file -> told.put("picture", file.address()));
    return told;
  }
}
