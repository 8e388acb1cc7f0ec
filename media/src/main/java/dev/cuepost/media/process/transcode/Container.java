package dev.cuepost.media.process.transcode;

import static dev.cuepost.media.process.transcode.PictureCodec.H264;
import static dev.cuepost.media.process.transcode.PictureCodec.H265;
import static dev.cuepost.media.process.transcode.PictureCodec.VP8;
import static dev.cuepost.media.process.transcode.PictureCodec.VP9;
import static dev.cuepost.media.process.transcode.SoundCodec.AAC;
import static dev.cuepost.media.process.transcode.SoundCodec.OPUS;
import static dev.cuepost.media.process.transcode.SoundCodec.VORBIS;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Formats of the output: {@code Container.Format}. */
public enum Container {
  MP4("mp4"),
  MOV("mov"),
  M3U8("segment"),
  TS("mpegts"),
  FLV("flv"),
  WEBM("webm"),
  MKV("matroska"),
  MP3("mp3"),
  M4A("ipod"),
  OGG("ogg"),
  FLAC("flac");

  private final String muxer;

  Container(String muxer) {
    this.muxer = muxer;
  }

  /** How a file of it ends, without the dot. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** FFmpeg's name of the format. */
  String muxer() {
    return muxer;
  }

  boolean hasPicture() {
    return !pictureCodecs().isEmpty();
  }

  /** What pictures can be encoded with, the usual one first; empty if it holds sound alone. */
  List<PictureCodec> pictureCodecs() {
    return switch (this) {
      case MP4, MOV, M3U8, TS -> List.of(H264, H265);
      case FLV -> List.of(H264);
      case WEBM -> List.of(VP9, VP8);
      case MKV -> List.of(H264, H265, VP8, VP9);
      case MP3, M4A, OGG, FLAC -> List.of();
    };
  }

  /** What sound can be encoded with, the usual one first. */
  List<SoundCodec> soundCodecs() {
    return switch (this) {
      case MP4 -> List.of(AAC, SoundCodec.MP3, OPUS);
      case MOV, M3U8, TS, FLV -> List.of(AAC, SoundCodec.MP3);
      case WEBM -> List.of(OPUS, VORBIS);
      case MKV -> List.of(AAC, SoundCodec.MP3, VORBIS, SoundCodec.FLAC, OPUS);
      case MP3 -> List.of(SoundCodec.MP3);
      case M4A -> List.of(AAC);
      case OGG -> List.of(VORBIS, SoundCodec.FLAC, OPUS);
      case FLAC -> List.of(SoundCodec.FLAC);
    };
  }

  /** FFmpeg's names of the picture codecs that can be copied into it. */
  Set<String> copiedPictures() {
    return switch (this) {
      case MP4 -> Set.of("h264", "hevc", "mpeg4", "av1");
      case MOV -> Set.of("h264", "hevc", "mpeg4", "prores");
      case M3U8, TS -> Set.of("h264", "hevc", "mpeg2video");
      case FLV -> Set.of("h264", "flv1", "vp6f");
      case WEBM -> Set.of("vp8", "vp9", "av1");
      case MKV -> Set.of("h264", "hevc", "mpeg4", "av1", "vp8", "vp9", "mpeg2video");
      case MP3, M4A, OGG, FLAC -> Set.of();
    };
  }

  /** FFmpeg's names of the sound codecs that can be copied into it. */
  Set<String> copiedSounds() {
    return switch (this) {
      case MP4 -> Set.of("aac", "mp3", "opus", "ac3");
      case MOV -> Set.of("aac", "mp3", "ac3", "pcm_s16le");
      case M3U8, TS -> Set.of("aac", "mp3", "ac3");
      case FLV -> Set.of("aac", "mp3");
      case WEBM -> Set.of("opus", "vorbis");
      case MKV -> Set.of("aac", "mp3", "opus", "vorbis", "flac", "ac3", "pcm_s16le");
      case MP3 -> Set.of("mp3");
      case M4A -> Set.of("aac");
      case OGG -> Set.of("vorbis", "opus", "flac");
      case FLAC -> Set.of("flac");
    };
  }

  /** Whether it is one of Apple's, with its index at the end unless told otherwise. */
  boolean isIsoFile() {
    return this == MP4 || this == MOV || this == M4A;
  }
}
