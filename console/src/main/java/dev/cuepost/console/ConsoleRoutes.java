package dev.cuepost.console;

import dev.cuepost.console.callback.BeyondPages;
import dev.cuepost.console.callback.CallbackPages;
import dev.cuepost.console.delivery.DeliveryPages;
import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Gate;
import dev.cuepost.console.frame.Refusal;
import dev.cuepost.console.frame.Section;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.console.http.Assets;
import dev.cuepost.console.job.JobPages;
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
  private final SignIn signIn;
  private final Preferences preferences = new Preferences();
  private final QueuePages queues;
  private final MessagePages messages;
  private final CallbackPages callbacks;
  private final BeyondPages beyond;
  private final DeliveryPages deliveries;
  private final JobPages jobs;
  private final OverviewPage overview;

  public ConsoleRoutes(
      Gate gate,
      Assets assets,
      SignIn signIn,
      QueuePages queues,
      MessagePages messages,
      CallbackPages callbacks,
      BeyondPages beyond,
      DeliveryPages deliveries,
      JobPages jobs,
      OverviewPage overview) {
    this.gate = gate;
    this.assets = assets;
    this.signIn = signIn;
    this.queues = queues;
    this.messages = messages;
    this.callbacks = callbacks;
    this.beyond = beyond;
    this.deliveries = deliveries;
    this.jobs = jobs;
    this.overview = overview;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/console/asset/{hash}/{name}", assets::serve)
        .get(Gate.SIGN_IN, gate.openPage(signIn::show))
        .post(Gate.SIGN_IN, gate.openForm(signIn::perform))
        .post("/console/sign-out", gate.form(signIn::end))
        .post("/console/preferences", gate.openForm(preferences::set))
        .get("/console", gate.page(ConsoleRoutes::beginning))
        .get("/console/{region}", gate.page(ConsoleRoutes::beginning))
        .get("/console/{region}/overview", gate.page(overview::show))
        .get("/console/{region}/queues", gate.page(queues::list))
        .get("/console/{region}/create-queue", gate.page(queues::newQueue))
        .post("/console/{region}/create-queue", gate.form(queues::create))
        .get("/console/{region}/queues/{queue}", gate.page(messages::show))
        .get("/console/{region}/queues/{queue}/edit", gate.page(queues::edit))
        .post("/console/{region}/queues/{queue}/edit", gate.form(queues::change))
        .get("/console/{region}/queues/{queue}/delete", gate.page(queues::confirmDelete))
        .post("/console/{region}/queues/{queue}/delete", gate.form(queues::delete))
        .post("/console/{region}/queues/{queue}/send", gate.form(messages::send))
        .post("/console/{region}/queues/{queue}/receive", gate.form(messages::receive))
        .post("/console/{region}/queues/{queue}/delete-message", gate.form(messages::delete))
        .post("/console/{region}/queues/{queue}/visibility", gate.form(messages::changeVisibility))
        .get("/console/{region}/callbacks", gate.page(callbacks::begin))
        .get("/console/{region}/callbacks/{product}", gate.page(callbacks::show))
        .post("/console/{region}/callbacks/{product}", gate.form(callbacks::save))
        .post("/console/{region}/callbacks/{product}/options", gate.form(beyond::saveOptions))
        .post("/console/{region}/callbacks/{product}/test", gate.form(callbacks::test))
        .post("/console/{region}/callbacks/{product}/secret", gate.form(beyond::createSecret))
        .post(
            "/console/{region}/callbacks/{product}/secret/rotate", gate.form(beyond::rotateSecret))
        .post(
            "/console/{region}/callbacks/{product}/secret/delete", gate.form(beyond::deleteSecret))
        .get("/console/{region}/deliveries", gate.page(deliveries::list))
        .post("/console/{region}/replay", gate.form(deliveries::replaySome))
        .get("/console/{region}/deliveries/{delivery}", gate.page(deliveries::show))
        .post("/console/{region}/deliveries/{delivery}/replay", gate.form(deliveries::replay))
        .get("/console/{region}/jobs", gate.page(jobs::list))
        .get("/console/{region}/jobs/{job}", gate.page(jobs::show))
        .any("/console/*", gate.page(ConsoleRoutes::unknown));
  }

  private static Answer beginning(Visit visit) {
    return new Answer.Elsewhere(visit.path(Section.OVERVIEW.path()));
  }

  private static Answer unknown(Visit visit) {
    throw Refusal.notFound(visit.request().path());
  }
}
