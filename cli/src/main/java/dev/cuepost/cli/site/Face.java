package dev.cuepost.cli.site;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A product that a server speaks for; the cloud has an address for each, Cuepost one for all. */
public enum Face {
  SMQ(""),
  IMS("2020-11-09"),
  VOD("2017-03-21"),
  RAM("2015-05-01"),
  STS("2015-04-01"),

  /** What is Cuepost's alone: deliveries and how they are made. */
  CUEPOST("2026-12-01");

  private final String version;

  Face(String version) {
    this.version = version;
  }

  /** Of the product's operations; empty for the one that has none. */
  public String version() {
    return version;
  }

  /** Its name in files and options. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that name. */
  public static Optional<Face> of(String word) {
    return Arrays.stream(values()).filter(face -> face.word().equals(word)).findFirst();
  }

  /**
   * Its address in the cloud.
   *
   * @param account whose, where the address names it
   */
  Optional<String> cloudHost(String region, String account) {
    return switch (this) {
      case SMQ -> Optional.of("%s.mns.%s.aliyuncs.com".formatted(account, region));
      case IMS -> Optional.of("ice.%s.aliyuncs.com".formatted(region));
      case VOD -> Optional.of("vod.%s.aliyuncs.com".formatted(region));
      case RAM -> Optional.of("ram.aliyuncs.com");
      case STS -> Optional.of("sts.%s.aliyuncs.com".formatted(region));
      case CUEPOST -> Optional.empty();
    };
  }
}
