package dev.cuepost.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.cuepost.server.ConsoleBrowser.button;
import static dev.cuepost.server.ConsoleBrowser.link;
import static dev.cuepost.server.ConsoleBrowser.pictures;
import static dev.cuepost.server.ConsoleBrowser.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Who gets into the console, what they see there, and what keeps others out. */
@Tag("slow")
class ConsoleSignInTest {
  @RegisterExtension private static final ConsoleBrowser console = new ConsoleBrowser();

  @BeforeAll
  static void start(@TempDir Path directory) {
    console.start(directory);
  }

  @Test
  void one_signs_in_goes_where_one_wanted_and_signs_out() {
    Page page = console.newPage(console.english());
    page.navigate(console.address("/console/cn-beijing/queues?prefix=a"));
    assertThat(page.locator("h1")).hasText("Sign in");
    signIn(page, console.credentials().accountId(), "wrong");
    assertThat(page.getByRole(AriaRole.ALERT)).hasText("Name and password do not belong together.");
    pictures(page, "sign-in");
    signIn(page, console.credentials().accountId(), console.credentials().consolePassword());
    assertThat(page).hasURL(console.address("/console/cn-beijing/queues?prefix=a"));

    Cookie cookie =
        page.context().cookies().stream()
            .filter(kept -> kept.name.equals("__Host-cuepost"))
            .findFirst()
            .orElseThrow();
    assertThat(cookie.httpOnly).isTrue();
    assertThat(cookie.secure).isTrue();
    assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.LAX);

    page.locator(".menu.end summary").click();
    button(page, "Sign out").click();
    assertThat(page.locator("h1")).hasText("Sign in");
    page.context().addCookies(List.of(cookie));
    page.navigate(console.address("/console"));
    assertThat(page.locator("h1")).hasText("Sign in");
  }

  @Test
  void a_user_sees_what_policies_allow_and_is_told_what_is_missing() {
    console.customer().smq("PUT", "/queues/seen", "<Queue/>");
    String name =
        console.user(
            "reader",
            """
            {"Version":"1","Statement":[{"Effect":"Allow","Resource":"*","Action":
              ["mns:ListQueue","mns:GetQueueAttributes"]}]}\
            """);
    Page page = console.signedIn(console.english(), name, ConsoleBrowser.PASSWORD);
    assertThat(page.locator("nav.side a")).hasText(new String[] {"Overview", "Queues"});
    link(page, "Queues").click();
    assertThat(link(page, "Create queue")).hasCount(0);
    link(page, "seen").click();
    assertThat(page.getByText("You may not look into this queue")).isVisible();
    assertThat(button(page, "Receive")).hasCount(0);
    assertThat(link(page, "Delete queue")).hasCount(0);
    page.navigate(console.address("/console/cn-shanghai/queues/seen/delete"));
    assertThat(page.locator("h1")).hasText("You may not do this");
    assertThat(page.locator(".detail"))
        .containsText(
            "mns:DeleteQueue on acs:mns:cn-shanghai:%s:/queues/seen"
                .formatted(console.credentials().accountId()));
    pictures(page, "forbidden");
    assertThat(page.navigate(console.address("/console/cn-shanghai/jobs")).status()).isEqualTo(403);
  }

  @Test
  void each_region_has_queues_of_its_own() {
    console.customer().smq("PUT", "/queues/in-shanghai", "<Queue/>");
    Page page = console.signedIn(console.english());
    page.navigate(console.address("/console/cn-shanghai/queues?prefix=in-"));
    assertThat(link(page, "in-shanghai")).isVisible();
    page.locator(".menu summary").first().click();
    link(page, "cn-beijing").click();
    assertThat(page).hasURL(console.address("/console/cn-beijing/queues"));
    assertThat(link(page, "in-shanghai")).hasCount(0);
    pictures(page, "queues-empty");
    assertThat(page.navigate(console.address("/console/cn-nowhere/queues")).status())
        .isEqualTo(404);
  }

  @Test
  void everything_works_without_script() {
    Page page = console.signedIn(console.english().setJavaScriptEnabled(false));
    link(page, "Queues").click();
    link(page, "Create queue").first().click();
    page.getByLabel("Name").fill("scriptless");
    button(page, "Create queue").click();
    page.locator("#body").fill("hello");
    button(page, "Send a message").click();
    assertThat(page.locator("article pre")).hasText("hello");
    assertThat(page.locator("article time").first()).hasText(Pattern.compile(".* UTC"));
    button(page, "Receive").click();
    button(page, "Delete message").click();
    assertThat(page.getByText("The message is deleted.")).isVisible();

    button(page, "中文").click();
    assertThat(page.locator("h1")).hasText("scriptless");
    assertThat(page.locator("html")).hasAttribute("lang", "zh");
    button(page, "深色").click();
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    page.locator("summary").first().click();
    link(page, "cn-beijing").click();
    assertThat(page.locator("h1")).hasText("队列");
  }

  @Test
  void times_are_those_of_the_visitor_and_utc_on_hover() {
    console.customer().smq("PUT", "/queues/timed", "<Queue/>");
    Page page = console.newPage(console.english().setLocale("zh-CN"));
    page.navigate(console.address("/console"));
    page.locator("[name=name]").fill(console.credentials().accountId());
    page.locator("[name=password]").fill(console.credentials().consolePassword());
    button(page, "登录").click();
    page.navigate(console.address("/console/cn-shanghai/queues?prefix=timed"));
    assertThat(page.locator("tbody time")).hasAttribute("title", Pattern.compile(".* UTC"));
    assertThat(page.locator("tbody time")).not().hasText(Pattern.compile("UTC"));
    assertThat(page.locator("thead")).containsText("可接收");
    pictures(page, "queues-chinese");
  }

  @Test
  void forms_of_other_sites_and_cookieless_browsers_change_nothing()
      throws IOException, InterruptedException {
    Page page = console.signedIn(console.english());
    String cookie = page.context().cookies().getFirst().value;
    Map<String, String> refusals =
        Map.of(
            "__Host-cuepost=" + cookie,
            "This form is too old",
            "other=1",
            "Your browser did not keep the console");
    for (var refusal : refusals.entrySet()) {
      HttpResponse<String> answer =
          console
              .http()
              .send(
                  HttpRequest.newBuilder(URI.create(console.address("/console/preferences")))
                      .header("Cookie", refusal.getKey())
                      .POST(HttpRequest.BodyPublishers.ofString("theme=dark&csrf=made-up"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains(refusal.getValue());
    }
  }

  @Test
  void pages_are_guarded_and_files_are_kept_for_good() throws IOException, InterruptedException {
    HttpResponse<String> page = get("/console/sign-in");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().map())
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("cache-control", List.of("no-store"));
    var file = Pattern.compile("/console/asset/[0-9a-f]{16}/console.css").matcher(page.body());
    assertThat(file.find()).isTrue();
    HttpResponse<String> style = get(file.group());
    assertThat(style.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(style.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    assertThat(get("/console/asset/0000000000000000/console.css").statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return console
        .http()
        .send(
            HttpRequest.newBuilder(URI.create(console.address(path)))
                .header("Accept-Encoding", "gzip")
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
