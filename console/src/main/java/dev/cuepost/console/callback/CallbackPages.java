package dev.cuepost.console.callback;

import dev.cuepost.callback.Callbacks;
import dev.cuepost.callback.TestEvents;
import dev.cuepost.callback.delivery.DeliveryId;
import dev.cuepost.callback.delivery.RetryPolicy;
import dev.cuepost.callback.event.EventId;
import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.setting.DeliveryOptions;
import dev.cuepost.callback.setting.Method;
import dev.cuepost.callback.setting.WebhookSecrets;
import dev.cuepost.callback.signature.WebhookSecret;
import dev.cuepost.console.callback.Setting.Place;
import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Fields;
import dev.cuepost.console.frame.Refusal;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueLimits.Range;
import dev.cuepost.queue.QueueOwner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Where the events of IMS and of VOD go. */
public final class CallbackPages {
  private static final String EVERYTHING = "*";
  private static final String QUEUE_PREFIX = "ice-callback";
  private static final int QUEUES_SHOWN = 200;
  private static final Duration OVERLAP = Duration.ofDays(1);

  private final Callbacks callbacks;
  private final QueueEngine queues;
  private final Supplier<String> eventIds;
  private final Supplier<WebhookSecret> secrets;

  /**
   * The pages.
   *
   * @param eventIds gives 32 hex digits, never the same twice
   * @param secrets makes what bodies are signed with
   */
  public CallbackPages(
      Callbacks callbacks,
      QueueEngine queues,
      Supplier<String> eventIds,
      Supplier<WebhookSecret> secrets) {
    this.callbacks = callbacks;
    this.queues = queues;
    this.eventIds = eventIds;
    this.secrets = secrets;
  }

  public Answer begin(Visit visit) {
    return new Answer.Elsewhere(visit.path("callbacks/ims"));
  }

  public Answer show(Visit visit) {
    Place place = place(visit);
    return page(200, visit, place, settingFields(visit, place), optionFields(place), test(place));
  }

  private static Place place(Visit visit) {
    Product product =
        switch (visit.part("product")) {
          case "ims" -> Product.IMS;
          case "vod" -> Product.VOD;
          default -> throw Refusal.notFound(visit.part("product"));
        };
    visit.need(look(product), EVERYTHING);
    return new Place(product, visit.account(), visit.region());
  }

  private static String look(Product product) {
    return switch (product) {
      case IMS -> "ice:GetEventCallback";
      case VOD -> "vod:GetMessageCallback";
    };
  }

  private static String change(Product product) {
    return switch (product) {
      case IMS -> "ice:SetEventCallback";
      case VOD -> "vod:SetMessageCallback";
    };
  }

  private Fields settingFields(Visit visit, Place place) {
    return Setting.find(callbacks.settings(), place)
        .map(SettingForm::of)
        .orElseGet(() ->
            SettingForm.first(
                "http://%s.mns.%s.aliyuncs.com/".formatted(place.account(), visit.region())));
  }

  private DeliveryOptions options(Place place) {
    return callbacks.settings().options().of(place.account(), place.region(), place.product());
  }

  private Fields optionFields(Place place) {
    DeliveryOptions options = options(place);
    return Fields.of(
        Map.of(
            "retries", options.retries().name(),
            "dead-letters", options.deadLetters().orElse(""),
            "progress", Integer.toString(options.progressSeconds())));
  }

  private Fields test(Place place) {
    Optional<String> target =
        Setting.find(callbacks.settings(), place)
            .flatMap(
                setting -> setting.method() == Method.HTTP ? setting.url() : setting.queueName());
    return Fields.of(Map.of("target", target.orElse("")));
  }

  private Answer page(
      int status, Visit visit, Place place, Fields setting, Fields options, Fields testing) {
    return page(status, visit, place, setting, options, testing, Optional.empty());
  }

  private Answer page(
      int status,
      Visit visit,
      Place place,
      Fields setting,
      Fields options,
      Fields testing,
      Optional<String> newSecret) {
    Optional<Setting> stored = Setting.find(callbacks.settings(), place);
    return new Answer.Page(
        status,
        new CallbackView(
            place.product(),
            stored.isPresent(),
            stored.flatMap(Setting::authKey).isPresent(),
            setting,
            EventGroup.of(place.product(), setting.values("events")),
            queueNames(visit),
            options,
            options(place).retries(),
            callbacks
                .settings()
                .webhookSecrets()
                .find(place.account(), place.region(), place.product()),
            newSecret,
            testing,
            new CallbackView.May(
                visit.may(change(place.product()), EVERYTHING),
                visit.may("cuepost:SetDeliveryOptions", EVERYTHING),
                visit.may("cuepost:SendTestEvent", EVERYTHING),
                visit.may("cuepost:CreateWebhookSecret", EVERYTHING),
                visit.may("cuepost:RotateWebhookSecret", EVERYTHING),
                visit.may("cuepost:DeleteWebhookSecret", EVERYTHING),
                visit.may("mns:CreateQueue", "/queues/" + QUEUE_PREFIX + "-new")),
            visit.at()));
  }

  private List<String> queueNames(Visit visit) {
    if (!visit.may("mns:ListQueue", "/queues")) {
      return List.of();
    }
    return queues.list(owner(visit), QUEUE_PREFIX, Optional.empty(), QUEUES_SHOWN).queues().stream()
        .map(queue -> queue.id().name())
        .toList();
  }

  private static QueueOwner owner(Visit visit) {
    return new QueueOwner(visit.account(), visit.region());
  }

  /** Stores what the cloud has too, and makes the queue if that is wished. */
  public Answer save(Visit visit) {
    Place place = place(visit);
    visit.need(change(place.product()), EVERYTHING);
    var fields = new Fields(visit.form());
    Setting setting = SettingForm.read(fields, Setting.find(callbacks.settings(), place));
    SettingForm.judge(fields, setting, place.product());
    if (!fields.areRight()) {
      return page(400, visit, place, fields, optionFields(place), test(place));
    }
    if (setting.method() == Method.MNS && fields.checked("create-queue")) {
      setting.queueName().ifPresent(name -> createQueue(visit, name));
    }
    setting.put(callbacks.settings(), place);
    visit.changed(change(place.product()), EVERYTHING);
    return back(visit, "done=callback-saved");
  }

  private void createQueue(Visit visit, String name) {
    visit.need("mns:CreateQueue", "/queues/" + name);
    if (queues.status(owner(visit).queue(name)).isEmpty()) {
      queues.create(owner(visit).queue(name), QueueAttributes.DEFAULT);
      visit.changed("mns:CreateQueue", "/queues/" + name);
    }
  }

  /** Stores what is beyond the cloud. */
  public Answer saveOptions(Visit visit) {
    Place place = place(visit);
    visit.need("cuepost:SetDeliveryOptions", EVERYTHING);
    var fields = new Fields(visit.form());
    int progress =
        fields.number(
            visit.texts(), "progress", new Range(0, DeliveryOptions.PROGRESS_SECONDS_MAX));
    Optional<String> deadLetters =
        Optional.of(fields.value("dead-letters").strip()).filter(name -> !name.isEmpty());
    if (deadLetters.filter(name -> !DeliveryOptions.isDeadLetterQueue(name)).isPresent()) {
      fields.wrong("dead-letters", visit.texts().of("callback.error.dead-letters"));
    }
    Optional<RetryPolicy> retries = policy(visit, fields);
    if (retries.isEmpty() || !fields.areRight()) {
      return page(400, visit, place, settingFields(visit, place), fields, test(place));
    }
    callbacks
        .settings()
        .options()
        .put(
            place.account(),
            place.region(),
            place.product(),
            new DeliveryOptions(retries.get(), deadLetters, progress));
    visit.changed("cuepost:SetDeliveryOptions", EVERYTHING);
    return back(visit, "done=callback-saved");
  }

  private static Optional<RetryPolicy> policy(Visit visit, Fields fields) {
    try {
      return Optional.of(RetryPolicy.parse(fields.value("retries").strip()));
    } catch (IllegalArgumentException _) {
      fields.wrong("retries", visit.texts().of("callback.error.retries"));
      return Optional.empty();
    }
  }

  /** Begins to sign bodies, and shows with what, this once. */
  public Answer createSecret(Visit visit) {
    Place place = place(visit);
    visit.need("cuepost:CreateWebhookSecret", EVERYTHING);
    WebhookSecret made = secrets.get();
    if (webhookSecrets()
        .create(place.account(), place.region(), place.product(), made, visit.at())
        .isEmpty()) {
      return back(visit, "failed=secret-exists");
    }
    visit.changed("cuepost:CreateWebhookSecret", EVERYTHING);
    return withSecret(visit, place, made);
  }

  /** Lets another secret follow, beside which the one so far signs for a day. */
  public Answer rotateSecret(Visit visit) {
    Place place = place(visit);
    visit.need("cuepost:RotateWebhookSecret", EVERYTHING);
    WebhookSecret made = secrets.get();
    var rotation =
        webhookSecrets()
            .rotate(place.account(), place.region(), place.product(), made, visit.at(), OVERLAP);
    if (!(rotation instanceof WebhookSecrets.Rotation.Rotated)) {
      return back(visit, "failed=no-secret");
    }
    visit.changed("cuepost:RotateWebhookSecret", EVERYTHING);
    return withSecret(visit, place, made);
  }

  public Answer deleteSecret(Visit visit) {
    Place place = place(visit);
    visit.need("cuepost:DeleteWebhookSecret", EVERYTHING);
    webhookSecrets().delete(place.account(), place.region(), place.product());
    visit.changed("cuepost:DeleteWebhookSecret", EVERYTHING);
    return back(visit, "done=callback-saved");
  }

  private WebhookSecrets webhookSecrets() {
    return callbacks.settings().webhookSecrets();
  }

  private Answer withSecret(Visit visit, Place place, WebhookSecret secret) {
    return page(
        200,
        visit,
        place,
        settingFields(visit, place),
        optionFields(place),
        test(place),
        Optional.of(secret.reveal()));
  }

  /** Sends a test event, and leads to where its attempt can be watched. */
  public Answer test(Visit visit) {
    Place place = place(visit);
    visit.need("cuepost:SendTestEvent", EVERYTHING);
    var fields = new Fields(visit.form());
    String target = fields.value("target").strip();
    if (!TestEvents.isTarget(target)) {
      fields.wrong("target", visit.texts().of("callback.error.target"));
      return page(400, visit, place, settingFields(visit, place), optionFields(place), fields);
    }
    DeliveryId sent =
        callbacks
            .tests()
            .send(visit.account(), visit.region(), target, new EventId(eventIds.get()));
    return new Answer.Elsewhere(visit.path("deliveries/" + sent));
  }

  private static Answer back(Visit visit, String what) {
    return new Answer.Elsewhere(visit.path("callbacks/" + visit.part("product") + "?" + what));
  }
}
