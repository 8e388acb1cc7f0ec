package dev.cuepost.callback.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.event.ims.RegisterMediaComplete;
import dev.cuepost.callback.event.vod.MediaBaseChangeComplete;
import dev.cuepost.callback.event.vod.MediaType;
import dev.cuepost.callback.event.vod.StreamFile;
import dev.cuepost.callback.event.vod.StreamInfo;
import dev.cuepost.callback.event.vod.TranscodeComplete;
import dev.cuepost.callback.event.vod.VideoAnalysisComplete;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What events leave out, where the samples have everything. */
class PartlyFilledEventsTest {
  private static final Instant AT = Instant.parse("2026-01-05T08:00:09Z");

  @Test
  void an_asset_that_is_registered_without_user_data_has_two_members() {
    assertThat(
            told(
                new RegisterMediaComplete(
                    "m1", Optional.empty(), Optional.empty(), Optional.empty())))
        .isEqualTo(
            "{\"EventType\":\"RegisterMediaComplete\",\"UserId\":1234567890123456,"
                + "\"EventTime\":\"2026-01-05T08:00:09Z\","
                + "\"MessageBody\":{\"Status\":\"Success\",\"MediaId\":\"m1\"}}");
  }

  @Test
  void sound_alone_has_no_picture() {
    var figures =
        new MediaFigures(
            new BigDecimal("12.5"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new BigDecimal("1.28E+2"),
            204_800);
    assertThat(told(new VideoAnalysisComplete("v1", Optional.of(figures), Optional.empty())))
        .endsWith(
            "\"VideoId\":\"v1\",\"Duration\":\"12.5\",\"Bitrate\":\"128\",\"Size\":\"204800\","
                + "\"Status\":\"success\"}");
  }

  @Test
  void a_video_succeeded_if_one_of_its_streams_did() {
    var file =
        new StreamFile(
            new BigDecimal("925"),
            new BigDecimal("15"),
            Optional.empty(),
            Optional.of("HLSEncryption"),
            "http://vod.example.test/a.m3u8",
            "m3u8",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1_815_321);
    StreamInfo good = stream("j1", "LD", Optional.of(file), Optional.empty());
    StreamInfo bad = stream("j2", "HD", Optional.empty(), Optional.of(new Failure("A.B", "no")));
    assertThat(told(new TranscodeComplete("v1", List.of(bad, good), Optional.empty())))
        .endsWith(
            "\"VideoId\":\"v1\",\"Status\":\"success\",\"StreamInfos\":["
                + "{\"Status\":\"fail\",\"Definition\":\"HD\",\"ErrorCode\":\"A.B\","
                + "\"ErrorMessage\":\"no\",\"JobId\":\"j2\",\"IsAudio\":false,"
                + "\"StartTime\":\"2026-01-05T08:00:09Z\",\"FinishTime\":\"2026-01-05T08:00:10Z\"},"
                + "{\"Status\":\"success\",\"Bitrate\":\"925\",\"Definition\":\"LD\","
                + "\"Duration\":15,\"Encrypt\":true,\"EncryptType\":\"HLSEncryption\","
                + "\"FileUrl\":\"http://vod.example.test/a.m3u8\",\"Format\":\"m3u8\","
                + "\"Size\":1815321,\"JobId\":\"j1\",\"IsAudio\":false,"
                + "\"StartTime\":\"2026-01-05T08:00:09Z\","
                + "\"FinishTime\":\"2026-01-05T08:00:10Z\"}]}");
  }

  @Test
  void information_that_did_not_change_is_not_told() {
    var changes =
        new MediaChanges(
            Optional.empty(),
            Optional.of(new MediaChanges.Change<>(Optional.of("old"), Optional.of("new"))),
            Optional.empty(),
            Optional.of(new MediaChanges.Change<>(Optional.of(7L), Optional.empty())),
            Optional.empty());
    assertThat(
            told(new MediaBaseChangeComplete("m1", MediaType.VIDEO, OperateMode.DELETE, changes)))
        .endsWith(
            "\"Status\":\"success\",\"MediaId\":\"m1\",\"MediaType\":\"video\","
                + "\"OperateMode\":\"delete\",\"MediaContent\":{"
                + "\"Description\":\"{\\\"OldValue\\\":\\\"old\\\",\\\"NewValue\\\":\\\"new\\\"}\","
                + "\"CateId\":\"{\\\"OldValue\\\":7}\"}}");
  }

  private static StreamInfo stream(
      String job, String definition, Optional<StreamFile> file, Optional<Failure> failure) {
    return new StreamInfo(
        job, Optional.of(definition), file, List.of(), false, AT, AT.plusSeconds(1), failure);
  }

  private static String told(EventBody body) {
    return EventJson.write("1234567890123456", AT, body);
  }
}
