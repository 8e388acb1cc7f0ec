package dev.cuepost.clients.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import dev.cuepost.demo.ServerProcess;
import dev.cuepost.server.PackagedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every VOD client walks two videos through one server, all of them at once, and the one of the
 * first Tea generation sets callbacks in two regions besides. It names no region in its requests,
 * so that one of them has a port of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VodClientsTest {
  private static final ClientProgram SETTINGS = ClientProgram.vodSettings("1.0.0");
  private static final List<ClientProgram> JAVA_WALKS =
      List.of(
          ClientProgram.vodWalk("vod20170321 1.0.0", "vod-1.0.0"),
          ClientProgram.vodWalk("alibabacloud-vod20170321 1.0.4", "vod-async-1.0.4"),
          ClientProgram.vodWalk("aliyun-java-sdk-vod 2.16.22", "vod-acs-2.16.22"));

  private final Map<ClientProgram, List<CaseResult>> settings = new LinkedHashMap<>();
  private final Map<ClientProgram, List<CaseResult>> walks = new LinkedHashMap<>();

  @BeforeAll
  void run(@TempDir Path directory) throws Exception {
    var hosted = Files.createDirectory(directory.resolve("hosted"));
    var clip = SmallClip.make(hosted);
    var host =
        SimpleFileServer.createFileServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), hosted, OutputLevel.NONE);
    host.start();
    try (var server = start(directory)) {
      var address = "http://127.0.0.1:" + host.getAddress().getPort();
      runAll(new VodSite(server, clip, address + "/" + clip.getFileName()), directory);
    } finally {
      host.stop(0);
    }
  }

  private static ServerProcess start(Path directory) throws IOException {
    // The cases follow each other faster than SetMessageCallback may be called.
    var config =
        Files.writeString(directory.resolve("server.properties"), "openapi.throttling = false\n");
    var options =
        List.of(
            "--config",
            config.toString(),
            "--data",
            directory.resolve("data").toString(),
            "--port",
            "0",
            "--oss-port",
            "0",
            "--region",
            "cn-shanghai",
            "--region",
            "cn-beijing=0/0");
    return ServerProcess.start(PackagedServer.command(), options, directory.resolve("server.log"));
  }

  private void runAll(VodSite site, Path directory) throws Exception {
    try (var atOnce = Executors.newVirtualThreadPerTaskExecutor()) {
      var set =
          atOnce.submit(() -> SETTINGS.run(site.ofSettings(), directory.resolve("settings.log")));
      var begun = new LinkedHashMap<ClientProgram, Future<List<CaseResult>>>();
      for (var walk : JAVA_WALKS) {
        begun.put(walk, begin(walk, site, directory, atOnce));
      }
      var node = NodeProject.install("vod", "walk.js", directory.resolve("node"));
      for (var walk :
          List.of(
              node.with("Node pop-core 1.8.0", "pop-core"),
              node.with("Node openapi-client 0.4.15", "openapi-client"))) {
        begun.put(walk, begin(walk, site, directory, atOnce));
      }
      settings.put(SETTINGS, set.get());
      for (var walk : begun.entrySet()) {
        walks.put(walk.getKey(), walk.getValue().get());
      }
    }
  }

  private static Future<List<CaseResult>> begin(
      ClientProgram walk, VodSite site, Path directory, ExecutorService atOnce) {
    var log = directory.resolve(walk.title() + ".log");
    return atOnce.submit(() -> walk.run(site.ofWalk(walk.title()), log));
  }

  @TestFactory
  Stream<DynamicContainer> every_case_passes() {
    return Stream.of(settings, walks)
        .map(Map::entrySet)
        .flatMap(Set::stream)
        .map(entry ->
            DynamicContainer.dynamicContainer(
                entry.getKey().title(),
                entry.getValue().stream()
                    .map(result ->
                        DynamicTest.dynamicTest(
                            result.toString(), () -> assertThat(result.failure()).isEmpty()))));
  }

  @Test
  void every_client_has_walked_the_whole_way() {
    assertThat(walks).hasSize(5);
    assertThat(walks.values())
        .allSatisfy(cases ->
            assertThat(cases)
                .extracting(CaseResult::subject)
                .containsExactly(
                    "CreateUploadVideo",
                    "GetVideoInfo",
                    "UploadMediaByURL",
                    "GetURLUploadInfos",
                    "AddTranscodeTemplateGroup",
                    "SubmitTranscodeJobs",
                    "GetTranscodeTask",
                    "GetPlayInfo",
                    "SubmitSnapshotJob",
                    "ListSnapshots",
                    "SearchMedia",
                    "UpdateVideoInfo",
                    "InvalidVideo.NotFound",
                    "MissingTitle",
                    "DeleteVideo",
                    "InvalidVideo.NotFound",
                    "InvalidVideo.NotFound"));
  }

  @Test
  void callbacks_were_set_told_and_deleted() {
    assertThat(settings.get(SETTINGS))
        .hasSizeGreaterThan(25)
        .extracting(CaseResult::subject)
        .contains("SetMessageCallback", "GetMessageCallback", "DeleteMessageCallback");
  }

  @Test
  void the_table_in_the_documentation_tells_of_these_walks() throws IOException {
    new ResultTable("vod walks", walks).compareOrWrite();
  }
}
