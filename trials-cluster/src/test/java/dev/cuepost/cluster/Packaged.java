package dev.cuepost.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The program as it is shipped. */
final class Packaged {
  private Packaged() {}

  /** Java with the jars of the server, as {@code bin/cuepost} runs them. */
  static List<String> command() {
    Path jars = Path.of("").toAbsolutePath().resolveSibling("server").resolve("target/cuepost");
    if (!Files.isDirectory(jars)) {
      throw new IllegalStateException(jars + " is missing; run bin/verify, which packages it");
    }
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-XX:AOTCache=" + jars.resolveSibling("cuepost.aot"),
        "-Xlog:aot=off",
        "-Xlog:cds=off",
        "-cp",
        jars + "/*",
        "dev.cuepost.server.Cuepost");
  }
}
