package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/actions.md says what the declarations say by which requests are checked. */
class ActionsListTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "actions.md");
  private static final String WRITE = "cuepost.docs.write";

  private static final String HEAD =
      """
      # Operations and their parameters

      What the server declares and checks requests by, written down by a test: after a change of a declaration
      `bin/verify -pl server -am -Dtest=ActionsListTest -Dsurefire.failIfNoSpecifiedTests=false -Dcuepost.docs.write=true`
      writes this page anew.

      Parameters in **bold** are required. They may come in the query, in a form or in a JSON body. A parameter that an
      operation does not name is ignored, and one with an empty value is as good as absent. A value that breaks its rule
      is answered `InvalidParameter`, and a required one that is missing `Missing` and the parameter's name. What an
      operation demands beyond that, and what it answers, is in the product's own reference; where Cuepost differs, in
      [compatibility](compatibility.md). Where a number is told, an account may call the operation so many times a second
      ([configuration](configuration.md)).
      """;

  @TempDir private Path directory;

  @Test
  void the_page_says_what_requests_are_checked_by() throws IOException {
    String declared;
    try (Server server =
        Server.start(
            new Settings()
                .set("data", directory.toString())
                .set("port", "0")
                .set("oss-port", "0")
                .read())) {
      declared = page(server.gateway().products());
    }
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(DOCUMENT, declared);
    }
    assertThat(DOCUMENT)
        .as("the page is old: its first lines tell how to write it anew")
        .hasContent(declared);
  }

  private static String page(Collection<Product> products) {
    return HEAD
        + products.stream()
            .sorted(Comparator.comparing(Product::code).thenComparing(Product::version))
            .map(ActionsListTest::section)
            .collect(Collectors.joining());
  }

  private static String section(Product product) {
    return "\n## `%s`, version %s\n\n| operation | parameters |\n|---|---|\n"
            .formatted(product.code(), product.version())
        + product.actions().stream().map(ActionsListTest::row).collect(Collectors.joining());
  }

  private static String row(Action action) {
    String rate =
        action.callsPerSecond().isPresent()
            ? " (%d a second)".formatted(action.callsPerSecond().getAsInt())
            : "";
    return "| `%s`%s | %s |\n"
        .formatted(
            action.name(),
            rate,
            action.parameters().stream()
                .sorted(Comparator.comparing(Parameter::name))
                .map(ActionsListTest::words)
                .collect(Collectors.joining("<br>")));
  }

  private static String words(Parameter<?> parameter) {
    String name = "`" + parameter.name() + "`";
    return (parameter.required() ? "**" + name + "**" : name)
        + " "
        + parameter.type().rule().replace("|", "\\|");
  }
}
