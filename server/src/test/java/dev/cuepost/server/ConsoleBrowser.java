package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import dev.cuepost.identity.AccessKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A whole server of two regions, and the browser in which people look at its console. The browser
 * is one for all tests of a process, as it is slow to start; each page has cookies of its own.
 */
@SuppressWarnings("NullAway.Init") // the server is started where the test says
final class ConsoleBrowser implements AfterEachCallback, AfterAllCallback {
  static final String PASSWORD = "correct horse";

  private static final int WIDE = 1280;
  private static final int NARROW = 380;
  private static final int HEIGHT = 860;
  private static final int HIGHEST = 2000;

  /** What is there comes at once; a machine that is busy gets as much time as it needs. */
  private static final double PATIENCE_MILLIS = 120_000;

  private static final String AXE = axe();

  /** What axe finds serious. */
  private static final String FINDINGS =
      """
      async () => {
        const found = await axe.run(document,
          {resultTypes: ['violations'], preload: false, iframes: false});
        return found.violations
          .filter(rule => rule.impact === 'serious' || rule.impact === 'critical')
          .map(rule => rule.id + ': ' + rule.help + ' ' + rule.nodes.map(node => node.html))
          .concat(found.passes.length === 0 ? ['axe looked at nothing'] : []);
      }
      """;

  private final HttpClient http = HttpClient.newHttpClient();
  private Server server;
  private Credentials credentials;
  private Cookie visitor;

  private static String axe() {
    try (var script = ConsoleBrowser.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts the server with its data below that directory; it ends with the test's class. */
  void start(Path directory) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    Path data = directory.resolve("data");
    server =
        Server.start(
            new Settings()
                .set("data", data.toString())
                .set("port", "0")
                .set("oss-port", "0")
                .set("region", "cn-shanghai,cn-beijing")
                .set("media.workers", "1")
                .read());
    credentials = Credentials.open(data.resolve("credentials"), System::getenv, new SecureRandom());
    visitor = signIn();
  }

  /** The browser, once somebody needs it. */
  private static final class Chromium {
    static final Browser BROWSER = start();

    private static Browser start() {
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(playwright::close));
      return playwright
          .chromium()
          .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium()));
    }
  }

  /** The cookie by which the account is known once it has signed in, as most tests begin. */
  private Cookie signIn() {
    try (BrowserContext context =
        Chromium.BROWSER.newContext(new Browser.NewContextOptions().setLocale("en-GB"))) {
      Page page = context.newPage();
      page.navigate(address("/console"));
      signIn(page, credentials.accountId(), credentials.consolePassword());
      page.locator("nav.side").waitFor();
      return context.cookies().stream()
          .filter(cookie -> cookie.name.equals("__Host-cuepost"))
          .findFirst()
          .orElseThrow();
    }
  }

  /** The one without windows takes less than half of the time. */
  static Path chromium() {
    List<String> path = List.of(System.getenv().getOrDefault("PATH", "").split(":", -1));
    return Stream.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
        .flatMap(name -> path.stream().map(directory -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                "Chromium is not installed, and the console is tested in it: run bin/verify, which"
                    + " installs it, or have the package manager install 'chromium'."));
  }

  Credentials credentials() {
    return credentials;
  }

  HttpClient http() {
    return http;
  }

  String address(String path) {
    return server.endpoints().get("api") + path;
  }

  /** The account as a client of the protocols. */
  Customer customer() {
    return new Customer(
        http, key(), URI.create(address("")), URI.create(server.endpoints().get("objects")));
  }

  AccessKey key() {
    return credentials.rootKey();
  }

  Browser.NewContextOptions english() {
    return new Browser.NewContextOptions()
        .setLocale("en-GB")
        .setTimezoneId("Asia/Shanghai")
        .setColorScheme(ColorScheme.LIGHT)
        .setReducedMotion(ReducedMotion.REDUCE) // or pictures would show colours on their way
        .setViewportSize(WIDE, HEIGHT);
  }

  Page newPage(Browser.NewContextOptions options) {
    BrowserContext context = Chromium.BROWSER.newContext(options);
    context.setDefaultTimeout(PATIENCE_MILLIS);
    return context.newPage();
  }

  /** Leaves all pages: what stays open goes on asking the server, and drawing. */
  @Override
  public void afterEach(ExtensionContext test) {
    List.copyOf(Chromium.BROWSER.contexts()).forEach(BrowserContext::close);
  }

  /** A page at which the account itself is signed in. */
  Page signedIn(Browser.NewContextOptions options) {
    Page page = newPage(options);
    page.context().addCookies(List.of(visitor));
    page.navigate(address("/console"));
    return page;
  }

  Page signedIn(Browser.NewContextOptions options, String name, String password) {
    Page page = newPage(options);
    page.navigate(address("/console"));
    signIn(page, name, password);
    return page;
  }

  static void signIn(Page page, String name, String password) {
    page.getByLabel("Account or user").fill(name);
    page.getByLabel("Password").fill(password);
    button(page, "Sign in").click();
  }

  /** A user with a password whom the policy allows something. */
  String user(String name, String policy) {
    var customer = customer();
    ram(customer, "CreateUser", Map.of("UserName", name));
    ram(customer, "CreateLoginProfile", Map.of("UserName", name, "Password", PASSWORD));
    ram(customer, "CreatePolicy", Map.of("PolicyName", "of-" + name, "PolicyDocument", policy));
    ram(
        customer,
        "AttachPolicyToUser",
        Map.of("PolicyType", "Custom", "PolicyName", "of-" + name, "UserName", name));
    return name + "@" + credentials.accountId();
  }

  private static void ram(Customer customer, String action, Map<String, String> parameters) {
    assertThat(customer.rpc("2015-05-01", action, parameters).outcome()).isEqualTo("200");
  }

  static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Nothing on the page keeps anybody out. */
  private static void assertAccessible(Page page) {
    if (page.evaluate("() => typeof axe").equals("undefined")) {
      page.evaluate(AXE);
    }
    assertThat(page.evaluate(FINDINGS)).asInstanceOf(InstanceOfAssertFactories.LIST).isEmpty();
  }

  private static int height(Page page) {
    return (Integer) page.evaluate("() => document.documentElement.scrollHeight");
  }

  /** With a frame of its own: a page fits itself to a new size as it draws. */
  private static int overflow(Page page) {
    return (Integer)
        page.evaluate(
            """
            () => new Promise(tell => requestAnimationFrame(
              () => tell(document.documentElement.scrollWidth - window.innerWidth)))
            """);
  }

  /** A picture of the page, kept in {@code target/pictures}. */
  static void picture(Page page, String name) {
    Path file = Path.of("target", "pictures", name + ".png");
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(file)
            .setFullPage(true)
            .setClip(0, 0, page.viewportSize().width, Math.min(HIGHEST, height(page))));
  }

  /**
   * Pictures of the page, light and wide, dark and narrow; it is nowhere wider than the window, and
   * keeps nobody out either way.
   */
  static void pictures(Page page, String name) {
    pictured(page, name + "-light", ColorScheme.LIGHT, WIDE);
    assertAccessible(page);
    pictured(page, name + "-dark", ColorScheme.DARK, NARROW);
    assertAccessible(page);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(WIDE, HEIGHT);
    // A page hears of its new size with the next frame that it draws, and draws none unasked.
    page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)))");
  }

  private static void pictured(Page page, String name, ColorScheme scheme, int width) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    page.setViewportSize(width, HEIGHT);
    picture(page, name);
    await()
        .pollInSameThread()
        .untilAsserted(() ->
            assertThat(overflow(page)).as("wider than the window: %s", page.url()).isNotPositive());
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    http.close();
    server.close();
  }
}
