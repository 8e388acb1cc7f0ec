package dev.cuepost.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.cuepost.server.ConsoleBrowser.button;
import static dev.cuepost.server.ConsoleBrowser.link;
import static dev.cuepost.server.ConsoleBrowser.pictures;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Queues at the console of a whole server, by a browser. */
@Tag("slow")
class ConsoleQueuesTest {
  @RegisterExtension private static final ConsoleBrowser console = new ConsoleBrowser();

  @BeforeAll
  static void start(@TempDir Path directory) {
    console.start(directory);
  }

  private static void send(String queue, String body) {
    assertThat(
            console
                .customer()
                .smq(
                    "POST",
                    "/queues/" + queue + "/messages",
                    "<Message><MessageBody>%s</MessageBody></Message>".formatted(body))
                .status())
        .isEqualTo(201);
  }

  private static Page open(String path) {
    Page page = console.signedIn(console.english());
    page.navigate(console.address("/console/cn-shanghai/" + path));
    return page;
  }

  @Test
  void a_queue_is_created_filled_emptied_changed_and_deleted() {
    Page page = open("queues?prefix=ice-callback-film");
    link(page, "Create queue").first().click();
    page.getByLabel("Name").fill("ice-callback-films");
    page.getByLabel("Visibility timeout").fill("60");
    button(page, "Create queue").click();
    assertThat(page.locator("h1")).hasText("ice-callback-films");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("The queue is there.");

    for (String body :
        new String[] {"{\"EventType\":\"ProduceMediaComplete\"}", "plain <b>text</b>"}) {
      page.locator("#body").fill(body);
      page.getByLabel("Encode as Base64").setChecked(body.startsWith("{"));
      button(page, "Send a message").click();
    }
    assertThat(page.locator(".tiles dd").first()).hasText("2");
    assertThat(page.locator("article pre").first())
        .hasText("{\n  \"EventType\" : \"ProduceMediaComplete\"\n}");
    assertThat(page.locator("article pre").last()).hasText("plain <b>text</b>");
    pictures(page, "queue");

    page.getByLabel("Up to").selectOption("4");
    button(page, "Receive").click();
    var received =
        page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Received just now"));
    assertThat(received.locator("article")).hasCount(2);
    pictures(page, "queue-received");
    received
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete message"))
        .first()
        .click();
    assertThat(received.getByText("The message is deleted.")).isVisible();
    assertThat(received.locator("article")).hasCount(1);
    received.getByLabel("Hide for").fill("1");
    received.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Change")).click();
    assertThat(received.getByText("Hidden until")).isVisible();

    page.reload();
    link(page, "Edit").click();
    page.getByLabel("Long polling").fill("31");
    button(page, "Save").click();
    assertThat(page.locator(".error")).hasText("A whole number from 0 to 30, please.");
    pictures(page, "queue-edit");
    page.getByLabel("Long polling").fill("30");
    button(page, "Save").click();
    assertThat(
            console.customer().smq("GET", "/queues/ice-callback-films").value("PollingWaitSeconds"))
        .isEqualTo("30");

    link(page, "Delete queue").click();
    pictures(page, "queue-delete");
    button(page, "Delete queue").click();
    assertThat(page.getByText("The queue is deleted.")).isVisible();
    assertThat(console.customer().smq("GET", "/queues/ice-callback-films").status()).isEqualTo(404);
  }

  @Test
  void queues_are_listed_by_pages_and_by_how_they_begin() {
    for (int i = 10; i < 40; i++) {
      console.customer().smq("PUT", "/queues/paged-%d".formatted(i), "<Queue/>");
    }
    send("paged-10", "one");
    Page page = open("queues?prefix=paged-");
    assertThat(page.locator("tbody tr")).hasCount(25);
    pictures(page, "queues");
    link(page, "Next page").click();
    assertThat(page.locator("tbody tr")).hasCount(5);
    assertThat(page.url()).endsWith("?prefix=paged-&after=paged-34");
    page.getByPlaceholder("Names that begin with").fill("paged-2");
    assertThat(page.locator("tbody tr")).hasCount(10);
  }
}
