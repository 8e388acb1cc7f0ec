package dev.cuepost.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.cuepost.server.ConsoleBrowser.button;
import static dev.cuepost.server.ConsoleBrowser.link;
import static dev.cuepost.server.ConsoleBrowser.pictures;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Users, policies, service roles and the audit log at the console of a whole server. */
@Tag("slow")
class ConsoleAccessTest {
  @RegisterExtension private static final ConsoleBrowser console = new ConsoleBrowser();

  @BeforeAll
  static void start(@TempDir Path directory) {
    console.start(directory);
  }

  private static Page open(String path) {
    Page page = console.signedIn(console.english());
    page.navigate(console.address("/console/cn-shanghai/access/" + path));
    return page;
  }

  private static Locator field(Page page, String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  @Test
  void a_user_gets_a_key_and_a_policy_and_it_is_told_why_they_may() {
    Page page = open("policies");
    field(page, "Policy").fill("reads-films");
    page.getByLabel("Document").fill("{\"Version\":\"1\"}");
    button(page, "Create policy").click();
    assertThat(page.locator(".error")).containsText("Statement");
    page.getByLabel("Document")
        .fill(
            """
            {"Version":"1","Statement":[{"Effect":"Allow","Action":"mns:ReceiveMessage",
              "Resource":"acs:mns:*:*:/queues/films/messages"}]}
            """);
    button(page, "Create policy").click();
    assertThat(page.locator("h1")).hasText("reads-films");
    pictures(page, "access-policy");

    link(page, "Users").click();
    assertThat(page.getByText("No users yet")).isVisible();
    field(page, "User").fill("no user");
    button(page, "Create user").click();
    assertThat(page.locator(".error")).isVisible();
    field(page, "User").fill("projector");
    button(page, "Create user").click();
    assertThat(page.locator("h1")).hasText("projector");
    button(page, "Create AccessKey").click();
    String[] made = page.locator(".made").innerText().split("\n");
    assertThat(made).hasSize(2);
    page.locator("select[name=policy]").selectOption("Custom:reads-films");
    button(page, "Attach").click();
    assertThat(page.content()).doesNotContain(made[1].strip());
    page.getByLabel("New password").fill("short");
    button(page, "Save").click();
    assertThat(page.locator(".notice.bad")).containsText("Password");
    pictures(page, "access-user");

    link(page, "Tester").click();
    field(page, "User").fill("projector");
    page.getByLabel("Action").fill("mns:ReceiveMessage");
    page.getByLabel("Resource").fill("/queues/films/messages");
    button(page, "Ask").click();
    assertThat(page.locator("#answer")).hasText("They may");
    assertThat(page.locator(".rows")).containsText("allows it");
    pictures(page, "access-tester");
    page.getByLabel("Action").fill("mns:DeleteMessage");
    button(page, "Ask").click();
    assertThat(page.locator("#answer")).hasText("They may not");
    assertThat(page.locator(".rows")).containsText("says nothing of it");

    page.navigate(console.address("/console/cn-shanghai/access/users/projector"));
    page.getByText("Delete user", new Page.GetByTextOptions().setExact(true)).click();
    button(page, "Yes, delete the user").click();
    assertThat(page.locator(".notice.bad")).isVisible(); // who still has a key
    button(page, "Deactivate").click();
    assertThat(button(page, "Activate")).isVisible();
    page.getByText("Delete key", new Page.GetByTextOptions().setExact(true)).click();
    button(page, "Yes, delete the key").click();
    button(page, "Detach").click();
    page.getByText("Delete user", new Page.GetByTextOptions().setExact(true)).click();
    button(page, "Yes, delete the user").click();
    assertThat(page.getByText("The user is deleted.")).isVisible();
    link(page, "Policies").click();
    pictures(page, "access-policies");
    link(page, "reads-films").click();
    page.getByText("Delete policy", new Page.GetByTextOptions().setExact(true)).click();
    button(page, "Yes, delete the policy").click();
    assertThat(page.getByText("The policy is deleted.")).isVisible();
  }

  @Test
  void a_service_is_authorised_and_that_is_taken_back() {
    Page page = open("services");
    page.getByText("Revoke", new Page.GetByTextOptions().setExact(true)).first().click();
    page.getByText("Yes, revoke").first().click();
    assertThat(page.getByText("The service is not authorised any more.")).isVisible();
    assertThat(
            console
                .customer()
                .rpc("2015-05-01", "GetRole", Map.of("RoleName", "AliyunICEDefaultRole"))
                .outcome())
        .isNotEqualTo("200");
    pictures(page, "access-services");
    button(page, "Authorise").click();
    assertThat(page.getByText("The service is authorised.")).isVisible();
  }

  @Test
  void what_is_refused_is_found_in_the_audit_log() {
    String name =
        console.user(
            "curious",
            """
            {"Version":"1","Statement":[{"Effect":"Allow","Resource":"*","Action":"mns:ListQueue"}]}\
            """);
    Page theirs = console.signedIn(console.english(), name, ConsoleBrowser.PASSWORD);
    theirs.locator("nav.side").waitFor();
    assertThat(theirs.navigate(console.address("/console/cn-shanghai/access/users")).status())
        .isEqualTo(403);
    assertThat(theirs.navigate(console.address("/console/cn-shanghai/access/audit")).status())
        .isEqualTo(403);
    Page page = open("audit?outcome=DENIED");
    Awaitility.await() // entries are written soon after
        .untilAsserted(() -> {
          page.reload();
          assertThat(page.locator("tbody tr").count()).isGreaterThanOrEqualTo(2);
        });
    assertThat(page.locator("tbody tr").first()).containsText("actiontrail:LookupEvents");
    assertThat(page.locator("tbody tr").first()).containsText("user/curious");
    pictures(page, "access-audit");
    page.getByLabel("Caller").fill("acs:ram::1:user/nobody");
    button(page, "Filter").click();
    assertThat(page.getByText("Nothing fits")).isVisible();
  }
}
