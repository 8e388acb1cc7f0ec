package dev.cuepost.console.media;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.Product;
import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Refusal;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.console.http.SentFile;
import dev.cuepost.media.asset.Arrivals;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.asset.NewAsset;
import dev.cuepost.media.asset.Uploads;
import dev.cuepost.media.asset.Uploads.Awaited;
import dev.cuepost.media.store.Completion;
import dev.cuepost.media.store.MultipartUpload;
import dev.cuepost.media.store.MultipartUploads;
import dev.cuepost.media.store.ObjectProperties;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.store.Overwrite;
import dev.cuepost.media.store.PartName;
import dev.cuepost.media.store.StoredObject;
import dev.cuepost.media.store.UploadedPart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes files in: small ones by a form, others in parts that script sends one after the other, so
 * that one that breaks off goes on where it was.
 */
public final class UploadPages {
  /** Of a part, and of the largest file that a form takes. */
  public static final int PART_BYTES = 4 * 1024 * 1024;

  private static final String ACTION = "ice:CreateUploadMedia";
  private static final String EVERYTHING = "*";
  private static final long FILE_MAX_BYTES = (long) PART_BYTES * MultipartUploads.PART_NUMBER_MAX;
  private static final int NAME_MAX = 255;
  private static final int LISTED = 1_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Uploads uploads;
  private final Arrivals arrivals;
  private final ObjectStore objects;

  public UploadPages(Uploads uploads, Arrivals arrivals, ObjectStore objects) {
    this.uploads = uploads;
    this.arrivals = arrivals;
    this.objects = objects;
  }

  public Answer show(Visit visit) {
    visit.need(ACTION, EVERYTHING);
    return new Answer.Page(new UploadView(PART_BYTES, Optional.empty()));
  }

  /** Takes a whole file that a form brings. */
  public Answer take(Visit visit) {
    visit.need(ACTION, EVERYTHING);
    Optional<SentFile> file =
        visit.file().filter(sent -> !sent.name().isBlank() && !sent.isEmpty());
    if (file.isEmpty()) {
      return new Answer.Page(422, new UploadView(PART_BYTES, Optional.of("upload.error.none")));
    }
    try {
      Awaited awaited = begin(visit, file.get().name());
      StoredObject stored = objects.put(awaited.object(), contentType(), file.get().open());
      arrivals.arrived(stored);
      return new Answer.Elsewhere(
          visit.path("media/" + awaited.asset().mediaId() + "?done=uploaded"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins a file of that {@code name} and {@code size} that comes in parts. */
  public Answer begin(Visit visit) {
    visit.need(ACTION, EVERYTHING);
    String name = visit.form().text("name");
    long size = size(visit.form().text("size"));
    if (name.isBlank() || size < 1 || size > FILE_MAX_BYTES) {
      return problem(visit, 422, "upload.error.size");
    }
    try {
      Awaited awaited = begin(visit, name);
      MultipartUpload upload =
          objects.uploads().begin(awaited.object(), ObjectProperties.of(contentType()));
      return new Answer.Json(
          JSON.createObjectNode()
              .put(
                  "address", visit.path("uploads/" + awaited.asset().mediaId() + "/" + upload.id()))
              .put("partBytes", PART_BYTES)
              .toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Awaited begin(Visit visit, String name) {
    String title = name.length() > NAME_MAX ? name.substring(name.length() - NAME_MAX) : name;
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 ? "" : name.substring(dot + 1);
    Awaited awaited =
        uploads.begin(
            new NewAsset(
                Product.IMS,
                visit.account(),
                visit.region(),
                Event.DEFAULT_APP,
                AssetKind.ofName(name),
                Details.NONE.titled(title),
                Optional.empty()),
            ending.matches("[A-Za-z0-9]{1,16}") ? ending : "bin");
    visit.changed(ACTION, EVERYTHING);
    return awaited;
  }

  private static String contentType() {
    return "application/octet-stream";
  }

  private static long size(String text) {
    return text.matches("[0-9]{1,15}") ? Long.parseLong(text) : 0;
  }

  /** Tells which parts have come, to whom goes on with a file. */
  public Answer state(Visit visit) {
    visit.need(ACTION, EVERYTHING);
    try {
      ObjectNode state = JSON.createObjectNode().put("partBytes", PART_BYTES);
      ArrayNode numbers = state.putArray("parts");
      parts(need(visit)).forEach(part -> numbers.add(part.number()));
      return new Answer.Json(state.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MultipartUpload need(Visit visit) throws IOException {
    String id = visit.part("media");
    Awaited awaited =
        uploads
            .find(visit.account(), Product.IMS, id)
            .filter(found -> found.asset().region().equals(visit.region()))
            .orElseThrow(() -> Refusal.notFound(id));
    return objects
        .uploads()
        .find(awaited.object(), visit.part("upload"))
        .orElseThrow(() -> Refusal.notFound(id));
  }

  private List<UploadedPart> parts(MultipartUpload upload) throws IOException {
    List<UploadedPart> all = new ArrayList<>();
    List<UploadedPart> page = objects.uploads().parts(upload, 0, LISTED).orElse(List.of());
    while (!page.isEmpty()) {
      all.addAll(page);
      page =
          page.size() < LISTED
              ? List.of()
              : objects.uploads().parts(upload, page.getLast().number(), LISTED).orElse(List.of());
    }
    return all;
  }

  /** Takes a part. */
  public Answer part(Visit visit) {
    visit.need(ACTION, EVERYTHING);
    String number = visit.part("number");
    if (!number.matches("[1-9][0-9]{0,4}")
        || Integer.parseInt(number) > MultipartUploads.PART_NUMBER_MAX) {
      throw Refusal.notFound(number);
    }
    try {
      MultipartUpload upload = need(visit);
      Optional<byte[]> bytes = visit.request().bytes(PART_BYTES);
      if (bytes.isEmpty()) {
        return problem(visit, 413, "upload.error.size");
      }
      boolean stored =
          objects
              .uploads()
              .put(upload, Integer.parseInt(number), new ByteArrayInputStream(bytes.get()))
              .isPresent();
      return stored ? new Answer.Json("{}") : problem(visit, 404, "upload.error.gone");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the file of its parts, if they are as many bytes as {@code size} says. */
  public Answer complete(Visit visit) {
    visit.need(ACTION, EVERYTHING);
    try {
      MultipartUpload upload = need(visit);
      List<UploadedPart> parts = parts(upload);
      if (parts.stream().mapToLong(UploadedPart::sizeBytes).sum()
          != size(visit.form().text("size"))) {
        return problem(visit, 409, "upload.error.incomplete");
      }
      List<PartName> names =
          parts.stream().map(part -> new PartName(part.number(), part.tag())).toList();
      return objects.uploads().complete(upload, names, Overwrite.ALLOWED)
              instanceof Completion.Completed(StoredObject object)
          ? arrived(visit, object)
          : problem(visit, 409, "upload.error.incomplete");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer arrived(Visit visit, StoredObject object) {
    arrivals.arrived(object);
    return new Answer.Json(
        JSON.createObjectNode()
            .put("location", visit.path("media/" + visit.part("media") + "?done=uploaded"))
            .toString());
  }

  private static Answer problem(Visit visit, int status, String key) {
    return new Answer.Json(
        status, JSON.createObjectNode().put("problem", visit.texts().of(key)).toString());
  }
}
