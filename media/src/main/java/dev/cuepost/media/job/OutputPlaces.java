package dev.cuepost.media.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.NewAsset;
import dev.cuepost.media.asset.Uploads;
import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.Json;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.process.template.Template;
import dev.cuepost.media.process.template.TemplateType;
import dev.cuepost.media.process.template.Templates;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Where outputs go and how they are made, with nothing left to look up: the place of a video of VOD
 * becomes an address, and the name of a transcoding template what it says.
 */
final class OutputPlaces {
  private static final String CONFIG = "OutputMediaConfig";
  private static final String TEMPLATE_ID = "ProduceTemplateId";
  private static final String TEMPLATE = "ProduceTemplate";
  private static final String FILE_NAME = "FileName";
  private static final String ADDRESS = "MediaURL";

  /** What only a video of VOD has, and what of it has no effect here. */
  private static final List<String> OF_VIDEOS =
      List.of(ADDRESS, FILE_NAME, "StorageLocation", "VodTemplateGroupId");

  private final Uploads uploads;
  private final Templates templates;
  private final InstantSource clock;

  OutputPlaces(Uploads uploads, Templates templates, InstantSource clock) {
    this.uploads = uploads;
    this.templates = templates;
    this.clock = clock;
  }

  /**
   * The output of a job.
   *
   * @param config JSON that names its address
   * @param video which is to be stored, and awaits the output as its file
   */
  record Place(String config, Optional<Asset> video) {}

  /**
   * Finds the place of a job's output.
   *
   * @throws RejectedException if it cannot have one
   */
  Place of(SubmitEditing request) {
    ObjectNode config = Json.readObject(CONFIG, request.outputMediaConfig()).orThrow();
    remove(config, TEMPLATE); // which is ours to say
    remove(config, TEMPLATE_ID)
        .ifPresent(id -> config.set(TEMPLATE, template(request, id.asText())));
    return switch (request.target().kind()) {
      case OBJECT -> new Place(config.toString(), Optional.empty());
      case VIDEO -> {
        Asset video = video(request, remove(config, FILE_NAME).map(JsonNode::asText).orElse(""));
        OF_VIDEOS.forEach(name -> remove(config, name));
        yield new Place(config.put(ADDRESS, video.url()).toString(), Optional.of(video));
      }
    };
  }

  private ObjectNode template(SubmitEditing request, String id) {
    Template template =
        templates
            .findAny(new Templates.Owner(request.account(), request.region()), id)
            .orElseThrow(() ->
                new RejectedException(
                    Rejection.atSubmit(
                        "ResourceNotFound", "There is no template " + Fields.printable(id) + ".")));
    if (template.type() != TemplateType.TRANSCODE || template.remuxes()) {
      throw Fields.invalid(
          CONFIG + "." + TEMPLATE_ID, "must be a template that encodes, was " + template.name());
    }
    return Json.readObject(TEMPLATE, template.config()).orThrow();
  }

  private Asset video(SubmitEditing request, String fileName) {
    int dot = fileName.lastIndexOf('.');
    String ending = fileName.substring(dot + 1);
    AssetKind kind = AssetKind.ofExtension(ending);
    if (dot < 1 || fileName.contains("/") || !kind.plays() || ending.equalsIgnoreCase("m3u8")) {
      throw Fields.invalid(
          CONFIG + "." + FILE_NAME,
          "must be a name of one file, without folders, that ends with the format of a video or a"
              + " sound, was "
              + Fields.printable(fileName));
    }
    var details = request.target().details();
    return uploads
        .prepare(
            new NewAsset(
                Product.VOD,
                request.account(),
                request.region(),
                Event.DEFAULT_APP,
                kind,
                details.title().isEmpty() ? details.titled(fileName.substring(0, dot)) : details,
                request.userData()),
            ending,
            clock.instant().truncatedTo(ChronoUnit.MILLIS))
        .asset();
  }

  /** Takes a member away, whatever the case of its name. */
  private static Optional<JsonNode> remove(ObjectNode object, String name) {
    return object.properties().stream()
        .map(member -> member.getKey())
        .filter(name::equalsIgnoreCase)
        .toList()
        .stream()
        .map(object::remove)
        .findFirst();
  }
}
