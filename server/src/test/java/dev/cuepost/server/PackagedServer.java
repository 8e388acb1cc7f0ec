package dev.cuepost.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The server as it is shipped, for the tests of other modules that run it as a process. */
public final class PackagedServer {
  private PackagedServer() {}

  /** Java with the jars of the server, as {@code bin/cuepost} runs them. */
  public static List<String> command() {
    Path target = project().resolve("server/target");
    Path jars = target.resolve("cuepost");
    if (!Files.isDirectory(jars)) {
      throw new IllegalStateException(jars + " is missing; run bin/verify, which packages it");
    }
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-XX:AOTCache=" + target.resolve("cuepost.aot"),
        "-Xlog:aot=off",
        "-Xlog:cds=off",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        jars + "/*",
        "dev.cuepost.server.Cuepost");
  }

  /** Tests run in the directory of their module, which may lie deeper than others. */
  private static Path project() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(directory.resolve("bin/verify"))) {
      directory = directory.getParent();
      if (directory == null) {
        throw new IllegalStateException("the tests do not run inside the project");
      }
    }
    return directory;
  }
}
