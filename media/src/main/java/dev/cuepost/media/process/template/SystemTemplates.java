package dev.cuepost.media.process.template;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The templates that are there for everybody. The vendor publishes no list of its own, so these are
 * ours: the usual sizes as a file and as HLS, sound alone, another container, pictures.
 */
public final class SystemTemplates {
  private static final Map<String, Template> ALL = new TreeMap<>();

  static {
    for (Size size : Size.values()) {
      video("S01-mp4-h264-" + size.label, "MP4 H.264 " + size.label, "mp4", "H.264", size);
      video("S01-hls-h264-" + size.label, "HLS H.264 " + size.label, "m3u8", "H.264", size);
      video("S01-mp4-h265-" + size.label, "MP4 H.265 " + size.label, "mp4", "H.265", size);
    }
    sound("S01-mp3-128", "MP3 128 kbit/s", "mp3", "MP3", 128);
    sound("S01-mp3-320", "MP3 320 kbit/s", "mp3", "MP3", 320);
    sound("S01-m4a-128", "M4A 128 kbit/s", "m4a", "AAC", 128);
    add("S01-remux-mp4", "MP4, streams as they are", TemplateType.TRANSCODE, 3, container("mp4"));
    add("S01-remux-hls", "HLS, streams as they are", TemplateType.TRANSCODE, 3, container("m3u8"));
    add(
        "S02-normal",
        "Ten pictures over the length",
        TemplateType.SNAPSHOT,
        1,
        """
        {"Type":"Normal","FrameType":"normal","Time":"0","Interval":"0","Count":"10"}\
        """);
    add(
        "S02-cover",
        "One picture at the beginning",
        TemplateType.SNAPSHOT,
        1,
        """
        {"Type":"Normal","FrameType":"normal","Time":"0","Interval":"1","Count":"1"}\
        """);
    add(
        "S02-sprite",
        "Sheets of 10 by 10, a picture every 2 s",
        TemplateType.SNAPSHOT,
        2,
        """
        {"Type":"Sprite","FrameType":"normal","Time":"0","Interval":"2",\
        "SpriteSnapshotConfig":{"CellWidth":"160","CellHeight":"90","Columns":"10","Lines":"10",\
        "Padding":"0","Margin":"0"}}\
        """);
    add(
        "S02-webvtt",
        "Previews of a player, every 5 s",
        TemplateType.SNAPSHOT,
        3,
        """
        {"Type":"WebVtt","FrameType":"normal","Time":"0","Interval":"5"}\
        """);
    add(
        "S03-gif",
        "GIF, 360 wide, 10 a second",
        TemplateType.DYNAMIC_IMAGE,
        0,
        """
        {"Format":"gif","Fps":"10","Width":"360","TimeSpan":{"Seek":"0","Duration":"5"}}\
        """);
    add(
        "S03-webp",
        "WebP, 360 wide, 10 a second",
        TemplateType.DYNAMIC_IMAGE,
        0,
        """
        {"Format":"webp","Fps":"10","Width":"360","TimeSpan":{"Seek":"0","Duration":"5"}}\
        """);
  }

  private SystemTemplates() {}

  /** Short side in lines, and a rate that suits it. */
  private enum Size {
    P360("360p", 360, 600),
    P480("480p", 480, 1_000),
    P720("720p", 720, 2_000),
    P1080("1080p", 1_080, 4_000);

    private final String label;
    private final int lines;
    private final int kilobits;

    Size(String label, int lines, int kilobits) {
      this.label = label;
      this.lines = lines;
      this.kilobits = kilobits;
    }
  }

  public static Optional<Template> find(String id) {
    return Optional.ofNullable(ALL.get(id));
  }

  public static TemplatePage list(TemplateQuery query) {
    List<Template> found = new ArrayList<>(ALL.values().stream().filter(query::matches).toList());
    return TemplatePage.of(found, query);
  }

  private static void video(String id, String name, String format, String codec, Size size) {
    add(
        id,
        name,
        TemplateType.TRANSCODE,
        1,
        """
        {"Container":{"Format":"%s"},\
        "Video":{"Codec":"%s","Height":"%d","LongShortMode":"true","Bitrate":"%d","Maxrate":"%d","Bufsize":"%d"},\
        "Audio":{"Codec":"AAC","Bitrate":"128","Samplerate":"44100","Channels":"2"},\
        "TransConfig":{"IsCheckReso":"true","IsCheckVideoBitrate":"true"}}\
        """
            .formatted(
                format,
                codec,
                size.lines,
                size.kilobits,
                size.kilobits * 3 / 2,
                size.kilobits * 2));
  }

  private static void sound(String id, String name, String format, String codec, int kilobits) {
    add(
        id,
        name,
        TemplateType.TRANSCODE,
        2,
        """
        {"Container":{"Format":"%s"},"Video":{"Remove":"true"},\
        "Audio":{"Codec":"%s","Bitrate":"%d","Samplerate":"44100","Channels":"2"}}\
        """
            .formatted(format, codec, kilobits));
  }

  private static String container(String format) {
    return "{\"Container\":{\"Format\":\"%s\"}}".formatted(format);
  }

  private static void add(String id, String name, TemplateType type, int subtype, String config) {
    ALL.put(
        id,
        new Template(
            id,
            name,
            type,
            Optional.of(subtype).filter(number -> number > 0),
            config,
            false,
            Instant.EPOCH,
            Instant.EPOCH));
  }
}
