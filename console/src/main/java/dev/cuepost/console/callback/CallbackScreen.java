package dev.cuepost.console.callback;

import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.setting.CallbackSettings;
import dev.cuepost.callback.setting.DeliveryOptions;
import dev.cuepost.callback.setting.Method;
import dev.cuepost.console.callback.Setting.Place;
import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Fields;
import dev.cuepost.console.frame.Refusal;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueOwner;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Draws the page of a product's callback settings, whose forms several others judge. */
final class CallbackScreen {
  /** What actions are about that are about no single thing. */
  static final String EVERYTHING = "*";

  private static final String QUEUE_PREFIX = "ice-callback";
  private static final int QUEUES_SHOWN = 200;

  private final CallbackSettings settings;
  private final QueueEngine queues;

  CallbackScreen(CallbackSettings settings, QueueEngine queues) {
    this.settings = settings;
    this.queues = queues;
  }

  /** What stands in the three forms of the page. */
  record Forms(Fields setting, Fields options, Fields testing) {}

  /** Which settings the address is about, for a visitor who may see them. */
  static Place place(Visit visit) {
    Product product =
        switch (visit.part("product")) {
          case "ims" -> Product.IMS;
          case "vod" -> Product.VOD;
          default -> throw Refusal.notFound(visit.part("product"));
        };
    visit.need(
        product == Product.IMS ? "ice:GetEventCallback" : "vod:GetMessageCallback", EVERYTHING);
    return new Place(product, visit.account(), visit.region());
  }

  static String change(Product product) {
    return switch (product) {
      case IMS -> "ice:SetEventCallback";
      case VOD -> "vod:SetMessageCallback";
    };
  }

  /** The forms with what is stored. */
  Forms stored(Place place) {
    Optional<Setting> setting = Setting.find(settings, place);
    DeliveryOptions options = options(place);
    return new Forms(
        setting
            .map(SettingForm::of)
            .orElseGet(() ->
                SettingForm.first(
                    "http://%s.mns.%s.aliyuncs.com/".formatted(place.account(), place.region()))),
        Fields.of(
            Map.of(
                "retries", options.retries().name(),
                "dead-letters", options.deadLetters().orElse(""),
                "progress", Integer.toString(options.progressSeconds()))),
        Fields.of(Map.of("target", setting.flatMap(CallbackScreen::target).orElse(""))));
  }

  private DeliveryOptions options(Place place) {
    return settings.options().of(place.account(), place.region(), place.product());
  }

  private static Optional<String> target(Setting setting) {
    return setting.method() == Method.HTTP ? setting.url() : setting.queueName();
  }

  /**
   * The page.
   *
   * @param newSecret what bodies are signed with, where it was made just now
   */
  Answer page(int status, Visit visit, Place place, Forms forms, Optional<String> newSecret) {
    Optional<Setting> stored = Setting.find(settings, place);
    List<String> names = queueNames(visit);
    return new Answer.Page(
        status,
        new CallbackView(
            place.product(),
            stored.isPresent(),
            stored.flatMap(Setting::authKey).isPresent(),
            forms.setting(),
            EventGroup.of(place.product(), forms.setting().values("events")),
            names,
            offered(place.product(), names),
            forms.options(),
            options(place).retries(),
            settings.webhookSecrets().find(place.account(), place.region(), place.product()),
            newSecret,
            forms.testing(),
            may(visit, place.product()),
            visit.at()));
  }

  private static CallbackView.May may(Visit visit, Product product) {
    return new CallbackView.May(
        visit.may(change(product), EVERYTHING),
        visit.may("cuepost:SetDeliveryOptions", EVERYTHING),
        visit.may("cuepost:SendTestEvent", EVERYTHING),
        visit.may("cuepost:CreateWebhookSecret", EVERYTHING),
        visit.may("cuepost:RotateWebhookSecret", EVERYTHING),
        visit.may("cuepost:DeleteWebhookSecret", EVERYTHING),
        visit.may("mns:CreateQueue", "/queues/" + QUEUE_PREFIX + "-new"));
  }

  /** A name that no queue of those has, for the events of a product. */
  private static String offered(Product product, List<String> taken) {
    String name = "%s-%s".formatted(QUEUE_PREFIX, product.name().toLowerCase(Locale.ROOT));
    return Stream.iterate(1, number -> number + 1)
        .map(number -> number == 1 ? name : name + "-" + number)
        .filter(one -> !taken.contains(one))
        .findFirst()
        .orElseThrow();
  }

  /** Whether it could have been offered. */
  static boolean isOffered(String name) {
    return name.matches(QUEUE_PREFIX + "-(ims|vod)(-[0-9]{1,3})?");
  }

  private List<String> queueNames(Visit visit) {
    if (!visit.may("mns:ListQueue", "/queues")) {
      return List.of();
    }
    var owner = new QueueOwner(visit.account(), visit.region());
    return queues.list(owner, QUEUE_PREFIX, Optional.empty(), QUEUES_SHOWN).queues().stream()
        .map(queue -> queue.id().name())
        .toList();
  }

  /** Back to the page, with a word of what came of a form. */
  static Answer back(Visit visit, String what) {
    return new Answer.Elsewhere(visit.path("callbacks/" + visit.part("product") + "?" + what));
  }
}
