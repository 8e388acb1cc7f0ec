package dev.cuepost.console.media;

import dev.cuepost.callback.event.Product;
import dev.cuepost.console.file.FileLinks;
import dev.cuepost.console.file.Playable;
import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Fields;
import dev.cuepost.console.frame.Refusal;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.console.http.Form;
import dev.cuepost.console.job.Journeys;
import dev.cuepost.console.media.MediaListView.Card;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetFile;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetPage;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Changes;
import dev.cuepost.media.process.template.SystemTemplates;
import dev.cuepost.media.process.template.Template;
import dev.cuepost.media.process.template.TemplateQuery;
import dev.cuepost.media.process.template.TemplateType;
import dev.cuepost.media.process.template.Templates;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.store.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Assets: lists of them, and one with its file. */
public final class MediaPages {
  private static final String EVERYTHING = "*";
  private static final int PAGE = 24;
  private static final int SNAPSHOTS = 12;
  private static final int TEMPLATES = 100;

  private final Assets assets;
  private final Changes changes;
  private final Templates templates;
  private final ObjectStore objects;
  private final Journeys journeys;
  private final FileLinks files;

  public MediaPages(
      Assets assets,
      Changes changes,
      Templates templates,
      ObjectStore objects,
      Journeys journeys,
      FileLinks files) {
    this.assets = assets;
    this.changes = changes;
    this.templates = templates;
    this.objects = objects;
    this.journeys = journeys;
    this.files = files;
  }

  /** {@code product}, {@code kind}, {@code state}, {@code source} and {@code after} say which. */
  public Answer list(Visit visit) {
    visit.need("ice:ListMediaBasicInfos", EVERYTHING);
    MediaFilter filter = MediaFilter.read(visit.query());
    AssetPage page = assets.list(filter.query(visit.account(), visit.region(), PAGE));
    var home = filter.address(visit.path("media"));
    return new Answer.Page(
        new MediaListView(
            page.assets().stream().map(asset -> new Card(asset, picture(visit, asset))).toList(),
            filter,
            page.total(),
            visit.may("ice:CreateUploadMedia", EVERYTHING),
            visit.may("ice:SubmitMediaProducingJob", EVERYTHING),
            filter.after().map(_ -> home.toString()),
            page.next().map(next -> home.with("after", next).toString())));
  }

  /** Its cover, the picture that it is, or the first one that was taken of it. */
  private Optional<String> picture(Visit visit, Asset asset) {
    return asset
        .details()
        .coverUrl()
        .or(() -> Optional.of(asset.url()).filter(_ -> asset.kind() == AssetKind.IMAGE))
        .flatMap(url -> files.playable(visit, url, Optional.empty()))
        .or(() ->
            asset.kind() == AssetKind.VIDEO
                ? snapshots(visit, asset, 1).stream().findFirst()
                : Optional.empty())
        .filter(file -> file.kind() == Playable.Kind.IMAGE)
        .map(Playable::address);
  }

  private List<Playable> snapshots(Visit visit, Asset asset, int most) {
    try {
      return objects
          .list(FileLinks.bucket(visit), MediaJobs.snapshotsOf(asset.mediaId()), "", most)
          .stream()
          .map(StoredObject::name)
          .flatMap((ObjectName name) -> files.playable(visit, name).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Answer show(Visit visit) {
    return show(visit, need(visit), new Fields(Form.EMPTY), 200);
  }

  /** The asset that the path names, of either product. */
  Asset need(Visit visit) {
    visit.need("ice:GetMediaInfo", EVERYTHING);
    String id = visit.part("media");
    return assets
        .find(visit.account(), id)
        .filter(found -> found.region().equals(visit.region()))
        .orElseThrow(() -> Refusal.notFound(id));
  }

  Answer show(Visit visit, Asset asset, Fields fields, int status) {
    Optional<String> report = asset.file().flatMap(AssetFile::report);
    boolean ours = asset.product() == Product.IMS;
    return new Answer.Page(
        status,
        new MediaView(
            asset,
            asset.file().isPresent()
                ? files.playable(visit, asset.url(), asset.details().coverUrl())
                : Optional.empty(),
            asset.kind() == AssetKind.VIDEO ? snapshots(visit, asset, SNAPSHOTS) : List.of(),
            report.map(FileReport::streams).orElse(List.of()),
            journeys.of(visit, asset.mediaId()),
            templates(visit),
            fields,
            new MediaView.May(
                ours
                    && visit.may(MediaJobs.SNAPSHOT, EVERYTHING)
                    && asset.kind() == AssetKind.VIDEO,
                ours && visit.may(MediaJobs.TRANSCODE, EVERYTHING),
                ours && visit.may(MediaJobs.LOOK, EVERYTHING),
                ours && visit.may("ice:SubmitMediaProducingJob", EVERYTHING),
                visit.may("ice:DeleteMediaInfos", EVERYTHING))));
  }

  private List<Template> templates(Visit visit) {
    var query =
        new TemplateQuery(
            Set.of(TemplateType.TRANSCODE),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            1,
            TEMPLATES,
            true);
    var owner = new Templates.Owner(visit.account(), visit.region());
    return Stream.concat(
            templates.list(owner, query).templates().stream(),
            SystemTemplates.list(query).templates().stream())
        .toList();
  }

  /** A page that asks whether that is meant. */
  public Answer confirmDelete(Visit visit) {
    visit.need("ice:DeleteMediaInfos", EVERYTHING);
    Asset asset = need(visit);
    return new Answer.Page(new DeleteMediaView(asset.mediaId(), MediaView.name(asset)));
  }

  /** Deletes the asset, and with {@code file} its file. */
  public Answer delete(Visit visit) {
    visit.need("ice:DeleteMediaInfos", EVERYTHING);
    Asset asset = need(visit);
    changes.delete(
        visit.account(), asset.product(), asset.mediaId(), visit.form().find("file").isPresent());
    visit.changed("ice:DeleteMediaInfos", EVERYTHING);
    return new Answer.Elsewhere(visit.path("media?done=media-deleted"));
  }
}
