package dev.cuepost.media.job;

import dev.cuepost.media.edit.CaptionPictures;
import dev.cuepost.media.edit.Composition;
import dev.cuepost.media.edit.DrawnCaptions;
import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.edit.Timeline;
import dev.cuepost.media.edit.caption.CaptionSheet;
import dev.cuepost.media.edit.caption.Captions;
import dev.cuepost.media.edit.caption.FontFace;
import dev.cuepost.media.edit.caption.FontShelf;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.source.Sources;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Brings what captions need to local files: caption files and fonts of users come in, documents for
 * libass go out. All names on disk are ours.
 */
final class CaptionMaterials {
  private static final long MOST_CAPTION_BYTES = 10 << 20;
  private static final long MOST_FONT_BYTES = 30 << 20;
  private static final int MOST_FONTS = 32;
  private static final Path DOCUMENTS = Path.of("captions");
  private static final Path FONTS = DOCUMENTS.resolve("fonts");

  private final Sources sources;
  private final Supplier<FontShelf> shelf;

  /**
   * @param shelf the fonts of this machine; asked only when there is something to write
   */
  CaptionMaterials(Sources sources, Supplier<FontShelf> shelf) {
    this.sources = sources;
    this.shelf = shelf;
  }

  /**
   * Draws the captions of a job.
   *
   * @param composition has a picture
   * @param facts about the pictures behind captions, too
   * @param scratch directory of the job's own
   * @return the edit with them, with names relative to {@code scratch}, and warnings; rejected if a
   *     file is missing or no such file
   * @throws IOException if this machine's storage fails
   */
  Verdict<Captioned> draw(
      EditingOrder asker,
      Timeline timeline,
      Composition composition,
      Map<MediaRef, MediaFacts> facts,
      Path scratch)
      throws IOException {
    Captions captions = timeline.captions();
    Path incoming = Files.createDirectory(scratch.resolve("captions-incoming"));
    Path fontFolder = Files.createDirectories(scratch.resolve(FONTS));
    try {
      Map<String, byte[]> files = new HashMap<>();
      for (String url : captions.files()) {
        Path copy = incoming.resolve("file-" + files.size());
        files.put(url, fetch(asker, url, copy, MOST_CAPTION_BYTES, "caption files"));
      }
      var fonts = fonts(asker, captions.fonts(), incoming, fontFolder);
      var canvas = composition.canvas().orElseThrow();
      return switch (captions.draw(
          canvas.width(),
          canvas.height(),
          composition.length(),
          timeline.places(composition),
          files,
          fonts,
          shelf.get())) {
        case Verdict.Rejected<CaptionSheet>(var why) -> new Verdict.Rejected<>(why);
        case Verdict.Accepted<CaptionSheet>(var sheet, var warnings) ->
            new Verdict.Accepted<>(
                new Captioned(
                    CaptionPictures.in(composition, sheet.pictures(), facts),
                    new DrawnCaptions(write(sheet, scratch), FONTS, sheet.shown())),
                warnings);
      };
    } catch (RejectedException rejected) {
      return new Verdict.Rejected<>(rejected.rejection());
    }
  }

  private static List<DrawnCaptions.Sheet> write(CaptionSheet sheet, Path scratch)
      throws IOException {
    List<DrawnCaptions.Sheet> sheets = new ArrayList<>();
    for (var page : sheet.pages()) {
      Path document = DOCUMENTS.resolve("captions-%d.ass".formatted(sheets.size()));
      Files.write(scratch.resolve(document), page.text().getBytes(StandardCharsets.UTF_8));
      sheets.add(new DrawnCaptions.Sheet(document, page.under()));
    }
    return sheets;
  }

  private Map<String, FontFace> fonts(
      EditingOrder asker, Set<String> urls, Path incoming, Path fontFolder) throws IOException {
    if (urls.size() > MOST_FONTS) {
      throw new RejectedException(
          Rejection.inJob(
              "InvalidParameter",
              "SubtitleTracks: FontURL may name %d fonts at most, names %d."
                  .formatted(MOST_FONTS, urls.size())));
    }
    Map<String, FontFace> fonts = new HashMap<>();
    for (String url : urls) {
      Path copy = incoming.resolve("font-" + fonts.size());
      byte[] bytes = fetch(asker, url, copy, MOST_FONT_BYTES, "fonts");
      switch (FontFace.read(ByteBuffer.wrap(bytes))) {
        case Verdict.Rejected<List<FontFace>>(var why) ->
            throw new RejectedException(
                Rejection.inJob(why.code(), "%s: %s.".formatted(url, why.message())));
        case Verdict.Accepted<List<FontFace>>(var faces, _) -> {
          Files.write(fontFolder.resolve("font-%d".formatted(fonts.size())), bytes);
          fonts.put(url, faces.getFirst());
        }
      }
    }
    return fonts;
  }

  private byte[] fetch(EditingOrder asker, String url, Path copy, long most, String what)
      throws IOException {
    return switch (sources.fetch(asker.account(), asker.region(), new MediaRef.ByUrl(url), copy)) {
      case Sources.Found.Missing(String why) ->
          throw new RejectedException(
              Rejection.inJob(
                  "InvalidMaterial.NotFound",
                  "Sources that cannot be read: [%s (%s)]".formatted(url, why)));
      case Sources.Found.At(Path file) -> {
        long size = Files.size(file);
        if (size > most) {
          throw new RejectedException(
              Rejection.inJob(
                  "InvalidParameter.ResourceContentBad",
                  "%s: it has %d bytes; %s may have %d.".formatted(url, size, what, most)));
        }
        yield Files.readAllBytes(file);
      }
    };
  }
}
