package dev.cuepost.server;

import dev.cuepost.egress.Cidr;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;

/**
 * The settings as text, from the configuration file and the command line, and their reading into a
 * {@link ServerConfig}. The command line wins over the file, the file over the defaults.
 */
final class Settings {
  /** Every key of the configuration file with its default; an empty one stands for "not set". */
  static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("data", "cuepost-data"),
          Map.entry("host", "127.0.0.1"),
          Map.entry("port", "8700"),
          Map.entry("oss-port", "8701"),
          Map.entry("region", "cn-shanghai"),
          Map.entry("ffmpeg", ""),
          Map.entry(
              "media.workers",
              Integer.toString(Math.max(1, Runtime.getRuntime().availableProcessors() / 2))),
          Map.entry("media.job-timeout", "PT2H"),
          Map.entry("media.limits.clips", "20000"),
          Map.entry("media.limits.inputs", "10000"),
          Map.entry("media.limits.output-duration", "PT24H"),
          Map.entry("media.limits.output-pixels", "8847360"),
          Map.entry("media.limits.source-bytes", "1099511627776"),
          Map.entry("media.limits.ffmpeg-memory", "0"),
          Map.entry("media.plugin", ""),
          Map.entry("media.speech-plugin", ""),
          Map.entry("media.transcript-plugin", ""),
          Map.entry("objects.url", ""),
          Map.entry("objects.s3.bucket", ""),
          Map.entry("objects.s3.endpoint", ""),
          Map.entry("objects.s3.region", "us-east-1"),
          Map.entry("objects.s3.prefix", ""),
          Map.entry("egress.allow", ""),
          Map.entry("openapi.throttling", "true"),
          Map.entry("openapi.calls-per-second", "0"),
          Map.entry("access.authorise-services", "true"),
          Map.entry("access.audit-retention", "P90D"),
          Map.entry("callback.log-retention", "P14D"),
          Map.entry("roles", Role.ALL),
          Map.entry("state.database", ""),
          Map.entry("state.connections", "16"),
          Map.entry("queues.database", ""),
          Map.entry("queues.connections", "16"),
          Map.entry("queues.async", ""),
          Map.entry("queues.memory", ""));

  private final Map<String, String> values = new HashMap<>(DEFAULTS);

  /**
   * Takes the keys of a properties file.
   *
   * @throws Problem if the file cannot be read or has a key that does not exist
   */
  Settings file(Path file) {
    var properties = new Properties();
    try (Reader reader = new StringReader(Files.readString(file, StandardCharsets.UTF_8))) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new Problem(
          "the configuration file %s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
    for (String key : properties.stringPropertyNames()) {
      if (!DEFAULTS.containsKey(key)) {
        throw new Problem(
            "%s has the key '%s', which does not exist; the keys are %s"
                .formatted(file, key, new TreeSet<>(DEFAULTS.keySet())));
      }
      set(key, properties.getProperty(key));
    }
    return this;
  }

  Settings set(String key, String value) {
    values.put(key, value.strip());
    return this;
  }

  /**
   * Reads all the values.
   *
   * @throws Problem about the first one that is wrong
   */
  ServerConfig read() {
    List<RegionPorts> regions = new ArrayList<>();
    list("region").forEach(text -> regions.add(RegionPorts.parse(text)));
    return new ServerConfig(
        Path.of(text("data")),
        text("host"),
        number("port"),
        number("oss-port"),
        regions,
        Optional.of(text("ffmpeg")).filter(path -> !path.isEmpty()).map(Path::of),
        number("media.workers"),
        duration("media.job-timeout"),
        limits(),
        Optional.of(text("media.plugin")).filter(plugin -> !plugin.isBlank()),
        Optional.of(text("media.speech-plugin")).filter(plugin -> !plugin.isBlank()),
        Optional.of(text("media.transcript-plugin")).filter(plugin -> !plugin.isBlank()),
        bucket(),
        Optional.of(text("objects.url"))
            .filter(url -> !url.isEmpty())
            .map(url -> url("objects.url", url)),
        list("egress.allow").stream().map(Settings::block).toList(),
        Role.read(list("roles")),
        Optional.of(text("state.database"))
            .filter(url -> !url.isEmpty())
            .map(url -> new StateDatabase(url, number("state.connections"))),
        Optional.of(words("queues.database"))
            .filter(urls -> !urls.isEmpty())
            .map(urls -> new QueueDatabase(urls, number("queues.connections"))),
        new QueueDurability(list("queues.async"), list("queues.memory")),
        flag("openapi.throttling"),
        number("openapi.calls-per-second"),
        flag("access.authorise-services"),
        duration("access.audit-retention"),
        duration("callback.log-retention"));
  }

  private MediaLimits limits() {
    return new MediaLimits(
        number("media.limits.clips"),
        number("media.limits.inputs"),
        duration("media.limits.output-duration"),
        large("media.limits.output-pixels"),
        large("media.limits.source-bytes"),
        large("media.limits.ffmpeg-memory"));
  }

  private Optional<ObjectsBucket> bucket() {
    String bucket = text("objects.s3.bucket");
    if (bucket.isEmpty()) {
      if (!text("objects.s3.endpoint").isEmpty() || !text("objects.s3.prefix").isEmpty()) {
        throw new Problem("objects.s3.bucket must be set beside objects.s3.endpoint and .prefix");
      }
      return Optional.empty();
    }
    Optional<URI> endpoint =
        Optional.of(text("objects.s3.endpoint"))
            .filter(url -> !url.isEmpty())
            .map(url -> url("objects.s3.endpoint", url));
    return Optional.of(
        new ObjectsBucket(bucket, endpoint, text("objects.s3.region"), text("objects.s3.prefix")));
  }

  private static URI url(String key, String text) {
    try {
      var url = new URI(text);
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (web && url.getHost() != null && url.getUserInfo() == null) {
        return url;
      }
    } catch (URISyntaxException _) {
      // Told below.
    }
    throw new Problem(
        "%s must be like https://storage.example:9000, was '%s'".formatted(key, text));
  }

  private static Cidr block(String text) {
    try {
      return Cidr.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Problem("egress.allow: " + e.getMessage(), e);
    }
  }

  private String text(String key) {
    return values.getOrDefault(key, "");
  }

  private List<String> list(String key) {
    return Arrays.stream(text(key).split(",", -1))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  /** What stands between spaces, for values that have commas in them. */
  private List<String> words(String key) {
    return Arrays.stream(text(key).split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
  }

  private boolean flag(String key) {
    return switch (text(key)) {
      case "true" -> true;
      case "false" -> false;
      case String other ->
          throw new Problem("%s must be true or false, was '%s'".formatted(key, other));
    };
  }

  private int number(String key) {
    try {
      return Integer.parseInt(text(key));
    } catch (NumberFormatException e) {
      throw new Problem("%s must be a whole number, was '%s'".formatted(key, text(key)), e);
    }
  }

  private long large(String key) {
    try {
      return Long.parseLong(text(key));
    } catch (NumberFormatException e) {
      throw new Problem("%s must be a whole number, was '%s'".formatted(key, text(key)), e);
    }
  }

  private Duration duration(String key) {
    try {
      return Duration.parse(text(key));
    } catch (DateTimeParseException e) {
      throw new Problem(
          "%s must be a duration such as PT30M, was '%s'".formatted(key, text(key)), e);
    }
  }
}
