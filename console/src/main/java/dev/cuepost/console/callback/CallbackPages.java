package dev.cuepost.console.callback;

import static dev.cuepost.console.callback.CallbackScreen.EVERYTHING;

import dev.cuepost.callback.Callbacks;
import dev.cuepost.callback.TestEvents;
import dev.cuepost.callback.delivery.DeliveryId;
import dev.cuepost.callback.event.EventId;
import dev.cuepost.callback.setting.Method;
import dev.cuepost.console.callback.CallbackScreen.Forms;
import dev.cuepost.console.callback.Setting.Place;
import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Fields;
import dev.cuepost.console.frame.Refusal;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.console.http.Form;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueOwner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Where the events of IMS and of VOD go. */
public final class CallbackPages {
  private final Callbacks callbacks;
  private final QueueEngine queues;
  private final Supplier<String> eventIds;
  private final CallbackScreen screen;

  /**
   * The pages.
   *
   * @param eventIds gives 32 hex digits, never the same twice
   */
  public CallbackPages(Callbacks callbacks, QueueEngine queues, Supplier<String> eventIds) {
    this.callbacks = callbacks;
    this.queues = queues;
    this.eventIds = eventIds;
    this.screen = new CallbackScreen(callbacks.settings(), queues);
  }

  public Answer begin(Visit visit) {
    return new Answer.Elsewhere(visit.path("callbacks/ims"));
  }

  public Answer show(Visit visit) {
    Place place = CallbackScreen.place(visit);
    return screen.page(200, visit, place, screen.stored(place), Optional.empty());
  }

  /** Stores where events go, and makes the queue if that is wished. */
  public Answer save(Visit visit) {
    Place place = CallbackScreen.place(visit);
    String action = CallbackScreen.change(place.product());
    visit.need(action, EVERYTHING);
    var fields = new Fields(visit.form());
    Setting setting = SettingForm.read(fields, Setting.find(callbacks.settings(), place));
    SettingForm.judge(fields, setting, place.product());
    if (!fields.areRight()) {
      Forms stored = screen.stored(place);
      var forms = new Forms(fields, stored.options(), stored.testing());
      return screen.page(400, visit, place, forms, Optional.empty());
    }
    if (setting.method() == Method.MNS && fields.checked("create-queue")) {
      setting.queueName().ifPresent(name -> createQueue(visit, name));
    }
    setting.put(callbacks.settings(), place);
    visit.changed(action, EVERYTHING);
    return CallbackScreen.back(visit, "done=callback-saved");
  }

  /** Makes the queue that {@code new-queue} names and puts it into the form, unsaved. */
  public Answer makeQueue(Visit visit) {
    Place place = CallbackScreen.place(visit);
    String name = visit.form().text("new-queue");
    if (!CallbackScreen.isOffered(name)) {
      throw Refusal.notFound(name);
    }
    createQueue(visit, name);
    Map<String, List<String>> values = new HashMap<>(visit.form().values());
    values.put("queue", List.of(name));
    values.put("method", List.of(Method.MNS.name()));
    Forms stored = screen.stored(place);
    var forms = new Forms(new Fields(new Form(values)), stored.options(), stored.testing());
    return screen.page(200, visit, place, forms, Optional.empty());
  }

  private void createQueue(Visit visit, String name) {
    String resource = "/queues/" + name;
    visit.need("mns:CreateQueue", resource);
    var queue = new QueueOwner(visit.account(), visit.region()).queue(name);
    if (queues.status(queue).isEmpty()) {
      queues.create(queue, QueueAttributes.DEFAULT);
      visit.changed("mns:CreateQueue", resource);
    }
  }

  /** Sends a test event, and leads to where its attempt can be watched. */
  public Answer test(Visit visit) {
    Place place = CallbackScreen.place(visit);
    visit.need("cuepost:SendTestEvent", EVERYTHING);
    var fields = new Fields(visit.form());
    String target = fields.value("target").strip();
    if (!TestEvents.isTarget(target)) {
      fields.wrong("target", visit.texts().of("callback.error.target"));
      Forms stored = screen.stored(place);
      var forms = new Forms(stored.setting(), stored.options(), fields);
      return screen.page(400, visit, place, forms, Optional.empty());
    }
    DeliveryId sent =
        callbacks
            .tests()
            .send(visit.account(), visit.region(), target, new EventId(eventIds.get()));
    return new Answer.Elsewhere(visit.path("deliveries/" + sent));
  }
}
