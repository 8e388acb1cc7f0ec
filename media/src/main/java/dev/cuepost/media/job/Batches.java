package dev.cuepost.media.job;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.batch.BatchPlan;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.project.Content;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Batches of editing jobs as their users see them. */
public final class Batches {
  private final Jdbi jdbi;
  private final JobStore store;
  private final EditingJobs jobs;
  private final EditingQueue work;
  private final SubmitCheck check;
  private final Assets assets;
  private final InstantSource clock;
  private final Supplier<String> ids;

  Batches(
      Jdbi jdbi,
      JobStore store,
      EditingJobs jobs,
      EditingQueue work,
      SubmitCheck check,
      Assets assets,
      InstantSource clock,
      Supplier<String> ids) {
    this.jdbi = jdbi;
    this.store = store;
    this.jobs = jobs;
    this.work = work;
    this.check = check;
    this.assets = assets;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Stores the batch with all of its jobs and hands them to the workers; if one of them is not
   * valid, nothing is stored.
   *
   * @return the batch's id
   */
  public Verdict<String> submit(SubmitBatch request) {
    Optional<Batch> earlier = earlier(request);
    if (earlier.isPresent()) {
      return new Verdict.Accepted<>(earlier.get().batchId(), List.of());
    }
    return BatchPlan.read(request.inputConfig(), request.editingConfig(), request.outputConfig())
        .then(plan -> store(request, plan));
  }

  private Optional<Batch> earlier(SubmitBatch request) {
    return request
        .clientToken()
        .flatMap(token ->
            jdbi.withHandle(handle ->
                BatchRows.findByToken(handle, request.account(), request.region(), token)));
  }

  private String store(SubmitBatch request, BatchPlan plan) {
    String batchId = ids.get();
    List<EditingJob> parts = new ArrayList<>();
    for (int index = 0; index < plan.count(); index++) {
      parts.add(part(request, plan, batchId, index));
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var batch = new Batch(batchId, request, Batch.State.INIT, List.of(), now, Optional.empty());
    String stored = jdbi.inTransaction(tx -> insert(tx, batch, parts));
    if (stored.equals(batchId)) {
      parts.forEach(job -> work.enqueue(job.jobId()));
    }
    return stored;
  }

  private String insert(Handle tx, Batch batch, List<EditingJob> parts) {
    SubmitBatch request = batch.request();
    Optional<Batch> earlier =
        request
            .clientToken()
            .flatMap(
                token -> BatchRows.findByToken(tx, request.account(), request.region(), token));
    if (earlier.isPresent()) {
      return earlier.get().batchId();
    }
    BatchRows.insert(tx, batch);
    parts.forEach(job -> jobs.insert(tx, job, true, Content.NONE));
    return batch.batchId();
  }

  /**
   * @throws RejectedException if it is not valid
   */
  private EditingJob part(SubmitBatch request, BatchPlan plan, String batchId, int index) {
    var order =
        new EditingOrder(
            Product.IMS,
            request.account(),
            request.region(),
            plan.timeline(index, medium -> isPicture(request.account(), medium)),
            Optional.empty(),
            plan.output(index),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Target.OBJECT,
            Optional.of(new EditingOrder.Part(batchId, index)));
    return switch (check.check(order)) {
      case SubmitCheck.Refusal(String code, String message) ->
          throw new RejectedException(Rejection.atSubmit(code, message));
      case SubmitCheck.Passed(String mediaUrl) -> jobs.fresh(order, ids.get(), ids.get(), mediaUrl);
    };
  }

  private boolean isPicture(String account, String medium) {
    AssetKind kind =
        medium.contains("://")
            ? AssetKind.ofName(medium)
            : assets.find(account, medium).map(asset -> asset.kind()).orElse(AssetKind.VIDEO);
    return kind == AssetKind.IMAGE;
  }

  /** The account's batch of this id in this region, with its jobs, if there is one. */
  public Optional<Batch> find(String account, String region, String batchId) {
    return jdbi.withHandle(handle ->
        BatchRows.find(handle, batchId)
            .filter(batch ->
                batch.request().account().equals(account)
                    && batch.request().region().equals(region))
            .map(batch ->
                new Batch(
                    batchId,
                    batch.request(),
                    batch.state(),
                    store.ofBatch(handle, batchId),
                    batch.createdAt(),
                    batch.completedAt())));
  }

  /** Without their jobs. */
  public BatchPage list(BatchQuery query) {
    return jdbi.withHandle(handle -> BatchRows.list(handle, query));
  }
}
