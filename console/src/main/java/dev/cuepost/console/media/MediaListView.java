package dev.cuepost.console.media;

import dev.cuepost.callback.event.Product;
import dev.cuepost.console.frame.Section;
import dev.cuepost.console.frame.Texts;
import dev.cuepost.console.frame.View;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetSource;
import dev.cuepost.media.asset.AssetState;
import java.util.List;
import java.util.Optional;

/**
 * A page of the assets.
 *
 * @param total how many fit
 */
public record MediaListView(
    List<Card> cards,
    MediaFilter filter,
    long total,
    boolean mayUpload,
    boolean mayEdit,
    Optional<String> first,
    Optional<String> next)
    implements View {
  public MediaListView {
    cards = List.copyOf(cards);
  }

  /**
   * An asset.
   *
   * @param picture address of what stands for it
   */
  public record Card(Asset asset, Optional<String> picture) {
    public String name() {
      return MediaView.name(asset);
    }

    /** Whether a timeline may name it. */
    public boolean isEdited() {
      return asset.product() == Product.IMS
          && asset.state() == AssetState.NORMAL
          && asset.kind() != AssetKind.TEXT
          && asset.kind() != AssetKind.OTHER;
    }
  }

  @Override
  public String template() {
    return "media/list";
  }

  @Override
  public String title(Texts texts) {
    return texts.of("section.media");
  }

  @Override
  public Section section() {
    return Section.MEDIA;
  }

  public AssetKind[] kinds() {
    return AssetKind.values();
  }

  public AssetState[] states() {
    return AssetState.values();
  }

  public AssetSource[] sources() {
    return AssetSource.values();
  }
}
