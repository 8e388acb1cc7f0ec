package dev.cuepost.clients.suite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of the project whose tests run. */
final class Project {
  private Project() {}

  /** A file by its path from the project's root. */
  static Path file(String path) {
    var directory = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(directory.resolve("bin/verify"))) {
      directory = directory.getParent();
      if (directory == null) {
        throw new IllegalStateException("the tests do not run inside the project");
      }
    }
    return directory.resolve(path);
  }

  /** Program and arguments of the packaged server. */
  static List<String> serverCommand() {
    Path jars = file("server/target/cuepost");
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
