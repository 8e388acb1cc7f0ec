package dev.cuepost.console;

import dev.cuepost.console.access.AuditPage;
import dev.cuepost.console.access.PolicyPages;
import dev.cuepost.console.access.ServicePages;
import dev.cuepost.console.access.TesterPage;
import dev.cuepost.console.access.UserPages;
import dev.cuepost.console.callback.BeyondPages;
import dev.cuepost.console.callback.CallbackPages;
import dev.cuepost.console.delivery.DeliveryPages;
import dev.cuepost.console.edit.EditorPages;
import dev.cuepost.console.edit.PreviewPages;
import dev.cuepost.console.edit.ProjectPages;
import dev.cuepost.console.file.FilePages;
import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Gate;
import dev.cuepost.console.frame.Refusal;
import dev.cuepost.console.frame.Section;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.console.http.Assets;
import dev.cuepost.console.job.JobListPage;
import dev.cuepost.console.job.JobPages;
import dev.cuepost.console.media.MediaJobs;
import dev.cuepost.console.media.MediaPages;
import dev.cuepost.console.media.UploadPages;
import dev.cuepost.console.overview.OverviewPage;
import dev.cuepost.console.queue.MessagePages;
import dev.cuepost.console.queue.QueuePages;
import dev.cuepost.console.sign.Preferences;
import dev.cuepost.console.sign.SignIn;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;

/**
 * All addresses of the console. GET shows and changes nothing; POST acts and leads to a page. What
 * a page is about stands in its address, the region first.
 */
public final class ConsoleRoutes implements HttpService {
  private final Gate gate;
  private final Assets assets;
  private final Pages pages;
  private final Preferences preferences = new Preferences();

  /** All pages. */
  public record Pages(
      SignIn signIn,
      OverviewPage overview,
      JobListPage jobList,
      JobPages jobs,
      EditorPages editor,
      PreviewPages previews,
      ProjectPages projects,
      MediaPages media,
      MediaJobs mediaJobs,
      UploadPages uploads,
      FilePages files,
      DeliveryPages deliveries,
      CallbackPages callbacks,
      BeyondPages beyond,
      QueuePages queues,
      MessagePages messages,
      UserPages users,
      PolicyPages policies,
      ServicePages services,
      TesterPage tester,
      AuditPage audit) {}

  public ConsoleRoutes(Gate gate, Assets assets, Pages pages) {
    this.gate = gate;
    this.assets = assets;
    this.pages = pages;
  }

  @Override
  public void routing(HttpRules rules) {
    frame(rules);
    jobs(rules);
    edits(rules);
    media(rules);
    queues(rules);
    callbacks(rules);
    access(rules);
    rules.any("/console/*", gate.page(ConsoleRoutes::unknown));
  }

  private void frame(HttpRules rules) {
    rules
        .get("/console/asset/{hash}/{name}", assets::serve)
        .get(Gate.SIGN_IN, gate.openPage(pages.signIn()::show))
        .post(Gate.SIGN_IN, gate.openForm(pages.signIn()::perform))
        .post("/console/sign-out", gate.form(pages.signIn()::end))
        .post("/console/preferences", gate.openForm(preferences::set))
        .get("/console", gate.page(ConsoleRoutes::beginning))
        .get("/console/{region}", gate.page(ConsoleRoutes::beginning))
        .get("/console/{region}/overview", gate.page(pages.overview()::show));
  }

  private void jobs(HttpRules rules) {
    rules
        .get("/console/{region}/jobs", gate.page(pages.jobList()::show))
        .get("/console/{region}/jobs/{job}", gate.page(pages.jobs()::show))
        .post("/console/{region}/jobs/{job}/again", gate.form(pages.jobs()::again));
  }

  private void edits(HttpRules rules) {
    String project = "/console/{region}/projects/{project}";
    rules
        .get("/console/{region}/jobs/{job}/change", gate.page(pages.editor()::change))
        .post("/console/{region}/jobs/{job}/change", gate.form(pages.editor()::submitChanged))
        .get("/console/{region}/edit", gate.page(pages.editor()::begin))
        .post("/console/{region}/edit", gate.form(pages.editor()::submitNew))
        .post("/console/{region}/edit/frame", gate.form(pages.previews()::frame))
        .post("/console/{region}/edit/check", gate.form(pages.previews()::check))
        .get("/console/{region}/projects", gate.page(pages.projects()::list))
        .post("/console/{region}/projects", gate.form(pages.projects()::create))
        .get(project, gate.page(pages.projects()::open))
        .post(project, gate.form(pages.projects()::submit))
        .post(project + "/save", gate.form(pages.projects()::save));
  }

  private void media(HttpRules rules) {
    rules
        .get("/console/{region}/files/{bucket}/{+key}", gate.page(pages.files()::show))
        .get("/console/{region}/media", gate.page(pages.media()::list))
        .get("/console/{region}/media/{media}", gate.page(pages.media()::show))
        .get("/console/{region}/media/{media}/delete", gate.page(pages.media()::confirmDelete))
        .post("/console/{region}/media/{media}/delete", gate.form(pages.media()::delete))
        .post("/console/{region}/media/{media}/snapshot", gate.form(pages.mediaJobs()::snapshot))
        .post("/console/{region}/media/{media}/transcode", gate.form(pages.mediaJobs()::transcode))
        .post("/console/{region}/media/{media}/look", gate.form(pages.mediaJobs()::look))
        .get("/console/{region}/upload", gate.page(pages.uploads()::show))
        .post(
            "/console/{region}/upload",
            gate.fileForm(UploadPages.PART_BYTES, pages.uploads()::take))
        .post("/console/{region}/uploads", gate.form(pages.uploads()::begin))
        .get("/console/{region}/uploads/{media}/{upload}", gate.page(pages.uploads()::state))
        .post("/console/{region}/uploads/{media}/{upload}", gate.form(pages.uploads()::complete))
        .post(
            "/console/{region}/uploads/{media}/{upload}/{number}",
            gate.script(pages.uploads()::part));
  }

  private void queues(HttpRules rules) {
    rules
        .get("/console/{region}/queues", gate.page(pages.queues()::list))
        .get("/console/{region}/create-queue", gate.page(pages.queues()::newQueue))
        .post("/console/{region}/create-queue", gate.form(pages.queues()::create))
        .get("/console/{region}/queues/{queue}", gate.page(pages.messages()::show))
        .get("/console/{region}/queues/{queue}/edit", gate.page(pages.queues()::edit))
        .post("/console/{region}/queues/{queue}/edit", gate.form(pages.queues()::change))
        .get("/console/{region}/queues/{queue}/delete", gate.page(pages.queues()::confirmDelete))
        .post("/console/{region}/queues/{queue}/delete", gate.form(pages.queues()::delete))
        .post("/console/{region}/queues/{queue}/send", gate.form(pages.messages()::send))
        .post("/console/{region}/queues/{queue}/receive", gate.form(pages.messages()::receive))
        .post(
            "/console/{region}/queues/{queue}/delete-message", gate.form(pages.messages()::delete))
        .post(
            "/console/{region}/queues/{queue}/visibility",
            gate.form(pages.messages()::changeVisibility));
  }

  private void callbacks(HttpRules rules) {
    String settings = "/console/{region}/callbacks/{product}";
    rules
        .get("/console/{region}/callbacks", gate.page(pages.callbacks()::begin))
        .get(settings, gate.page(pages.callbacks()::show))
        .post(settings, gate.form(pages.callbacks()::save))
        .post(settings + "/queue", gate.form(pages.callbacks()::makeQueue))
        .post(settings + "/options", gate.form(pages.beyond()::saveOptions))
        .post(settings + "/test", gate.form(pages.callbacks()::test))
        .post(settings + "/secret", gate.form(pages.beyond()::createSecret))
        .post(settings + "/secret/rotate", gate.form(pages.beyond()::rotateSecret))
        .post(settings + "/secret/delete", gate.form(pages.beyond()::deleteSecret))
        .post("/console/{region}/queues/{queue}/drain", gate.form(pages.deliveries()::drain))
        .get("/console/{region}/deliveries", gate.page(pages.deliveries()::list))
        .post("/console/{region}/replay", gate.form(pages.deliveries()::replaySome))
        .get("/console/{region}/deliveries/{delivery}", gate.page(pages.deliveries()::show))
        .post(
            "/console/{region}/deliveries/{delivery}/replay",
            gate.form(pages.deliveries()::replay));
  }

  private void access(HttpRules rules) {
    String user = "/console/{region}/access/users/{user}";
    String policy = "/console/{region}/access/policies/{policy}";
    rules
        .get("/console/{region}/access", gate.page(UserPages::begin))
        .get("/console/{region}/access/users", gate.page(pages.users()::list))
        .post("/console/{region}/access/users", gate.form(pages.users()::create))
        .get(user, gate.page(pages.users()::show))
        .post(user + "/create-key", gate.form(pages.users()::createKey))
        .post(user + "/update-key", gate.form(pages.users()::updateKey))
        .post(user + "/delete-key", gate.form(pages.users()::deleteKey))
        .post(user + "/attach", gate.form(pages.users()::attach))
        .post(user + "/detach", gate.form(pages.users()::detach))
        .post(user + "/password", gate.form(pages.users()::password))
        .post(user + "/delete", gate.form(pages.users()::delete))
        .get("/console/{region}/access/policies", gate.page(pages.policies()::list))
        .post("/console/{region}/access/policies", gate.form(pages.policies()::create))
        .get(policy, gate.page(pages.policies()::show))
        .post(policy + "/delete", gate.form(pages.policies()::delete))
        .get("/console/{region}/access/services", gate.page(pages.services()::show))
        .post(
            "/console/{region}/access/services/{service}/authorise",
            gate.form(pages.services()::authorise))
        .post(
            "/console/{region}/access/services/{service}/revoke",
            gate.form(pages.services()::revoke))
        .get("/console/{region}/access/tester", gate.page(pages.tester()::show))
        .get("/console/{region}/access/audit", gate.page(pages.audit()::show));
  }

  private static Answer beginning(Visit visit) {
    return new Answer.Elsewhere(visit.path(Section.OVERVIEW.path()));
  }

  private static Answer unknown(Visit visit) {
    throw Refusal.notFound(visit.request().path());
  }
}
