package dev.cuepost.console.media;

import dev.cuepost.console.edit.Materials;
import dev.cuepost.console.file.Playable;
import dev.cuepost.console.frame.Fields;
import dev.cuepost.console.frame.Section;
import dev.cuepost.console.frame.Texts;
import dev.cuepost.console.frame.View;
import dev.cuepost.console.job.Told;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.process.template.Template;
import java.util.List;
import java.util.Optional;

/**
 * An asset.
 *
 * @param file to be played, once it is there and the visitor may read it
 * @param snapshots pictures that were taken of it here
 * @param streams what is in its file, a line each
 * @param told what was told of it; absent if the visitor may not see that
 * @param templates by which it can be transcoded
 */
public record MediaView(
    Asset asset,
    Optional<Playable> file,
    List<Playable> snapshots,
    List<String> streams,
    Optional<List<Told>> told,
    List<Template> templates,
    Fields fields,
    May may)
    implements View {
  public MediaView {
    snapshots = List.copyOf(snapshots);
    streams = List.copyOf(streams);
    templates = List.copyOf(templates);
  }

  /** What the visitor may do with it. */
  public record May(
      boolean snapshot, boolean transcode, boolean look, boolean edit, boolean delete) {
    boolean anything() {
      return snapshot || transcode || look || edit;
    }
  }

  /** Its title, or else what its file is called. */
  static String name(Asset asset) {
    return Materials.name(asset);
  }

  public String name() {
    return name(asset);
  }

  @Override
  public String template() {
    return "media/media";
  }

  @Override
  public Optional<String> livePart() {
    return Optional.of("media/live");
  }

  @Override
  public boolean isLive() {
    return asset.state() == AssetState.UPLOADING
        || asset.state() == AssetState.ANALYSING
        || told.orElse(List.of()).stream().anyMatch(Told::goesOn);
  }

  @Override
  public String title(Texts texts) {
    return name();
  }

  @Override
  public Section section() {
    return Section.MEDIA;
  }

  /** Whether jobs can be begun on it, by this visitor. */
  public boolean isUsable() {
    return asset.kind().plays()
        && may.anything()
        && switch (asset.state()) {
          case NORMAL, ANALYSING -> true;
          case UPLOADING, BLOCKED, FAILED -> false;
        };
  }

  /** How a state is coloured. */
  public static String tone(AssetState state) {
    return switch (state) {
      case UPLOADING, ANALYSING -> "warn";
      case NORMAL -> "good";
      case BLOCKED, FAILED -> "bad";
    };
  }
}
