package dev.cuepost.clients.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Clients of Node with the program that tries them, installed as their lock file says.
 *
 * @param directory where they are installed
 * @param program the program's file in it
 */
record NodeProject(Path directory, String program) {
  /**
   * Installs one.
   *
   * @param name its directory in {@code clients/suite/src/test/node}
   */
  static NodeProject install(String name, String program, Path directory) throws IOException {
    var sources = Project.file("clients/suite/src/test/node/" + name);
    Files.createDirectories(directory);
    for (var file : List.of("package.json", "package-lock.json", program)) {
      Files.write(directory.resolve(file), Files.readAllBytes(sources.resolve(file)));
    }
    ClientProgram.run(
        new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            .directory(directory.toFile()),
        directory.resolve("npm.log"));
    return new NodeProject(directory, program);
  }

  ClientProgram with(String title, String... arguments) {
    return new ClientProgram(
        title,
        Stream.concat(
                Stream.of("node", directory.resolve(program).toString()), Stream.of(arguments))
            .toList());
  }
}
