package dev.cuepost.media.process.transcode;

/** How sound is encoded: {@code Audio.Codec}. */
public enum SoundCodec {
  AAC("aac", 8),
  MP3("libmp3lame", 2),
  VORBIS("libvorbis", 8),
  FLAC("flac", 8),
  OPUS("libopus", 8);

  private final String encoder;
  private final int mostChannels;

  SoundCodec(String encoder, int mostChannels) {
    this.encoder = encoder;
    this.mostChannels = mostChannels;
  }

  /** FFmpeg's name of the encoder. */
  String encoder() {
    return encoder;
  }

  int mostChannels() {
    return mostChannels;
  }
}
