package dev.cuepost.console.access;

import dev.cuepost.access.AuditLog;
import dev.cuepost.access.AuditQuery;
import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Fields;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.console.http.Address;
import dev.cuepost.identity.audit.AuditEntry;
import dev.cuepost.identity.audit.Outcome;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What was asked of the account's things, by whom, and what was refused. */
public final class AuditPage {
  private static final int PAGE = 50;
  private static final int WHOLE_MOMENT = 10_000;

  private final AuditLog log;

  public AuditPage(AuditLog log) {
    this.log = log;
  }

  /**
   * {@code outcome}, {@code caller}, {@code from} and {@code until} (days, UTC) in the query say
   * which; {@code before}, where the page before ended.
   */
  public Answer show(Visit visit) {
    AccessTab.AUDIT.need(visit);
    var fields = new Fields(visit.query());
    Instant from = day(fields.value("from")).orElse(Instant.EPOCH);
    Instant until =
        day(fields.value("until"))
            .map(day -> day.plusSeconds(86_400))
            .orElseGet(() -> visit.at().plusSeconds(60));
    Optional<Instant> before = moment(fields.value("before"));
    Part part = part(visit, fields, from, before.filter(until::isAfter).orElse(until));
    Address home =
        Address.of(visit.path("access/audit"))
            .with("outcome", fields.value("outcome"))
            .with("caller", fields.value("caller"))
            .with("from", fields.value("from"))
            .with("until", fields.value("until"));
    return new Answer.Page(
        new AuditView(
            AccessTab.of(visit),
            part.entries(),
            fields,
            before.map(_ -> home.toString()),
            part.next()
                .map(next -> home.with("before", Long.toString(next.toEpochMilli())).toString())));
  }

  private record Part(List<AuditEntry> entries, Optional<Instant> next) {}

  /** Pages end between two moments, as entries of one moment have no order of their own. */
  private Part part(Visit visit, Fields fields, Instant from, Instant until) {
    List<AuditEntry> found = find(visit, fields, from, until, PAGE + 1);
    if (found.size() <= PAGE) {
      return new Part(found, Optional.empty());
    }
    Instant last = found.getLast().at();
    List<AuditEntry> page = found.stream().filter(entry -> entry.at().isAfter(last)).toList();
    return page.isEmpty()
        ? new Part(find(visit, fields, last, last.plusMillis(1), WHOLE_MOMENT), Optional.of(last))
        : new Part(page, Optional.of(last.plusMillis(1)));
  }

  private List<AuditEntry> find(
      Visit visit, Fields fields, Instant from, Instant until, int limit) {
    return log.find(
        new AuditQuery(
            Optional.of(visit.account()),
            from,
            until,
            Optional.of(fields.value("caller").strip()).filter(name -> !name.isEmpty()),
            outcomes(fields.value("outcome")),
            limit));
  }

  private static Set<Outcome> outcomes(String name) {
    return Arrays.stream(Outcome.values())
        .filter(outcome -> outcome.name().equals(name))
        .collect(Collectors.toSet());
  }

  private static Optional<Instant> day(String text) {
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> moment(String text) {
    return text.matches("[0-9]{1,15}")
        ? Optional.of(Instant.ofEpochMilli(Long.parseLong(text)))
        : Optional.empty();
  }
}
