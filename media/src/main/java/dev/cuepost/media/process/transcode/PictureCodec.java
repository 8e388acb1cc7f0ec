package dev.cuepost.media.process.transcode;

/** How a picture is encoded: {@code Video.Codec}. */
public enum PictureCodec {
  H264("libx264", 23),
  H265("libx265", 26),
  VP8("libvpx", 10),
  VP9("libvpx-vp9", 31);

  private final String encoder;
  private final int crf;

  PictureCodec(String encoder, int crf) {
    this.encoder = encoder;
    this.crf = crf;
  }

  /** FFmpeg's name of the encoder. */
  String encoder() {
    return encoder;
  }

  /** The quality that is taken when neither that nor a bitrate is asked for. */
  int crf() {
    return crf;
  }

  boolean isVpx() {
    return this == VP8 || this == VP9;
  }
}
