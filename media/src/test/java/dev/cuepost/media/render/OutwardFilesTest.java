package dev.cuepost.media.render;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.cuepost.media.json.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files that name other files and hosts: nothing but the file itself is ever opened. The other file
 * is a pipe, which tells when somebody opens it, and the host counts who connects.
 */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
@Tag("slow")
class OutwardFilesTest {
  private static final String OUTPUT =
      "{\"MediaURL\":\"http://b.oss-cn-shanghai.aliyuncs.com/o.mp4\",\"Width\":160,\"Height\":128}";

  @TempDir private static Path folder;
  private static Studio studio;

  private final AtomicBoolean opened = new AtomicBoolean();
  private final AtomicBoolean asked = new AtomicBoolean();
  private Path pipe;
  private Thread watch;
  private HttpServer host;

  @BeforeAll
  static void makeMaterials() {
    studio = new Studio(folder);
    studio.make(
        "plain.mp4",
        "-f|lavfi|-i|testsrc2=s=160x128:r=25:d=1|-c:v|libx264|-preset|ultrafast|-pix_fmt|yuv420p");
  }

  @BeforeEach
  void laySnares() throws Exception {
    pipe = Files.createTempDirectory(folder, "other").resolve("other.mp4");
    Studio.run(List.of("mkfifo", pipe.toString()));
    watch =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try (var _ = Files.newOutputStream(pipe)) { // returns once somebody reads
                opened.set(true);
              } catch (IOException _) {
                opened.set(true);
              }
            });
    host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    host.createContext(
        "/",
        exchange -> {
          asked.set(true);
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    host.start();
  }

  @AfterEach
  void takeThemUp() throws Exception {
    host.stop(0);
    try (var _ = Files.newInputStream(pipe)) {
      watch.join();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "list.ffconcat | ffconcat version 1.0~file 'PATH'~file 'URL'~",
        "list.txt | file PATH~file URL~",
        "list.m3u8 | #EXTM3U~#EXT-X-TARGETDURATION:1~#EXTINF:1,~file:PATH~#EXTINF:1,~URL~#EXT-X-ENDLIST~",
        "show.smil | <smil><body><seq><video src=\"PATH\"/><video src=\"URL\"/></seq></body></smil>",
        "call.sdp | v=0~o=- 0 0 IN IP4 127.0.0.1~s=x~c=IN IP4 127.0.0.1~t=0 0~m=video PORT RTP/AVP 96~a=rtpmap:96 H264/90000~a=control:URL~",
        "film.mpd | <?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\" mediaPresentationDuration=\"PT1S\"><Period><AdaptationSet mimeType=\"video/mp4\"><Representation id=\"1\" bandwidth=\"9\"><BaseURL>URL</BaseURL></Representation></AdaptationSet></Period></MPD>",
        "drawing.svg | <svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"9\" height=\"9\"><image xlink:href=\"URL\" width=\"9\" height=\"9\"/><image xlink:href=\"file:PATH\" width=\"9\" height=\"9\"/></svg>",
        "script.avs | FFVideoSource(\"PATH\")~",
        "radio.pls | [playlist]~File1=URL~File2=PATH~NumberOfEntries=2~",
        "show.asx | <asx version=\"3.0\"><entry><ref href=\"URL\"/></entry></asx>",
        "movie.rtsp | RTSPtextRTSP://127.0.0.1:PORT/a~"
      })
  void a_text_that_names_others_is_no_media_under_any_name(String name, String text)
      throws Exception {
    byte[] bytes = named(text).getBytes(UTF_8);
    for (String as : new String[] {name, name + ".mp4", name + ".mkv", name + ".ogg"}) {
      Path file = Files.write(folder.resolve(as), bytes);
      assertThat(new Probe(studio.ffmpeg).probe(file)).isInstanceOf(Verdict.Rejected.class);
    }
    nobodyCame();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"alis", "'url '", "'urn '"})
  void a_movie_whose_data_is_said_to_lie_elsewhere_is_read_from_itself_or_not_at_all(String kind)
      throws Exception {
    byte[] plain = Files.readAllBytes(folder.resolve("plain.mp4"));
    byte[] entry =
        kind.equals("alis") ? alias(pipe) : box(kind, named("\0\0\0\0URL\0").getBytes(ISO_8859_1));
    Files.write(folder.resolve("outward.mp4"), withReference(plain, entry));
    if (new Probe(studio.ffmpeg).probe(folder.resolve("outward.mp4"))
        instanceof Verdict.Accepted<?>) {
      var plan =
          studio.soonest(
              "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaURL\":\"FX/outward.mp4\"}]}]}",
              OUTPUT);
      var _ =
          new Renderer(studio.ffmpeg, new Probe(studio.ffmpeg))
              .render(plan, folder.resolve("film.mp4"), Studio.LIMIT, told -> {});
    }
    nobodyCame();
  }

  /** In place of who wrote it, a Matroska file names the file that follows it, beside it. */
  @Test
  void a_matroska_file_that_names_the_next_one_is_read_alone() throws Exception {
    Path file = studio.make("linked.mkv", "-i|%s|-c|copy".formatted(folder.resolve("plain.mp4")));
    byte[] bytes = Files.readAllBytes(file);
    int writer = new String(bytes, ISO_8859_1).indexOf("WA");
    assertThat(writer).isPositive();
    int length = (bytes[writer + 2] & 0x7f) - 1;
    ByteBuffer.wrap(bytes, writer, 4 + length)
        .put(new byte[] {0x3e, (byte) 0x83, (byte) 0xbb, (byte) (0x80 | length)})
        .put(padded(pipe.getFileName().toString(), length));
    var verdict =
        new Probe(studio.ffmpeg).probe(Files.write(pipe.resolveSibling("next.mkv"), bytes));
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    nobodyCame();
  }

  private void nobodyCame() {
    assertThat(opened).as("the other file was opened").isFalse();
    assertThat(asked).as("the other host was asked").isFalse();
  }

  private String named(String text) {
    String port = Integer.toString(host.getAddress().getPort());
    return text.replace('~', '\n')
        .replace("PATH", pipe.toString())
        .replace("URL", "http://127.0.0.1:%s/a.mp4".formatted(port))
        .replace("PORT", port);
  }

  /** An alias of a file as old Macs wrote it, with its absolute path at the end. */
  private static byte[] alias(Path file) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    String name = file.getFileName().toString();
    out.writeInt(0);
    out.write(new byte[10]);
    out.writeByte(2);
    out.write(padded("HD", 27));
    out.write(new byte[12]);
    out.writeByte(name.length());
    out.write(padded(name, 63));
    out.write(new byte[16]);
    out.writeShort(1);
    out.writeShort(1);
    out.write(new byte[16]);
    byte[] path = file.toString().getBytes(UTF_8);
    out.writeShort(18);
    out.writeShort(path.length);
    out.write(path);
    if (path.length % 2 == 1) {
      out.writeByte(0);
    }
    out.writeShort(-1);
    out.writeShort(0);
    return box("alis", bytes.toByteArray());
  }

  private static byte[] padded(String text, int length) {
    return Arrays.copyOf(text.getBytes(UTF_8), length);
  }

  private static byte[] box(String kind, byte[] content) {
    return ByteBuffer.allocate(8 + content.length)
        .putInt(8 + content.length)
        .put(kind.getBytes(ISO_8859_1))
        .put(content)
        .array();
  }

  /** The movie with this entry in place of the one that says that the data is in the file. */
  private static byte[] withReference(byte[] movie, byte[] entry) {
    String text = new String(movie, ISO_8859_1);
    int at = text.indexOf("url \0\0\0\1") - 4;
    int more = entry.length - 12;
    var bytes = new ByteArrayOutputStream();
    bytes.write(movie, 0, at);
    bytes.writeBytes(entry);
    bytes.write(movie, at + 12, movie.length - at - 12);
    byte[] longer = bytes.toByteArray();
    for (String around : new String[] {"moov", "trak", "mdia", "minf", "dinf", "dref"}) {
      int place = text.lastIndexOf(around, at) - 4; // the tables come last, so that no data moves
      var buffer = ByteBuffer.wrap(longer);
      buffer.putInt(place, buffer.getInt(place) + more);
    }
    return longer;
  }
}
