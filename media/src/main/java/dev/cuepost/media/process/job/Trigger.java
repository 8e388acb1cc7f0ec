package dev.cuepost.media.process.job;

/** Why streams of a video are made. */
public enum Trigger {
  /** The video was uploaded or registered with a group of templates, or with the default one. */
  AUTO("Auto"),
  /** Somebody asked for them. */
  MANUAL("Manual");

  private final String word;

  Trigger(String word) {
    this.word = word;
  }

  /** What VOD calls it. */
  public String word() {
    return word;
  }

  public static Trigger of(JobGroup group) {
    return group.request().equals(AUTO.request()) ? AUTO : MANUAL;
  }

  /** The request of a group that is made for this reason, a JSON object. */
  String request() {
    return this == AUTO ? "{\"Trigger\":\"Auto\"}" : "{}";
  }
}
