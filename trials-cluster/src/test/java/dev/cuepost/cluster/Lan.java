package dev.cuepost.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.cluster.Node.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Networks of this machine's own: each node has a namespace with two cards. By one it reaches the
 * database and the storage, by the other it is reached by its clients. A card can be taken off its
 * network: what is sent then gets nowhere, and nobody is told.
 *
 * <p>It takes root and {@code ip} of iproute2.
 */
final class Lan implements AutoCloseable {
  private static final int FIRST_NODE = 10;

  private final String id = "%04x".formatted(ThreadLocalRandom.current().nextInt(0x1_0000));
  private final String prefix =
      "10.%d.%d"
          .formatted(
              ThreadLocalRandom.current().nextInt(64, 128),
              ThreadLocalRandom.current().nextInt(0, 25));
  private final List<List<String>> undo = new ArrayList<>();

  /** Why there can be none here; empty if there can. */
  static String obstacle() {
    try {
      String name = "cuepost-probe-" + ProcessHandle.current().pid();
      if (run(List.of("ip", "netns", "add", name)) != 0) {
        return "no network namespaces: it takes root and CAP_SYS_ADMIN";
      }
      var _ = run(List.of("ip", "netns", "del", name));
      return "";
    } catch (IOException e) {
      return "no network namespaces: " + e.getMessage();
    }
  }

  private static int run(List<String> words) throws IOException {
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Two networks with this machine on both. */
  static Lan open() throws IOException {
    var lan = new Lan();
    try {
      lan.bridge(lan.databases(), lan.databaseHost());
      lan.bridge(lan.clients(), lan.clientHost());
      return lan;
    } catch (IOException e) {
      lan.close();
      throw e;
    }
  }

  private void bridge(String name, String host) throws IOException {
    ip("link add " + name + " type bridge");
    undo.add(words("link del " + name));
    ip("addr add " + host + "/24 dev " + name);
    ip("link set " + name + " up");
  }

  private String databases() {
    return "cpd" + id;
  }

  private String clients() {
    return "cpc" + id;
  }

  private String namespace(int node) {
    return "cuepost-" + id + "-" + node;
  }

  /** This machine, as nodes reach it for the database and the storage. */
  String databaseHost() {
    return prefix + "0.1";
  }

  /** This machine, where clients and receivers of events are. */
  String clientHost() {
    return prefix + "1.1";
  }

  /** All addresses of the network of databases. */
  String databaseNetwork() {
    return prefix + "0.0/24";
  }

  /** All addresses of the network of clients. */
  String clientNetwork() {
    return prefix + "1.0/24";
  }

  /** A place for one more node. */
  Place place(int node) throws IOException {
    String namespace = namespace(node);
    ip("netns add " + namespace);
    undo.add(words("netns del " + namespace));
    String host = prefix + "1." + (FIRST_NODE + node);
    plug(namespace, databases(), node, "db", prefix + "0." + (FIRST_NODE + node));
    plug(namespace, clients(), node, "clients", host);
    ip("-n " + namespace + " link set lo up");
    return new Place(host, List.of("ip", "netns", "exec", namespace), Map.of());
  }

  private void plug(String namespace, String bridge, int node, String card, String address)
      throws IOException {
    String end = bridge + "-" + node;
    ip("link add " + end + " type veth peer name " + card + " netns " + namespace);
    undo.add(words("link del " + end));
    ip("-n " + namespace + " addr add " + address + "/24 dev " + card);
    ip("-n " + namespace + " link set " + card + " up");
    ip("link set " + end + " master " + bridge);
    ip("link set " + end + " up");
  }

  /** Takes the node off the network of databases. */
  void cut(int node) throws IOException {
    ip("link set " + databases() + "-" + node + " nomaster");
  }

  /** Puts it back. */
  void mend(int node) throws IOException {
    ip("link set " + databases() + "-" + node + " master " + databases());
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>(List.of("ip"));
    words.addAll(List.of(command.split(" ", -1)));
    return words;
  }

  private static void ip(String command) throws IOException {
    Process process = new ProcessBuilder(words(command)).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("ip " + command + ": " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("ip " + command, e);
    }
  }

  @Override
  public void close() throws IOException {
    for (List<String> words : undo.reversed()) {
      var _ = run(words);
    }
  }
}
