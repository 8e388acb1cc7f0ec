package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs end when they should: by themselves, at their limit, with their caller, with the JVM.
 */
class ChildTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir Path folder;

  /** What another JVM runs: an endless render, from a virtual thread as the server does it. */
  static final class Endless {
    private Endless() {}

    public static void main(String[] ffmpeg) throws InterruptedException {
      Thread.ofVirtual().start(() -> encodeWithoutEnd(ffmpeg[0])).join();
    }
  }

  @Test
  void an_exit_status_and_the_end_of_what_was_said_come_back() throws Exception {
    var words = List.of("sh", "-c", "for i in $(seq 9000); do echo line $i >&2; done; exit 7");
    var ending = Child.run(words, LONG, ChildTest::drain);
    assertThat(ending)
        .isInstanceOfSatisfying(
            Child.Ending.Exited.class,
            exited -> {
              assertThat(exited.status()).isEqualTo(7);
              assertThat(exited.errors())
                  .endsWith("line 9000\n")
                  .hasSizeLessThanOrEqualTo(16 * 1024);
            });
  }

  @Test
  void a_program_that_holds_more_memory_than_it_may_is_stopped() throws Exception {
    var greedy =
        List.of(
            "sh",
            "-c",
            "exec head -c 300000000 /dev/zero | sort --buffer-size=400M -z >/dev/null; sleep 300");
    assertThat(Child.run(greedy, Path.of(""), LONG, 64L << 20, ChildTest::drain))
        .isEqualTo(new Child.Ending.Overgrown());
    assertThat(Child.run(List.of("sleep", "0.5"), Path.of(""), LONG, 64L << 20, ChildTest::drain))
        .isInstanceOf(Child.Ending.Exited.class);
  }

  @Test
  void words_reach_the_program_as_they_are() throws Exception {
    var said = new AtomicReference<>("");
    var words = List.of("printf", "%s|", "a b", "$HOME", "'\"\\", "*", "new\nline");
    Child.run(words, LONG, stream -> said.set(new String(drain(stream), StandardCharsets.UTF_8)));
    assertThat(said.get()).isEqualTo("a b|$HOME|'\"\\|*|new\nline|");
  }

  @Test
  void the_environment_is_not_handed_on_but_for_what_a_program_needs() throws Exception {
    var said = new AtomicReference<>("");
    Child.run(
        List.of("env"),
        LONG,
        stream -> said.set(new String(drain(stream), StandardCharsets.UTF_8)));
    assertThat(said.get().lines().map(line -> line.split("=", 2)[0]))
        .contains("LC_ALL")
        .isSubsetOf(
            "LC_ALL", "PATH", "LD_LIBRARY_PATH", "HOME", "TMPDIR", "PWD", "OLDPWD", "SHLVL", "_");
  }

  @Test
  void at_its_limit_a_program_is_stopped() throws Exception {
    var ending = Child.run(List.of("sleep", "300"), Duration.ofMillis(300), ChildTest::drain);
    assertThat(ending).isEqualTo(new Child.Ending.TimedOut());
    assertThat(programs(ProcessHandle.current(), "sleep")).isEmpty();
  }

  @Test
  void what_a_program_started_ends_with_it() throws Exception {
    String seconds = Long.toString(1_000_000 + ProcessHandle.current().pid());
    var words = List.of("sh", "-c", "sleep %s & sleep 300".formatted(seconds));
    var ending = Child.run(words, Duration.ofSeconds(1), ChildTest::drain);
    assertThat(ending).isEqualTo(new Child.Ending.TimedOut());
    await()
        .untilAsserted(() ->
            assertThat(ProcessHandle.allProcesses())
                .noneMatch(found ->
                    found
                        .info()
                        .arguments()
                        .filter(arguments -> List.of(arguments).contains(seconds))
                        .isPresent()));
  }

  @Test
  void a_program_ends_with_the_thread_that_waits_for_it() throws Exception {
    var ending = new AtomicReference<Child.Ending>();
    var thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                ending.set(Child.run(List.of("sleep", "301"), LONG, ChildTest::drain));
              } catch (IOException problem) {
                throw new AssertionError(problem);
              }
            });
    await().until(() -> !programs(ProcessHandle.current(), "sleep").isEmpty());
    thread.interrupt();
    thread.join();
    assertThat(ending.get()).isEqualTo(new Child.Ending.Interrupted());
    assertThat(programs(ProcessHandle.current(), "sleep")).isEmpty();
  }

  @Test
  void ffmpeg_does_not_outlive_a_jvm_that_is_killed() throws Exception {
    var jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Endless.class.getName(),
                Studio.installed().ffmpeg().toString())
            .redirectOutput(folder.resolve("said").toFile())
            .redirectErrorStream(true)
            .start();
    try {
      await().until(() -> !programs(jvm.toHandle(), "ffmpeg").isEmpty());
      var children = jvm.toHandle().descendants().toList();
      jvm.destroyForcibly().waitFor();
      await().untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
    } finally {
      jvm.descendants().forEach(ProcessHandle::destroyForcibly);
      jvm.destroyForcibly();
    }
  }

  private static void encodeWithoutEnd(String ffmpeg) {
    try {
      var words =
          List.of(
              ffmpeg, "-nostdin", "-v", "error", "-f", "lavfi", "-i", "testsrc", "-f", "null", "-");
      var _ = Child.run(words, LONG, ChildTest::drain);
    } catch (IOException problem) {
      throw new AssertionError(problem);
    }
  }

  private static List<ProcessHandle> programs(ProcessHandle of, String name) {
    return of.descendants()
        .filter(process -> process.info().command().orElse("").endsWith("/" + name))
        .toList();
  }

  private static byte[] drain(InputStream stream) {
    try {
      return stream.readAllBytes();
    } catch (IOException problem) {
      throw new AssertionError(problem);
    }
  }
}
