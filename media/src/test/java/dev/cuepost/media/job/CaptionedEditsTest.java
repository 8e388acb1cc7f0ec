package dev.cuepost.media.job;

import static dev.cuepost.media.job.EditingTest.ended;
import static dev.cuepost.media.job.EditingTest.submit;
import static dev.cuepost.media.job.Workshop.request;
import static dev.cuepost.media.job.Workshop.url;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.job.EditingJob.State;
import dev.cuepost.media.job.SubmitOutcome.Refused;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What jobs need for their captions comes from where the timeline says, or is told of. */
@Tag("slow")
class CaptionedEditsTest {
  @TempDir private Path directory;

  @Test
  void captions_their_files_and_their_fonts_are_fetched_and_what_is_replaced_is_told()
      throws Exception {
    try (var shop = new Workshop(directory)) {
      shop.clip("a.mp4", 1);
      shop.put("a.srt", "1\n00:00:00,000 --> 00:00:01,000\nhello\n");
      shop.put("bad.srt", "hello");
      shop.editing.start(1);

      var good =
          submit(
              shop,
              request(
                  captioned(
                      "{'Type':'Text','Content':'x','Font':'No Such Font'},"
                          + "{'Type':'Subtitle','FileURL':'%s'}".formatted(url("a.srt"))),
                  url("out.mp4")));
      var bad =
          submit(
              shop,
              request(
                  captioned("{'Type':'Subtitle','FileURL':'%s'}".formatted(url("bad.srt"))),
                  url("out2.mp4")));
      var missing =
          submit(
              shop,
              request(
                  captioned("{'Type':'Subtitle','FileURL':'%s'}".formatted(url("none.srt"))),
                  url("out3.mp4")));
      var noFont =
          submit(
              shop,
              request(
                  captioned("{'Type':'Text','Content':'x','FontURL':'%s'}".formatted(url("a.srt"))),
                  url("out4.mp4")));

      assertThat(ended(shop, good.jobId()).state()).isEqualTo(State.SUCCESS);
      assertThat(ended(shop, good.jobId()).warnings())
          .singleElement()
          .asString()
          .startsWith("SubtitleTracks[0].SubtitleTrackClips[0].Font No Such Font is not there;");
      assertThat(ended(shop, bad.jobId()).code()).contains("InvalidParameter.ResourceContentBad");
      assertThat(ended(shop, bad.jobId()).message().orElseThrow())
          .startsWith("SubtitleTracks[0].SubtitleTrackClips[0].FileURL names a caption file")
          .contains("line 1");
      assertThat(ended(shop, missing.jobId()).code()).contains("InvalidMaterial.NotFound");
      assertThat(ended(shop, noFont.jobId()).code())
          .contains("InvalidParameter.ResourceContentBad");
      assertThat(directory.resolve("scratch")).isEmptyDirectory();
    }
  }

  @Test
  void pictures_behind_texts_are_fetched_and_must_be_pictures() throws Exception {
    try (var shop = new Workshop(directory)) {
      shop.clip("a.mp4", 1);
      shop.clip("picture.mp4", 1);
      shop.put("a.srt", "1\n00:00:00,000 --> 00:00:01,000\nhello\n");
      shop.editing.start(1);

      var good = submit(shop, request(captioned(boxed("picture.mp4")), url("out.mp4")));
      var missing = submit(shop, request(captioned(boxed("none.png")), url("out2.mp4")));
      var bad = submit(shop, request(captioned(boxed("a.srt")), url("out3.mp4")));

      assertThat(ended(shop, good.jobId()).state()).isEqualTo(State.SUCCESS);
      assertThat(ended(shop, missing.jobId()).code()).contains("InvalidMaterial.NotFound");
      assertThat(ended(shop, missing.jobId()).message().orElseThrow()).contains("none.png");
      assertThat(ended(shop, bad.jobId()).code()).contains("InvalidParameter.ResourceContentBad");
      assertThat(ended(shop, bad.jobId()).message().orElseThrow()).contains("a.srt");
    }
  }

  private static String boxed(String picture) {
    return "{'Type':'Text','Content':'x','SubtitleEffects':[{'Type':'Box','ImageURL':'%s'}]}"
        .formatted(url(picture));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'FileURL':'ftp://x/a.srt'}",
        "{'Content':'x','FontURL':'ftp://x/a.srt'}",
        "{'Content':'x','SubtitleEffects':[{'Type':'Box','ImageURL':'ftp://x/a.srt'}]}",
      })
  void an_address_that_cannot_be_used_is_refused_at_once(String caption) throws Exception {
    try (var shop = new Workshop(directory)) {
      var request = request(captioned(caption), url("out.mp4"));

      assertThat(shop.editing.jobs().submit(request))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> assertThat(refused.message()).contains("URL 'ftp://x/a.srt'"));
    }
  }

  private static String captioned(String captions) {
    return "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'%s'}]}],'SubtitleTracks':[{'SubtitleTrackClips':[%s]}]}"
        .formatted(url("a.mp4"), captions)
        .replace('\'', '"');
  }
}
